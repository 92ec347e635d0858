"""A chapter can be opened on Binder, Colab and a hub where somebody publishes the notebooks, and only there."""

from __future__ import annotations

import re

import pytest
from launch_links import BRANCH, SETTINGS, hub_link, launch_options
from sphinx.errors import ConfigError

from tests.chapters.notebooks import ROOT


@pytest.fixture(autouse=True)
def _nobody_publishes(monkeypatch):
    for setting in SETTINGS:
        monkeypatch.delenv(setting, raising=False)


def test_without_a_repository_nothing_changes():
    assert launch_options() == {}


def test_a_repository_on_github_is_opened_on_binder_and_colab(monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://github.com/you/notebooks.git")
    options = launch_options()
    assert options["repository_url"] == "https://github.com/you/notebooks"
    assert set(options["launch_buttons"]) == {"notebook_interface", "binderhub_url", "colab_url"}


def test_one_elsewhere_is_opened_on_binder_and_on_a_hub_that_is_named(monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://git.example.org/you/notebooks/")
    monkeypatch.setenv("HUB", "https://hub.example.org")
    assert set(launch_options()["launch_buttons"]) == {"notebook_interface", "binderhub_url", "jupyterhub_url"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [("REPOSITORY", "you/notebooks"), ("REPOSITORY", "https://github.com/you"), ("HUB", "hub.example.org")],
)
def test_a_setting_that_is_no_address_is_named_with_an_example(monkeypatch, setting, value):
    monkeypatch.setenv("REPOSITORY", "https://github.com/you/notebooks")
    monkeypatch.setenv(setting, value)
    with pytest.raises(ConfigError, match=f"{setting} is '{value}'; write a whole address, such as https://"):
        launch_options()


def test_a_hubs_link_pulls_the_repository_and_opens_the_chapter(monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://github.com/you/notebooks")
    monkeypatch.setenv("HUB", "https://hub.example.org")
    assert hub_link("chapters/transference") == (
        "https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A//github.com/you/notebooks"
        f"&urlpath=lab/tree/notebooks/chapters/transference.ipynb&branch={BRANCH}"
    )


def test_binder_is_told_a_python_that_the_book_runs_on_and_installs_the_pins_alone():
    promised = re.search(r'requires-python = ">=3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))[1]
    told = re.fullmatch(r"python-3\.(\d+)\n", (ROOT / "binder/runtime.txt").read_text("utf-8"))[1]
    assert int(told) >= int(promised)
    assert (ROOT / "binder/requirements.txt").read_text("utf-8") == "-r ../requirements.txt\n"
