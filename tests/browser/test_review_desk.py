"""The review desk as people use it, in a real browser: by pointer, by keys, without JavaScript and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.chromium import PHONE, Seat, Seats, needs_chromium, seats
from tests.browser.convoy import SLUG, TEXT, put_on_file
from tests.browser.serving import Served, serving
from tests.bundles import far_off, proof_of
from tests.desks import Desk
from tracker.domain.vocabulary import Bearing
from tracker.services.admitting import choose_password, hash_password
from tracker.services.desks import choose_setting
from tracker.services.evidencing import Holding, add_evidence
from tracker.services.filing import file_story
from tracker.services.reviewing import ask_for_source, take_if_untouched

pytestmark = needs_chromium

STORY = f"/stories/{SLUG}"


@pytest.fixture
def convoy(team_desk: Desk) -> Iterator[Served]:
    """A desk of several with a story, served."""
    put_on_file(team_desk)
    with serving(team_desk) as found:
        yield found


@pytest.fixture
def at_convoy(chromium: Browser, convoy: Served) -> Iterator[Seats]:
    """Seats at it."""
    with seats(chromium, convoy.at, convoy.let_in) as found:
        yield found


def test_a_checker_and_an_editor_go_through_the_review_by_keys_alone(at_convoy: Seats) -> None:
    checker, editor = at_convoy("MC"), at_convoy("EK")
    checker.open(STORY)
    editor.open(f"{STORY}?claim=1")
    keys = checker.keys

    keys.press("?")
    expect(checker.page.locator("#keys")).to_be_visible()
    keys.press("Escape")
    keys.press("j")
    keys.press("Enter")
    expect(checker.page.locator("#claim")).to_have_attribute("data-number", "1")
    expect(checker.page.locator("#claim-title")).to_be_focused()
    keys.press("x")
    expect(editor.page.locator("#claim-hold")).to_contain_text("MC")  # seen by the other within seconds

    keys.press("v")
    keys.type("verified v")  # letters of a reason, also those that are keys
    expect(checker.page.locator("#reason")).to_have_value("verified v")
    keys.press("Enter")
    expect(checker.page.locator("#told")).to_contain_text("verified")
    expect(checker.page.locator("#claim")).to_have_attribute("data-number", "2")  # and on to the next
    expect(editor.page.locator("#move-approve")).to_be_visible()

    editor.keys.press("a")
    editor.keys.press("Enter")
    expect(editor.page.locator("#claim-state, #claim .badge").first).to_contain_text("verified")
    expect(checker.page.locator("#story-text mark").first).to_have_attribute("data-word", "verified")

    editor.keys.press("z")
    expect(editor.page.locator("#claim .badge").first).to_contain_text("in review")
    assert checker.gone_wrong() + editor.gone_wrong() == []

    editor.page.locator("#claim-next").click()
    expect(editor.page.locator("#claim")).to_have_attribute("data-number", "2")
    look(editor.page, away=True)
    editor.page.route("**/*", lambda asked: asked.abort())  # the line is cut
    keys.press("x")
    expect(checker.page.locator("#claim-hold")).to_contain_text("MC")
    look(editor.page, away=False)
    expect(editor.page.locator("#live")).to_contain_text("Not connected")
    expect(editor.page.locator("#claim-hold")).to_have_count(0)
    editor.page.unroute("**/*")
    expect(editor.page.locator("#claim-hold")).to_contain_text("MC")  # and it catches up
    expect(editor.page.locator("#live")).to_be_hidden()
    assert checker.gone_wrong() == []


def look(page: Page, *, away: bool) -> None:
    """Turn to another window, or back to this."""
    page.evaluate(
        "(away) => { Object.defineProperty(document, 'hidden', { value: away, configurable: true }); "
        "document.dispatchEvent(new Event('visibilitychange')); }",
        away,
    )


def test_a_move_on_what_changed_meanwhile_is_refused_with_what_changed(at_convoy: Seats) -> None:
    one, other = at_convoy("MC"), at_convoy("AO", java_script_enabled=False)
    other.open(f"{STORY}?claim=1")
    one.open(f"{STORY}/claims/1")
    one.page.locator("#open-evidence > summary").click()
    one.page.locator("#evidence-source").fill("Mayor")
    one.page.locator("#evidence-bearing").select_option("refutes")
    one.page.locator("#evidence-locator").fill("p. 2")
    one.page.locator("#evidence button").click()
    expect(one.page.locator("#told")).to_contain_text("Evidence 3 is on convoy#1")

    other.page.locator("#move-verify").click()

    expect(other.page.locator("#refusal")).to_contain_text("changed")
    expect(other.page.locator("#refusal")).to_contain_text("evidence")
    expect(other.page.locator("#claim-evidence")).to_contain_text("p. 2")


def test_a_key_decides_nothing_on_a_claim_that_changed_under_it_and_the_page_says_so(
    at_convoy: Seats, convoy: Served
) -> None:
    checker = at_convoy("MC")
    checker.open(f"{STORY}?claim=1")
    checker.keys.press("v")
    with convoy.desk.writing() as session:
        by, holding = convoy.desk.person(session, "RL"), Holding(locator="p. 2")
        add_evidence(session, f"{SLUG}#1", "Mayor", Bearing.REFUTES, holding, by=by, files=convoy.desk.files)

    expect(checker.page.locator("#pane .changed-meanwhile")).to_contain_text("changed just now")
    checker.keys.press("Enter")

    expect(checker.page.locator("#told")).to_contain_text("nothing was done")
    assert convoy.desk.rows()["review"] == []

    checker.keys.press("n")
    checker.keys.press("Enter")
    expect(checker.page.locator("#told")).to_contain_text("needs a reason")
    expect(checker.page.locator("#reason[aria-invalid]")).to_be_focused()
    checker.keys.type("Who says e?")
    expect(checker.page.locator("#reason")).to_have_value("Who says e?")
    with convoy.desk.writing() as session:
        take_if_untouched(session, f"{SLUG}#1", by=convoy.desk.person(session, "AO"))
        ask_for_source(session, f"{SLUG}#1", by=convoy.desk.person(session, "AO"), reason="first")
    checker.keys.press("Enter")  # does what was chosen
    expect(checker.page.locator("#told")).to_contain_text("has changed since you looked at it")
    expect(checker.page.locator("#told .had")).to_have_text("Who says e?")  # for nothing asks for a reason any more
    expect(checker.page.locator("#claim-title")).to_be_focused()


def test_without_javascript_every_move_is_a_form(at_convoy: Seats) -> None:
    checker, editor = (at_convoy(who, java_script_enabled=False) for who in ("MC", "EK"))

    checker.open(STORY)
    checker.page.locator(".claim-number a").first.click()
    checker.page.locator("#move-take").click()
    assert "MC" in checker.page.locator("#claim-hold").inner_text()
    checker.page.locator("#move-verify").click()
    assert "verified" in checker.told()
    editor.open(f"{STORY}/claims/1")
    editor.page.locator("#move-approve").click()
    assert "verified" in editor.page.locator("#claim .badge").first.inner_text()
    editor.page.locator("#undo").click()
    assert "in review" in editor.page.locator("#claim .badge").first.inner_text()

    checker.open(f"{STORY}?claim=1")
    checker.page.locator("#reason").fill("the second witness is missing")
    checker.page.locator("#move-needs-source").click()

    assert "needs a source" in checker.told()
    checker.open(f"{STORY}/claims/1")
    assert "needs source" in checker.page.locator("#claim .badge").first.inner_text()
    assert checker.wrong + editor.wrong == []


def test_words_that_are_selected_become_a_claim_where_they_stand(at_convoy: Seats, convoy: Served) -> None:
    reporter = at_convoy("RL")
    reporter.open(STORY)

    select(reporter.page, "on Monday, the ministry said")
    reporter.page.locator("#make-claim").click()
    expect(reporter.page.locator("#new-claim-quote")).to_have_value("on Monday, the ministry said")
    reporter.page.locator("#new-claim-text").fill("The ministry said so on Monday.")
    reporter.page.locator("#new-claim button").click()

    expect(reporter.page.locator("#claim")).to_have_attribute("data-number", "4")
    start = TEXT.index("on Monday, the ministry said")  # behind an emoji, which JavaScript counts as two
    placed = [row for row in convoy.desk.rows()["passage"] if start in row]
    assert placed
    assert reporter.gone_wrong() == []


def test_from_claim_to_claim_nobody_reads_an_old_text_beside_a_new_claim(at_convoy: Seats, convoy: Served) -> None:
    reporter = at_convoy("RL")
    reporter.page.route("**/live*", lambda asked: asked.abort())  # nobody tells this page
    reporter.open(STORY)
    with convoy.desk.writing() as session:
        by = convoy.desk.person(session, "RL")
        file_story(session, TEXT.replace("Nobody", "Today nobody"), by=by, slug=SLUG)

    reporter.page.locator("#go-3").click()
    expect(reporter.page.locator("#claim")).to_have_attribute("data-number", "3")
    expect(reporter.page.locator("#story-text")).to_contain_text("Today nobody was hurt")

    select(reporter.page, "Today nobody was hurt")
    reporter.page.locator("#make-claim").click()
    reporter.page.locator("#new-claim button").click()
    expect(reporter.page.locator("#claim")).to_have_attribute("data-number", "4")


def test_a_file_that_is_dropped_on_a_claim_is_evidence(at_convoy: Seats, convoy: Served) -> None:
    checker = at_convoy("MC")
    checker.open(f"{STORY}/claims/3")
    page = checker.page

    dropped = page.evaluate_handle(
        "() => { const given = new DataTransfer(); given.items.add(new File(['%PDF a scan'], 'scan.pdf')); return given; }"
    )
    page.dispatch_event("#claim-text", "dragover", {"dataTransfer": dropped})
    page.dispatch_event("#claim-text", "drop", {"dataTransfer": dropped})
    expect(page.locator("#evidence-source")).to_be_focused()
    page.keyboard.type("Mayor")
    page.locator("#evidence-locator").fill("p. 9")
    page.locator("#evidence button").click()

    expect(page.locator("#claim-evidence")).to_contain_text("scan.pdf")
    with page.expect_download() as download:
        page.locator("#claim-evidence a[download]").click()
    assert download.value.path().read_bytes() == b"%PDF a scan"

    with convoy.desk.writing() as session:
        choose_setting(session, "upload-megabytes", "1", by=convoy.desk.person(session, "EK"))
    page.locator("#evidence-file").set_input_files(
        {"name": "film.mp4", "mimeType": "video/mp4", "buffer": bytes(2**20 + 1)}
    )
    expect(page.locator("#told")).to_contain_text("That file is too large: 1 MB may be sent at once")
    page.locator("#evidence-source").fill("Mayor")
    page.locator("#evidence button").click()
    expect(page.locator("#evidence-file[aria-invalid]")).to_be_focused()
    expect(page.locator("#evidence-source")).to_have_value("Mayor")
    expect(page.locator("#claim-evidence li")).to_have_count(1)
    assert checker.gone_wrong() == []


def test_a_phone_has_one_column_and_room_for_a_thumb(at_convoy: Seats) -> None:
    checker = at_convoy("MC", viewport=PHONE, has_touch=True, is_mobile=True)
    checker.open(STORY)
    page = checker.page
    assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('header.desk nav'))") <= 0

    page.get_by_role("link", name="To the claims").tap()
    expect(page.locator("#claims h2")).to_be_in_viewport()
    page.locator("#go-2").tap()
    page.get_by_role("link", name="Its words in the story").tap()
    expect(page.locator("#story-text mark.chosen")).to_be_in_viewport()
    page.locator(".claim-number a").first.tap()
    expect(page.locator("#claim-title")).to_be_in_viewport()
    page.locator("#move-take").tap()
    expect(page.locator("#claim-hold")).to_contain_text("MC")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = "[...document.querySelectorAll('main button')].filter((one) => one.offsetHeight && one.offsetHeight < 24)"
    assert page.evaluate(f"{small}.map((one) => one.outerHTML)") == []
    left = page.locator("#story-text").bounding_box()
    below = page.locator("#pane").bounding_box()
    assert left is not None
    assert below is not None
    assert below["y"] >= left["y"] + left["height"]
    assert checker.gone_wrong() == []


def select(page: Page, words: str) -> None:
    """Select words of the story, wherever they are marked."""
    page.evaluate(
        """(words) => {
            const pieces = [...document.querySelectorAll('#story-text [data-at]')];
            const text = pieces.map((one) => one.textContent).join('');
            const place = (at) => {
                for (const one of pieces) {
                    if (at <= one.textContent.length) return [one.firstChild, at];
                    at -= one.textContent.length;
                }
            };
            const start = text.indexOf(words);
            getSelection().setBaseAndExtent(...place(start), ...place(start + words.length));
        }""",
        words,
    )


def sign_in_for_the_first_time(seat: Seat, served: Served, who: str) -> None:
    """Come with the password that an editor gave, and choose another."""
    given, own = "quiet granite lamp", "seven brass kettles"
    with served.desk.writing() as session:
        person, by = served.desk.person(session, who), served.desk.person(session, "EK")
        choose_password(session, person, hash_password(person, given, by=by), by=by)
    seat.context.clear_cookies()
    seat.open("/")
    page = seat.page
    page.locator("#name").fill(who)
    page.locator("#password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.locator("#refusal")).to_contain_text("No such name with that password")
    expect(page.locator("#password")).to_be_focused()
    page.keyboard.type(given)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Your password")
    assert violations(page) == []
    for field, words in (("password", given), ("new_password", own), ("new_password_again", own)):
        page.locator(f"#{field}").fill(words)
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("h1")).to_have_text("Stories")


def test_a_story_goes_from_its_filing_to_a_report_that_is_taken_along(
    served: Served, sit: Seats, tmp_path: Path
) -> None:
    reporter, checker, editor = (sit(who) for who in ("RL", "MC", "EK"))
    sign_in_for_the_first_time(reporter, served, "RL")
    scan = tmp_path / "statement.txt"
    scan.write_text("The convoy is there.")

    page = reporter.page
    page.locator("#text").fill("Aid convoy arrives\n\nThe convoy reached the town on Monday, the ministry said.\n")
    page.locator("#slug").fill(SLUG)
    page.locator("#reporter").fill("RL")
    page.get_by_role("button", name="File it").click()
    page.get_by_role("button", name="Find the claims in the newest text").click()
    page.get_by_role("button", name="Accept proposal").first.click()
    expect(page.locator("#told")).to_contain_text(f"{SLUG}#1")

    page = checker.page
    checker.open(STORY)
    page.locator("#story-text mark").first.click()
    page.locator("#open-evidence > summary").click()
    page.locator("#evidence-source").fill(str(page.locator("#sources option").first.get_attribute("value")))
    page.locator("#evidence-file").set_input_files(scan)
    page.locator("#evidence-locator").fill("first line")
    page.locator("#evidence button").click()
    expect(page.locator("#claim-evidence")).to_contain_text("statement.txt")
    editor.open(f"{STORY}?claim=1")
    page.locator("#move-take").click()
    expect(editor.page.locator("#claim-hold")).to_contain_text("MC")
    page.locator("#move-verify").click()

    page = editor.page
    page.locator("#move-approve").click()
    expect(checker.page.locator("#claim .badge").first).to_contain_text("verified")
    editor.open(f"{STORY}/audit")
    expect(page.locator(".badge[data-word='blocker']")).to_have_count(0)
    page.get_by_text("Waive it", exact=True).first.click()
    page.get_by_label("Why it is accepted").fill("nobody else was there")
    page.get_by_label("The last day on which it holds").fill(far_off())
    page.get_by_role("button", name=f"Waive single-source on {SLUG}#1").click()
    expect(page.locator("main")).to_contain_text("waived")
    editor.open(f"{STORY}/sign-off")
    page.get_by_role("button", name="Sign revision 1 off").click()
    expect(page.locator("#told")).to_contain_text("igned")
    editor.open(f"{STORY}/report")
    with page.expect_download() as download:
        page.locator("a[download][href*='report.html']").click()
    assert "The convoy reached the town on Monday." in download.value.path().read_text("utf-8")
    assert reporter.gone_wrong() + checker.gone_wrong() + editor.gone_wrong() == []
    assert proof_of(served.desk).fault is None
