"""A scene on a page, replied to as a reader does it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.browser_fixtures import wait_until
from tests.layers import some_now
from tests.reply.reply_site import SCENE, ReplyOnPage
from widgets.datasets import scene_ids
from widgets.reply.scenes import Scene

DAY_AGO = "2026-01-05T18:00:00.000Z"
OWN = "r-earlier00"
TEXT = "You put it down. I talked on."


def put_earlier_reply(reply: ReplyOnPage) -> None:
    """Let this browser have kept a reply, all marked, long ago."""
    scene = Scene.load(SCENE)
    marks = {one.id: True for one in scene.criteria if not one.is_counted}
    written = {"difficulty": "as_it_is", "text": TEXT, "written": DAY_AGO, "spoken": False}
    state = {"difficulty": "as_it_is", "text": "", "replies": {OWN: written}, "marks": {OWN: marks}}
    envelope = json.dumps({"version": 1, "widget": "reply", "state": {**state, "later": {}, "partner": {}}})
    place = f"localStorage['psychotherapy-relationship:reply-{SCENE}']"
    reply.page.add_init_script(f"if (location.protocol === 'http:') {place} ??= {json.dumps(envelope)};")


def open_partners(reply: ReplyOnPage) -> None:
    reply.slot("partner-of").evaluate("details => { details.open = true; }")


def save_file(reply: ReplyOnPage) -> str:
    open_partners(reply)
    with reply.page.expect_download() as caught:
        reply.press("Download my replies and marks")
    return caught.value.path().read_text("utf-8")


def open_file(reply: ReplyOnPage, text: str) -> None:
    open_partners(reply)
    file = {"name": "replies.json", "mimeType": "application/json", "buffer": text.encode()}
    reply.root.locator("[name=record]").set_input_files(file)


@pytest.mark.parametrize("name", some_now(scene_ids(), [SCENE], "each is a whole scene"))
def test_a_scene_is_replied_to_marked_and_compared_to_its_end_by_keyboard(reply, page, name):
    reply.open(name)
    keyboard = page.keyboard
    reply.root.locator("[name=difficulty]").first.focus()
    keyboard.press("ArrowDown")
    expect(reply.root.locator("[data-version=more_withdrawn]")).to_be_visible()
    reply.root.locator("[name=text]").focus()
    keyboard.type(TEXT)
    reply.root.get_by_role("button", name="Keep this reply, and mark it").focus()
    keyboard.press("Enter")
    wait_until(page, "document.activeElement.textContent === 'Mark your reply'")
    expect(reply.slot("samples")).to_be_hidden()
    sheets = [reply.root.locator("[data-sheet=own]"), *reply.root.locator("[data-sample] [data-sheet]").all()]
    for sheet in sheets:
        for criterion in reply.criteria(sheet):
            sheet.locator(f"[data-criterion={criterion}] input").first.focus()
            keyboard.press("Space")
    authors = Scene.load(name).replies
    for place, sample in enumerate(authors):
        shown = sheets[place + 1].locator("[data-slot=other]").all_text_contents()
        marked = [one.id for one in Scene.load(name).criteria if not one.is_counted]
        assert shown == [f"the authors: {'yes' if sample.marks[one] else 'no'}" for one in marked]
    expect(reply.slot("authors-agreement")).to_contain_text("You and the authors gave the same mark")
    reply.root.locator("[data-again=more_confronting]").focus()
    keyboard.press("Enter")
    wait_until(page, "document.activeElement.name === 'text'")
    expect(reply.root.locator("[data-version=more_confronting]")).to_be_visible()
    expect(reply.slot("own")).to_be_hidden()


def test_the_authors_marks_are_not_seen_before_ones_own(reply):
    reply.open().write(TEXT)
    reply.mark_own(True)
    first = Scene.load(SCENE).replies[0].id
    others = reply.sample(first).locator("[data-slot=other]")
    assert set(others.all_text_contents()) == {""}
    expect(reply.sample(first).locator("[data-authors]")).to_be_hidden()
    reply.mark(reply.sample(first), True)
    expect(others.first).to_have_text(re.compile("the authors: "))


def test_what_was_written_and_marked_is_there_after_a_reload_and_can_be_cleared_and_brought_back(reply, page):
    reply.open().write(TEXT)
    reply.mark_own(True, False)
    reply.root.locator("[name=text]").fill("Another")
    kept = reply.kept()
    assert [one["text"] for one in kept["replies"].values()] == [TEXT]
    page.reload()
    expect(reply.root.locator("[name=text]")).to_have_value("Another")
    expect(reply.slot("record-count")).to_have_text("1")
    reply.press("Clear all of this scene")
    expect(reply.root.locator("[name=text]")).to_have_value("")
    expect(reply.slot("record-of")).to_be_hidden()
    reply.press("Undo")
    expect(reply.root.locator("[name=text]")).to_have_value("Another")
    assert reply.kept() == kept


def test_a_reply_is_marked_anew_after_a_day_without_its_first_marks_and_then_both_are_seen(reply):
    put_earlier_reply(reply)
    reply.open()
    reply.slot("record-of").locator("summary").click()
    rows = reply.slot("record-rows")
    expect(rows).not_to_contain_text(": yes")
    reply.press("Look again at a reply of Jan 5, 2026")
    sheet = reply.slot("look").locator("[data-sheet]")
    assert sheet.locator("input:checked").count() == 0
    reply.mark(sheet, False)
    criteria = len(reply.criteria(sheet))
    expect(reply.slot("look-done")).to_have_text(f"You gave the same mark 0 of {criteria} times.")
    assert set(sheet.locator("[data-slot=other]").all_text_contents()) == {"then: yes"}
    expect(rows).to_contain_text(": yes")
    expect(rows).to_contain_text(": no")


@pytest.mark.whole("a scene is opened once more for it")
def test_a_reply_of_today_is_not_yet_looked_at_again(reply):
    reply.open().write(TEXT)
    reply.slot("record-of").locator("summary").click()
    assert reply.root.locator("[data-look-at]").count() == 0


def test_a_link_leads_to_the_scene_in_its_difficulty_and_leaves_what_is_kept(reply, page):
    put_earlier_reply(reply)
    reply.open()
    reply.root.locator("[name=difficulty][value=more_withdrawn]").check()
    reply.press("Link to this moment")
    link = reply.slot("takeaway").locator("textarea").input_value()
    assert link.endswith(f"#open=reply-{SCENE}&difficulty=more_withdrawn&v=1")
    assert "talked" not in link
    page.goto("about:blank")
    page.goto(link)
    expect(reply.root.locator("[name=difficulty][value=more_withdrawn]")).to_be_checked()
    expect(reply.slot("record-count")).to_have_text("1")
    expect(reply.slot("notices")).to_be_empty()
    reply.write("A second one")
    assert len(reply.kept()["replies"]) == 2


@pytest.mark.whole("a scene is opened once more for it")
def test_what_is_foreign_in_a_link_stays_text(reply, page):
    reply.open(after=f"#open=reply-{SCENE}&difficulty=<img src=x onerror=alert(1)>&v=1")
    expect(reply.slot("notices")).to_contain_text("<img src=x")
    assert page.locator(".reply img").count() == 0


@pytest.mark.whole("a scene is opened once more for it")
def test_replies_are_taken_along_as_text_with_their_marks(reply):
    put_earlier_reply(reply)
    reply.open()
    reply.press("Take my replies along as text")
    text = reply.slot("takeaway").locator("textarea").input_value()
    first = next(one for one in Scene.load(SCENE).criteria if not one.is_counted)
    assert f"Jan 5, 2026, As it is\n{TEXT}\nMarked then: {first.title}: yes" in text


@pytest.mark.whole("a scene is opened once more for it")
def test_more_replies_than_are_kept_are_refused_with_the_limit_and_nothing_is_lost(reply, page):
    page.route(
        "**/scenes/*.html",
        lambda route: route.fulfill(
            response=(there := route.fetch()), body=there.text().replace('"replies": 40', '"replies": 1')
        ),
    )
    reply.open().write(TEXT)
    reply.root.locator("[name=text]").fill("One more")
    reply.press("Keep this reply, and mark it")
    expect(reply.slot("kept-said")).to_contain_text("1 replies to this scene are kept on this device")
    expect(reply.root.locator("[name=text]")).to_have_value("One more")


def test_two_partners_exchange_files_and_see_how_far_they_agree(reply, address, scenes, browser):
    other = ReplyOnPage(browser.new_context(accept_downloads=True).new_page(), address, scenes)
    for who, text in ((reply, "Mine."), (other, "Yours.")):
        who.open().write(text)
        who.mark_own(True)
    open_file(reply, save_file(other))
    expect(reply.slot("partner-said")).to_have_text("Opened: 1 replies to mark, and marks of 0 of yours.")
    theirs = reply.slot("partner-replies").locator("article")
    expect(theirs.locator("blockquote")).to_have_text("Yours.")
    assert set(theirs.locator("[data-slot=other]").all_text_contents()) == {""}
    reply.mark(theirs.locator("[data-sheet]"), True, False)
    criteria = len(reply.criteria(theirs.locator("[data-sheet]")))
    # The partner said yes to all of them, and I to the first: one mark is the same.
    told = f"You and your partner gave the same mark 1 of {criteria} times"
    expect(reply.slot("partner-agreement")).to_contain_text(told)
    expect(reply.slot("partner-agreement")).to_contain_text("These are few marks")
    open_file(other, save_file(reply))
    expect(other.slot("partner-said")).to_have_text("Opened: 1 replies to mark, and marks of 1 of yours.")
    expect(other.slot("partner-agreement")).to_contain_text(told)
    other.page.context.close()


def test_a_file_that_is_none_is_refused_by_name_and_what_was_there_stays(reply):
    reply.open().write(TEXT)
    own = save_file(reply)
    before = reply.kept()
    for text, told in {
        "%PDF-1.7": "it is no JSON",
        '{"format": "other"}': "none of replies and marks",
        own.replace("I talked on", "You talked on"): "was changed after the page made it",
        own: "This is your own file",
    }.items():
        open_file(reply, text)
        expect(reply.slot("partner-said")).to_contain_text(told)
    assert reply.kept() == before


def test_without_a_script_the_scene_is_a_sheet_for_class_with_all_that_is_in_it(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/scenes/{SCENE}.html")
    text = page.locator(".reply").inner_text()
    scene = Scene.load(SCENE)
    said = [part for one in scene.versions.values() for part in (one.seen, one.said)]
    said += [part for one in scene.replies for part in (one.text, one.speaks_for, one.speaks_against)]
    said += [one.question for one in scene.criteria]
    assert [one for one in said if " ".join(one.split()) not in " ".join(text.split())] == []
    assert page.get_by_role("button").count() == 0
    context.close()


def test_a_scene_that_was_not_begun_is_printed_as_a_sheet_for_class(reply, page):
    reply.open()
    page.emulate_media(media="print")
    for part in ("[data-version=more_confronting]", ".reply__sample >> nth=0", ".reply__lines"):
        expect(reply.root.locator(part)).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.whole("axe, in four settings, while it is used")
def test_a_scene_is_accessible_while_it_is_used(reply, page):
    put_earlier_reply(reply)
    reply.open().write(TEXT)
    reply.mark_own(True)
    reply.slot("record-of").locator("summary").click()
    reply.slot("partner-of").locator("summary").click()
    for _ in each_setting(page):
        assert faults_of(page) == []
        assert sideways(page) == 0
