"""A reply that is spoken: recorded after a press, played, kept on this device or deleted, and sent nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from kept_book import BLOCKS, MODULE, write_block
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser_fixtures import FLAGS, Watcher, wait_until
from tests.layers import some_now
from tests.reply.reply_site import SCENE, ReplyOnPage, SceneSite
from tests.reply.test_reply_on_page import save_file
from tests.small_site import dressed

MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
"""A device that beeps, and a browser that says yes for its user."""
SOME_TIME = re.compile(r"0:(0[1-9]|[1-5][0-9]) of|1:[0-9]{2} of")
KEPT = """async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const name = "psychotherapy-relationship:sounds";
    if (!names.includes(name)) return null;
    const database = await new Promise(done => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => done(opening.result);
    });
    const sounds = await new Promise(done => {
        const asking = database.transaction("sounds").objectStore("sounds").getAll();
        asking.onsuccess = () => done(asking.result);
    });
    database.close();
    return sounds.map(sound => sound.size);
}"""


@pytest.fixture(scope="module")
def listening(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser with a microphone."""
    browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *MICROPHONE])
    yield browser
    browser.close()


@pytest.fixture
def speaker(listening: Browser, address: str, scenes: SceneSite) -> Iterator[ReplyOnPage]:
    context = listening.new_context(accept_downloads=True)
    page = context.new_page()
    page.watcher = Watcher(page, address)
    yield ReplyOnPage(page, address, scenes)
    assert page.watcher.errors == []
    assert page.watcher.foreign == []
    context.close()


def limit_to(page: Page, seconds: int) -> None:
    """Let a recording be shorter than two minutes."""
    page.route(
        "**/scenes/*.html",
        lambda route: route.fulfill(
            response=(there := route.fetch()),
            body=there.text().replace('"sound_seconds": 120', f'"sound_seconds": {seconds}'),
        ),
    )


def record(reply: ReplyOnPage) -> None:
    """Record for a moment."""
    reply.root.locator("[data-action=record]").click()
    expect(reply.slot("record")).to_have_text("Stop")
    expect(reply.slot("sound-time")).to_contain_text(SOME_TIME)
    reply.slot("record").click()
    expect(reply.slot("sound")).to_be_visible()


def stored(reply: ReplyOnPage) -> list[int] | None:
    sizes: list[int] | None = reply.page.evaluate(KEPT)
    return sizes


def test_a_reply_is_recorded_played_kept_and_deleted_and_no_request_is_made(speaker):
    speaker.open()
    speaker.page.wait_for_load_state("networkidle")
    before = len(speaker.page.watcher.requests)
    assert stored(speaker) is None
    record(speaker)
    assert stored(speaker) is None  # not before it is chosen
    played = speaker.root.locator("audio").evaluate(
        """async audio => {
            const heard = new Promise(done => { audio.ontimeupdate = () => audio.currentTime > 0 && done(); });
            await audio.play();
            await heard;
            return audio.currentTime;
        }"""
    )
    assert played > 0
    speaker.press("Keep the recording on this device")
    expect(speaker.slot("sound-said")).to_have_text("The recording is kept on this device.")
    [size] = stored(speaker)
    assert size > 500
    speaker.press("Delete the recording")
    expect(speaker.slot("sound-said")).to_have_text("The recording is deleted.")
    assert stored(speaker) == []
    asked = speaker.page.watcher.requests[before:]
    assert [url for url in asked if not url.startswith("blob:") and "/typefaces/" not in url] == []


@pytest.mark.whole("something is recorded, which takes its time")
def test_a_spoken_reply_is_kept_and_there_after_a_reload(speaker):
    speaker.open()
    record(speaker)
    speaker.press("Keep this reply, and mark it")
    expect(speaker.slot("own-text")).to_have_text("(spoken)")
    assert [one["spoken"] for one in speaker.kept()["replies"].values()] == [True]
    speaker.page.reload()
    speaker.slot("record-of").locator("summary").click()
    expect(speaker.root.get_by_role("button", name="Listen")).to_be_visible()


def test_a_file_has_the_recording_only_if_that_was_ticked(speaker):
    speaker.open()
    record(speaker)
    speaker.press("Keep this reply, and mark it")
    expect(speaker.slot("own-text")).to_have_text("(spoken)")
    assert "sounds" not in json.loads(json.loads(save_file(speaker))["payload"])
    speaker.root.locator("[name=with_sound]").check()
    sounds = json.loads(json.loads(save_file(speaker))["payload"])["sounds"]
    assert all(sound.startswith("data:audio/") for sound in sounds.values())


