"""A scene in Spanish is the same scene: its texts stay English and say so, and what is kept and handed on is alike."""

from __future__ import annotations

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.layers import some_now
from tests.reply.reply_site import SCENE, ReplyOnPage
from tests.small_site import dressed
from widgets.datasets import scene_ids
from widgets.reply.reply import Reply
from widgets.reply.scenes import Scene

NOT_ENGLISH = '[not(ancestor-or-self::*[@lang][1][@lang = "en"])]'


def own_texts(scene: Scene) -> set[str]:
    """What is said in a scene, and what is asked and said about it."""
    said = [line.text for version in scene.versions.values() for line in (*version.lines, *scene.before)]
    seen = [version.seen for version in scene.versions.values()]
    asked = [text for one in scene.criteria for text in (one.title, one.question, one.moment, one.met.text)]
    replies = [text for one in scene.replies for text in (one.text, one.speaks_for, one.speaks_against)]
    taken = [text for one in scene.replies for each in one.taken for text in (each.by[1:], each.how)]
    return {scene.title, scene.you, *scene.topics, *said, *seen, *asked, *replies, *taken}


@pytest.mark.parametrize("name", some_now(scene_ids(), [SCENE], "each is a whole scene"))
def test_whatever_a_scene_says_itself_is_said_to_be_english(name):
    root = html.fromstring(Reply(name, language="es").readable_form(published=True))
    around = " ".join(str(text).strip() for text in root.xpath(f"//text()[parent::*{NOT_ENGLISH}]"))
    assert [text for text in own_texts(Scene.load(name)) if text in around] == []
    assert "Ninguna es la clave, y ninguna lo hace todo." in around


def test_a_partners_file_and_a_link_fit_in_both_languages_since_the_scene_is_the_same():
    assert Reply(SCENE, language="es").definition == Reply(SCENE).definition


@pytest.mark.whole("a scene is opened once more for it")
def test_dates_numbers_and_the_cell_of_python_are_those_of_the_language(reply: ReplyOnPage, scenes):
    form = Reply(SCENE, language="es").static_html()
    (scenes.folder / "scenes" / "spanish.html").write_text(dressed(form, "reply/reply", heading="Escena"), "utf-8")
    reply.page.clock.set_fixed_time("2026-01-05T18:00:00Z")
    reply.open("spanish")
    reply.root.locator("[name=text]").fill("Hoy pregunté yo.")
    reply.press("Guardar esta respuesta y marcarla")
    expect(reply.slot("record-rows").locator("th")).to_have_text("5 ene 2026")
    for sheet in reply.root.locator("[data-sheet]").all():
        reply.mark(sheet, True, False)
    expect(reply.slot("authors-agreement")).to_contain_text("Kappa ponderada es 0,")
    reply.press("Python para esta escena")
    cell = reply.slot("takeaway").locator("textarea").input_value()
    assert cell.splitlines()[2] == f'reply = Reply("{SCENE}", language="es")'
