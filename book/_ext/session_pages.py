"""Make a page for each rehearsed session, and the list that leads there, from the sessions themselves."""

from __future__ import annotations

from made_blocks import add_block, fill_template
from made_once import made_once
from made_pages import add_pages
from sphinx.application import Sphinx

from widgets import Script, Session, session_ids


@made_once
def _page(name: str) -> tuple[str, str]:
    """Write the title and the body of a session's page."""
    session = Session(name)
    return session.script.title, fill_template("session.html", session=session, html=session.static_html())


def session_list(_app: Sphinx) -> str:
    """Write a line for each session, which leads to its page."""
    return fill_template("session_list.html", scripts=[Script.load(name) for name in session_ids()])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    add_block(app, "session-list", session_list)
    add_pages(app, "sessions", session_ids(), _page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
