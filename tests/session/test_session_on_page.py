"""A session on a page, played as a reader plays it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.browser_fixtures import wait_until
from tests.layers import some_now
from tests.server import serve
from tests.session.session_site import SessionOnPage, write_site
from widgets.datasets import session_ids
from widgets.session.session import Session

REPLIES = ["reason", "interpret", "meta", "reason", "reason", "go_on", "go_on", "reassure"]
"""A way through Ruben's session."""
LINK = f"#open=session-rubens_sheet&replies={'.'.join(REPLIES)}&seed=3&v=1"
SHOWN = re.compile(r"[-+−]?\d+\.\d+|\d+%")
"""Numbers such as a course has; the text of a session writes its own in whole ones, or in words."""


@pytest.fixture(scope="module")
def sessions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sessions")
    write_site(folder, session_ids())
    with serve(folder) as address:
        yield address


@pytest.fixture
def site(sessions):
    return sessions


@pytest.fixture
def session(page, sessions):
    return SessionOnPage(page, sessions)


@pytest.mark.parametrize("name", some_now(session_ids(), ["rubens_sheet"], "each is a whole session"))
def test_a_session_is_played_to_its_end_by_mouse_and_shows_no_number_before(session, name):
    session.open(name)
    chosen = []
    while kinds := session.kinds():
        assert not SHOWN.search(session.root.locator(".session__play").inner_text())
        assert not session.slot("after").is_visible()
        chosen.append(kinds[len(chosen) % len(kinds)])
        session.reply(chosen[-1])
    course = Session(name, chosen).course
    told = session.slot("course-told").text_content()
    # the same course as in Python, to the printed digits
    assert f"from {course.alliance.iloc[0]:.2f} to {course.alliance.iloc[-1]:.2f}" in told
    assert f"{course.landed.sum():.0f} landed" in told
    assert session.slot("many").locator("rect").count() > 0


@pytest.mark.parametrize("name", some_now(session_ids(), ["rubens_sheet"], "each is a whole session"))
def test_a_session_is_played_to_its_end_by_keyboard(session, page, name):
    session.open(name)
    session.root.locator("[data-reply]").first.focus()
    turns = 0
    while session.kinds():
        said = session.slot("log").locator("p").count()
        page.keyboard.press("Enter")
        wait_until(page, "([said]) => document.querySelectorAll('[data-slot=log] p').length > said", arg=[said])
        turns += 1
        # The focus is at the answer, and the next stop are the replies, or what comes after them.
        assert page.evaluate("document.activeElement.className").startswith("session__speech")
        page.keyboard.press("Tab")
        wait_until(page, "document.activeElement.closest('button') !== null")
    assert turns == len(Session(name).script.turns) or turns >= 8
    expect(session.slot("after")).to_be_visible()


def test_a_link_brings_back_the_course_that_it_was_taken_from(session, page):
    session.open("rubens_sheet", LINK)
    before = session.slot("course-told").text_content()
    alliance = Session("rubens_sheet", REPLIES, seed=3).course.alliance
    assert f"from {alliance.iloc[0]:.2f} to {alliance.iloc[-1]:.2f}" in before
    session.press("Link to this course")
    link = session.slot("takeaway").locator("textarea").input_value()
    assert link.endswith(LINK)
    page.goto("about:blank")
    page.goto(link)
    expect(session.slot("course-told")).to_have_text(before)


def test_a_link_to_a_turn_that_does_not_exist_is_named_and_the_rest_is_shown(session):
    session.open("rubens_sheet", LINK.replace("&seed", ".wait&seed"))
    expect(session.slot("notices")).to_contain_text("reply 9, wait, comes after the end, at a turn that does not exist")
    expect(session.slot("after")).to_be_visible()


def test_what_is_foreign_in_a_link_stays_text(session, page):
    session.open("rubens_sheet", "#open=session-rubens_sheet&replies=<img src=x onerror=alert(1)>&seed=<b>7</b>&v=1")
    expect(session.slot("notices")).to_contain_text("<img src=x")
    assert page.locator(".session img").count() == 0


