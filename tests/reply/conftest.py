"""A small site with every scene, and one scene opened on it."""

from __future__ import annotations

import pytest

from tests.reply.reply_site import ReplyOnPage, write_site
from tests.server import serve
from widgets.datasets import scene_ids


@pytest.fixture(scope="package")
def scenes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scenes")
    write_site(folder, scene_ids())
    with serve(folder) as address:
        yield address


@pytest.fixture
def site(scenes):
    return scenes


@pytest.fixture
def reply(page, scenes):
    return ReplyOnPage(page, scenes)
