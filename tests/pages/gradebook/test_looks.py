"""How the gradebook looks and loads: on every screen, in every light, for every reader; and when it cannot load."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.classroom.hostile import changed_answers, honest_file, zipped
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, marks_file


def open_everything(gradebook):
    gradebook.put(DOWNLOAD, FILE, LIST, marks_file("CD", pia=(0, 1), quin=(1, 1)), ("photo.png", b"\x89PNG\xff"))
    gradebook.sign("AB")
    gradebook.choose("names_reason", 2)
    gradebook.choose("is_plain", 1)
    gradebook.press("Next →")
    gradebook.choose("names_reason", 2)
    gradebook.download("canvas")
    for name in ("Quin Lee", "Sam Ode"):
        gradebook.part("students").get_by_role("button", name=name).click()
    gradebook.page.evaluate("for (const one of document.querySelectorAll('.gradebook details')) one.open = true")
    gradebook.slot("analysis").locator("tbody tr").first.wait_for()
    gradebook.part("students").locator(".gradebook__answers").wait_for()
    gradebook.settle()


def test_the_page_has_no_accessibility_fault_and_never_scrolls_sideways(gradebook):
    for fill in (lambda _: None, open_everything):
        fill(gradebook)
        for _ in each_setting(gradebook.page):
            assert faults_of(gradebook.page) == []
            assert sideways(gradebook.page) <= 0


def test_each_exercise_is_described_in_numbers_words_and_a_bar(gradebook):
    files = {f"s{n}_{n}_9{n}_a.json": honest_file(f"s{n}") for n in range(8)}
    weak = {"wa_late_again": {"choice": "a"}, "wa_rated_by_two": {"choice": "false"}}
    files |= {f"w{n}_{n}_8{n}_a.json": changed_answers(f"w{n}", **weak) for n in range(4)}
    gradebook.put(FILE, ("d.zip", zipped(files)))
    gradebook.slot("analysis").locator("summary").click()
    row = gradebook.slot("analysis").locator("tr", has_text="Late again")
    expect(row).to_contain_text("67% of the points: rather easy")
    assert "1.00: those who do well elsewhere do well here" in row.inner_text()
    assert "8 Tasks (right)" in row.inner_text()
    bar, frame = (row.locator(f".gradebook__bar{inner}").bounding_box()["width"] for inner in (" span", ""))
    assert bar / (frame - 2) == pytest.approx(2 / 3, abs=0.01)  # its border is 1 px wide


def test_links_lead_to_the_parts_and_count_what_is_in_them(graded):
    links = graded.root.locator("nav.gradebook__nav li").all_inner_texts()
    assert links == ["Who is in 5", "Problems 4", "Mark free responses 13", "Decisions 0", "Take away"]
    for part in ("students", "problems", "marking", "decisions", "take_away"):
        graded.root.locator(f"a[href='#gradebook-{part}']").click()
        expect(graded.root.locator(f"#gradebook-{part}")).to_be_in_viewport()
