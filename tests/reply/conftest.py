"""A small site with scenes, and one of them opened."""

from __future__ import annotations

import pytest

from tests.reply.reply_site import ReplyOnPage, SceneSite
from tests.server import serve


@pytest.fixture(scope="package")
def scenes(tmp_path_factory):
    return SceneSite(tmp_path_factory.mktemp("scenes"))


@pytest.fixture(scope="package")
def address(scenes):
    with serve(scenes.folder) as address:
        yield address


@pytest.fixture
def site(address):
    return address


@pytest.fixture
def reply(page, address, scenes):
    return ReplyOnPage(page, address, scenes)
