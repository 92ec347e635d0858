"""Open chapters on Binder, on Colab and on a class hub, where ``REPOSITORY`` says who publishes the notebooks."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlencode, urlsplit

from chapter_openings import chapter_openings
from made_blocks import add_block, fill_template
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

BINDER, COLAB, GITHUB = "https://mybinder.org", "https://colab.research.google.com", "github.com"
SETTINGS = {
    "REPOSITORY": "https://github.com/you/notebooks",
    "HUB": "https://hub.example.edu",
}
"""What may be set, each with an example."""
BRANCH = "main"


def address_in(setting: str) -> str:
    """Give the address in a setting of the environment, without a slash at its end; empty where nobody has set it.

    Raises
    ------
    ConfigError
        If it is no address of the web, or a repository without an owner and a name.
    """
    address = os.environ.get(setting, "").rstrip("/").removesuffix(".git")
    parts = urlsplit(address)
    names = [part for part in parts.path.split("/") if part]
    whole = parts.scheme in {"http", "https"} and parts.netloc and not parts.query and not parts.fragment
    if address and not (whole and (setting != "REPOSITORY" or len(names) > 1)):
        raise ConfigError(f"{setting} is {address!r}; write a whole address, such as {SETTINGS[setting]}")
    return address


def launch_options() -> dict[str, Any]:
    """Give what the theme has to know; nothing where nobody publishes the notebooks."""
    repository, hub = address_in("REPOSITORY"), address_in("HUB")
    if not repository:
        return {}
    buttons = {"notebook_interface": "jupyterlab", "binderhub_url": BINDER}
    buttons |= {"colab_url": COLAB} if urlsplit(repository).netloc == GITHUB else {}
    buttons |= {"jupyterhub_url": hub} if hub else {}
    return {"repository_url": repository, "repository_branch": BRANCH, "launch_buttons": buttons}


def hub_link(page: str) -> str:
    """Give the link by which a student gets a chapter on a hub, with the places that only its host can fill in.

    Parameters
    ----------
    page : str
        The name of the chapter's page.
    """
    repository = address_in("REPOSITORY") or SETTINGS["REPOSITORY"]
    opened = f"lab/tree/{repository.rsplit('/', 1)[-1]}/{page}.ipynb"
    asked = urlencode({"repo": repository, "urlpath": opened, "branch": BRANCH}, safe="/")
    return f"{address_in('HUB') or SETTINGS['HUB']}/hub/user-redirect/git-pull?{asked}"


def hub_links(app: Sphinx) -> str:
    """Write the table of links."""
    chapters = [{"title": opening.title, "link": hub_link(page)} for page, opening in chapter_openings(app).items()]
    return fill_template("hub_links.html", chapters=chapters, published=bool(address_in("REPOSITORY")))


def set_options(app: Sphinx, config: Any) -> None:
    """Tell the theme."""
    config.html_theme_options = {**config.html_theme_options, **launch_options()}


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    add_block(app, "hub-links", hub_links)
    app.connect("config-inited", set_options)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