@pytest.mark.whole("something is recorded, which takes its time")
def test_a_recording_ends_at_its_limit_and_all_of_it_is_there(speaker):
    limit_to(speaker.page, 2)
    speaker.open()
    speaker.root.locator("[data-action=record]").click()
    expect(speaker.slot("sound-said")).to_contain_text("The recording ended at 0:02")
    expect(speaker.slot("sound")).to_be_visible()
    speaker.press("Keep the recording on this device")
    expect(speaker.slot("sound-said")).to_contain_text("kept")
    assert stored(speaker)[0] > 1000


@pytest.mark.whole("something is recorded, which takes its time")
def test_a_device_that_is_full_is_told_so_and_the_recording_stays_on_the_page(speaker):
    speaker.open()
    record(speaker)
    speaker.page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); }; }"
    )
    speaker.press("Keep the recording on this device")
    expect(speaker.slot("sound-said")).to_contain_text("no room for the recording")
    expect(speaker.slot("sound")).to_be_visible()
    expect(speaker.root.get_by_role("button", name="Keep the recording on this device")).to_be_visible()


@pytest.mark.parametrize(
    ("error", "told"),
    some_now(
        [
            ("NotAllowedError", "The microphone was refused"),
            ("NotFoundError", "No microphone was found"),
            ("NotReadableError", "another program holds it"),
            ("TypeError", "The recording could not begin"),
        ],
        1,
        "a scene is opened for each",
    ),
)
def test_a_microphone_that_cannot_be_used_is_named_with_the_fix(reply, page, error, told):
    page.add_init_script(
        f"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{error}'));"
    )
    reply.open()
    reply.root.locator("[data-action=record]").click()
    expect(reply.slot("sound-said")).to_contain_text(told)
    expect(reply.slot("record")).to_have_text("Record")


def test_a_browser_that_cannot_record_is_named(reply, page):
    page.add_init_script("delete globalThis.MediaRecorder;")
    reply.open()
    reply.root.locator("[data-action=record]").click()
    expect(reply.slot("sound-said")).to_contain_text("This browser cannot record sound")


@pytest.mark.whole("something is recorded, which takes its time")
def test_a_microphone_that_goes_away_leaves_what_was_said_until_then(speaker):
    speaker.page.add_init_script(
        """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async wanted => (globalThis.heard = await ask(wanted));"""
    )
    speaker.open()
    speaker.root.locator("[data-action=record]").click()
    expect(speaker.slot("sound-time")).to_contain_text(SOME_TIME)
    speaker.page.evaluate("heard.getTracks().forEach(track => track.stop())")
    expect(speaker.slot("sound-said")).to_contain_text("The microphone went away after")
    expect(speaker.slot("sound")).to_be_visible()


@pytest.mark.whole("something is recorded, which takes its time")
def test_the_microphone_is_asked_for_only_after_a_press_and_let_go_at_the_end(speaker):
    speaker.page.add_init_script(
        """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async wanted => (globalThis.heard = await ask(wanted));"""
    )
    speaker.open()
    assert speaker.page.evaluate("globalThis.heard") is None
    record(speaker)
    wait_until(speaker.page, "heard.getTracks().every(track => track.readyState === 'ended')")


@pytest.mark.whole("something is recorded, which takes its time")
def test_clearing_a_scene_deletes_its_recordings(speaker):
    speaker.open()
    record(speaker)
    speaker.press("Keep this reply, and mark it")
    expect(speaker.slot("own-text")).to_have_text("(spoken)")
    assert len(stored(speaker)) == 1
    speaker.press("Clear all of this scene")
    expect(speaker.slot("notices")).to_contain_text("are cleared")
    assert stored(speaker) == []
    speaker.press("Undo")
    expect(speaker.slot("record-count")).to_have_text("1")
    assert len(stored(speaker)) == 1


def test_looking_at_a_scene_makes_no_database(speaker):
    speaker.open(SCENE)
    assert stored(speaker) is None


@pytest.mark.whole("something is recorded, and two pages are opened")
def test_delete_everything_deletes_the_recordings_to_the_last_byte(speaker, scenes):
    deleting = dressed(write_block(BLOCKS["delete-everything"], None), MODULE, modules=(MODULE,), heading="Privacy")
    (scenes.folder / "book").mkdir(exist_ok=True)
    (scenes.folder / "book" / "privacy.html").write_text(deleting, "utf-8")
    speaker.open()
    record(speaker)
    speaker.press("Keep this reply, and mark it")
    expect(speaker.slot("own-text")).to_have_text("(spoken)")
    assert len(stored(speaker)) == 1
    page = speaker.page
    page.goto(f"{speaker.address}/book/privacy.html")
    page.get_by_role("button", name="Delete everything").press("Enter")
    page.get_by_role("button", name="Delete it now").press("Enter")
    expect(page.locator("[data-deleting] [data-slot=said]")).to_contain_text("Deleted: ")
    wait_until(page, "async () => (await indexedDB.databases()).length === 0")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.includes('reply-'))") == []
