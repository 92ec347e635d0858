"""Make a page for each scene to reply to, and the list that leads there, from the scenes themselves."""

from __future__ import annotations

from made_blocks import add_block, fill_template
from made_once import made_once
from made_pages import add_pages
from sphinx.application import Sphinx

from widgets import Reply, load_scenes, scene_ids
from widgets.host.words import read_words


@made_once
def _page(name: str) -> tuple[str, str]:
    """Write the title and the body of a scene's page."""
    reply = Reply(name)
    return reply.scene.title, fill_template("scene.html", scene=reply.scene, html=reply.static_html())


def scene_list(_app: Sphinx) -> str:
    """Write a line for each scene, by kind, which says where it is and leads to its page."""
    words = read_words("reply/reply")
    scenes = load_scenes()
    kinds = {kind: [one for one in scenes if one.kind == kind] for kind in dict.fromkeys(one.kind for one in scenes)}
    return fill_template("scene_list.html", kinds=dict(sorted(kinds.items())), words=words)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    add_block(app, "scene-list", scene_list)
    add_pages(app, "scenes", scene_ids(), _page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