def test_the_replies_are_there_after_a_reload_and_can_be_begun_anew_and_brought_back(session, page):
    session.open("rubens_sheet").play(["go_on", "reassure"])
    said = session.slot("log").inner_text()
    page.reload()
    expect(session.slot("log")).to_have_text(re.compile(re.escape(said.splitlines()[0])))
    session.press("Begin again with this client")
    expect(session.slot("log")).to_be_empty()
    session.press("Undo")
    assert session.slot("log").inner_text() == said


def test_the_two_forms_are_hidden_until_they_are_asked_for_and_are_those_of_python(session):
    session.open("rubens_sheet", LINK)
    marks = session.root.locator("[data-item] [data-mark=client]")
    assert set(marks.all_text_contents()) == {""}
    session.root.locator("[data-guess=goal_1]").select_option("3")
    session.press("Show what the two marked")
    forms = Session("rubens_sheet", REPLIES, seed=3).forms
    assert [int(text) for text in marks.all_text_contents()] == forms.loc["client"].tolist()
    theirs = session.root.locator("[data-item] [data-mark=therapist]").all_text_contents()
    assert [int(text) for text in theirs] == forms.loc["therapist"].tolist()
    expect(session.slot("revealed")).to_contain_text("over 1 statements")


def test_one_reply_changed_is_compared_and_a_switch_changes_the_form(session):
    session.open("rubens_sheet", LINK)
    session.root.locator("[data-change=turn]").select_option("2")
    session.root.locator("[data-change=kind]").select_option("reassure")
    other = [REPLIES[0], "reassure", *REPLIES[2:]]
    ends = [Session("rubens_sheet", given, seed=3).simulate().groupby("client").last() for given in (other, REPLIES)]
    expect(session.slot("change-told")).to_contain_text(f"ends at {ends[0].alliance[1]:.2f} and not at")
    better = int((ends[0].alliance > ends[1].alliance).sum())
    expect(session.slot("change-told")).to_contain_text(f"For {better} of 200")
    session.press("Show what the two marked")
    session.root.locator("[data-switch=withdrawal_hides]").check()
    hidden = Session("rubens_sheet", REPLIES, seed=3, withdrawal_hides=True).forms.loc["therapist"]
    cells = session.root.locator("[data-item] [data-mark=therapist]")
    expect(cells.first).to_have_text(str(hidden.iloc[0]))
    assert [int(text) for text in cells.all_text_contents()] == hidden.tolist()


def test_transcript_course_and_picture_are_taken_along(session, page):
    session.open("rubens_sheet", LINK)
    session.press("Transcript")
    text = session.slot("takeaway").locator("textarea").input_value()
    assert text.count("Hanna: ") == len(REPLIES)
    assert "Ruben's sheet, client 3. A rehearsed session in The Psychotherapy Relationship" in text
    with page.expect_download() as caught:
        session.press("Download the course")
    rows = caught.value.path().read_text("utf-8").splitlines()
    assert rows[0].startswith("turn,name,kind,chance,landed,goal")
    assert float(rows[8].split(",")[5]) == Session("rubens_sheet", REPLIES, seed=3).course.goal.iloc[7]
    with page.expect_download() as caught:
        session.press("Download the picture")
    drawing = caught.value.path().read_text("utf-8")
    assert drawing.startswith("<svg")
    assert "var(" not in drawing


def test_without_a_script_the_whole_dialogue_stands_there_to_be_read_in_class(browser, sessions):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sessions}/sessions/rubens_sheet.html")
    text = page.locator(".session").inner_text()
    script = Session("rubens_sheet").script
    replies = [reply for turn in script.turns.values() for reply in turn.replies.values()]
    assert [one for reply in replies for one in (reply.text, reply.lands, reply.misses) if one not in text] == []
    assert page.locator("[data-slot=after]").is_hidden()
    context.close()


@pytest.mark.whole("axe, in four settings, while it is played and afterwards")
@pytest.mark.parametrize("replies", [REPLIES[:2], REPLIES])
def test_a_session_is_accessible_while_it_is_used(session, page, replies):
    session.open("one_foot_out" if replies is None else "rubens_sheet").play(replies)
    for _ in each_setting(page):
        assert faults_of(page) == []
        assert sideways(page) == 0
