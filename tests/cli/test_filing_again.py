"""`file` again, `diff`, `claim place`, `check-publish`: a story's next text."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.bundles import far_off
from tests.cli.door import Door

BARNS = "Rain fell in Velm. Mira Holt moved 90 crates to Osk. The barn in Osk burnt down. Fish were sold at the pier."


DIFF = """\
harbour, revision 2 against revision 1: of the claims 2 reworded, 1 to be placed; 3 decisions fell.
? to be placed  harbour#3  Claim 3.
    was “The barn in Osk”
    candidate 1: “The barn in Osk burnt badly.”
    candidate 2: “The barn in Osk burnt twice.”
    it was verified, and that fell: nobody can tell where its words stand now
≠ reworded  harbour#1  Claim 1.
    quote: quotation marks were added
    now “Rain” fell”
    it was verified, and that fell: the text changed: quotation marks were added
≠ reworded  harbour#2  Claim 2.
    number: “90” became “60”
    now “60 crates”
    it was verified, and that fell: the text changed: “90” became “60”
  without words in the text, so no text touches them: harbour#4
New sentences on which no claim stands:
  + “A hut fell.”
  + “Mist rose.”
  + “The barn in Osk burnt badly.”
  + “The barn in Osk burnt twice.”
Next: tracker claim place harbour#3 --candidate N, or --words WORDS, or --gone
"""


@pytest.fixture
def story(tracker: Door) -> Door:
    """A story with a verified claim on each of three sentences and one on none."""

    def make() -> None:
        tracker.done("file", "-", "--slug", "harbour", stdin=BARNS)
        tracker.done("source", "add", "Court", "--kind", "document")
        for number, words in enumerate(("Rain fell", "90 crates", "The barn in Osk", ""), 1):
            label, quote = f"harbour#{number}", ["--quote", words] if words else []
            tracker.done("claim", "add", "harbour", "--text", f"Claim {number}.", "--status", "reported", *quote)
            tracker.done("evidence", "add", label, "--source", "Court", "--bearing", "supports", "--locator", "p. 1")
            tracker.done("take", label)
            tracker.done("verify", label)

    tracker.desk.become("four verified", make)
    return tracker


def test_the_desk_is_told_what_holds_what_fell_and_what_is_next(story: Door) -> None:
    text = BARNS.replace("90", "60").replace("Rain", "“Rain”").replace("The barn", "A hut fell. Mist rose. The barn")

    filed = story.done(
        "file", "-", "--slug", "harbour", stdin=text.replace("down.", "badly.") + " The barn in Osk burnt twice."
    )

    assert filed.out.splitlines() == [
        "Filed harbour, revision 2: 163 characters; 6 sentences new or changed.",
        "1 claim keeps its sign-off (1 on no words of the text), 3 are back in review, 1 of these to place by hand.",
        "Next: tracker diff harbour, tracker propose harbour",
    ]
    assert story.done("diff", "harbour").out == DIFF
    found = story.json("diff", "harbour")
    assert [one["verdict"] for one in found["claims"]] == ["reworded", "reworded", "orphan"]
    assert found["claims"][1]["changes"] == [{"kind": "number", "before": "90", "after": "60"}]
    assert found["claims"][1]["lost_sign_off"] == "the text changed: “90” became “60”"
    assert found["without_words"] == ["harbour#4"]
    assert [one["exact"] for one in found["new_sentences"]] == [
        "A hut fell.",
        "Mist rose.",
        "The barn in Osk burnt badly.",
        "The barn in Osk burnt twice.",
    ]

    assert story.done("claim", "place", "harbour#3", "--candidate", "2").out == (
        "harbour#3 stands on “The barn in Osk burnt twice.” now.\n"
    )
    assert "placed by ann" in story.done("diff", "harbour").out
    assert story.json("claim", "show", "harbour#3")["passages"][-1]["exact"] == "The barn in Osk burnt twice."
    told = "The story changed under this claim: “90” became “60” (revision 2)"
    assert told in story.done("claim", "show", "harbour#2").out
    assert "“90” became “60” (revision 2); edit the claim" in story.refused("verify", "harbour#2")
    assert "harbour#2 stands on" in story.done("claim", "place", "harbour#2", "--candidate", "1").out
    assert told not in story.done("claim", "show", "harbour#2").out


def test_check_publish_answers_by_its_exit_status_and_shows_the_first_difference(tracker: Door, tmp_path: Path) -> None:
    tracker.done("file", "-", "--slug", "harbour", stdin=BARNS)
    tracker.done("sign-off", "harbour")
    (tmp_path / "page.html").write_text(
        f"<article><p>{BARNS.replace('. ', '.</p><p>')}</p></article>", encoding="utf-8"
    )

    assert tracker("check-publish", "harbour", str(tmp_path / "page.html")).status == 0
    answer = tracker("check-publish", "harbour", "-", stdin=BARNS.replace("90", "60").replace(". ", ".\n"))
    assert answer.status == 1
    assert answer.out.splitlines() == [
        "No: this is not revision 1 of harbour, which ann signed off.",
        "One difference, line 2:",
        "  signed  “Mira Holt moved 90 crates to Osk.”",
        "  here    “Mira Holt moved 60 crates to Osk.”",
    ]
    again = tracker("check-publish", "harbour", "-", "--format", "json", stdin=BARNS)
    assert (again.status, again.json["same"], again.json["difference"]) == (0, True, None)


def test_check_publish_names_what_a_page_shows_beyond_the_signed_text(tracker: Door, tmp_path: Path) -> None:
    tracker.done("file", "-", "--slug", "harbour", stdin=BARNS)
    tracker.done("sign-off", "harbour")
    page = tmp_path / "page.html"
    story = f"<p>{BARNS.replace('. ', '.</p><p>')}</p>"
    menu = "<nav><a href=/>Home</a></nav><div class=cookie-note><p>We use cookies on this page.</p></div>"

    page.write_text(f"{menu}<article>{story}</article>", encoding="utf-8")
    answer = tracker.done("check-publish", "harbour", str(page))
    assert answer.out.splitlines()[1:] == [
        "The page also shows, and the signed text does not have:",
        "  “We use cookies on this page.”",
    ]
    for more, kept in (
        ("<figure><figcaption>Holt set it alight.</figcaption></figure>", False),
        ("<footer>Correction: Holt set it alight.</footer>", False),
        ("<form><input><p>Holt set it alight.</p></form>", True),
        ("<figure><figcaption>Ida Holt</figcaption></figure>", True),
    ):
        page.write_text(f"{menu}<article>{story}{more}</article>", encoding="utf-8")
        answer = tracker("check-publish", "harbour", str(page), "--format", "json")
        assert (answer.status == 0, answer.json["same"]) == (kept, kept), more
        assert "Holt" in str((answer.json["also_shown"], answer.json["difference"])), more
    draft = docx.Document()
    draft.add_paragraph(BARNS)
    draft.sections[0].header.paragraphs[0].text = "Holt set it alight."
    draft.save(str(tmp_path / "draft.docx"))
    answer = tracker("check-publish", "harbour", str(tmp_path / "draft.docx"))
    assert (answer.status, answer.out.splitlines()[0]) == (
        1,
        "No: this is revision 1 of harbour, which ann signed off, and more that was not.",
    )


def test_a_folder_is_filed_story_by_story_and_a_bad_one_is_passed_over(tracker: Door, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    (folder / "more").mkdir(parents=True)
    for name, text in (
        ("a.txt", "Ada sang."),
        ("b.md", "# Bo\n\nBo danced."),
        ("c.txt", " "),
        ("more/a.txt", "Another."),
    ):
        (folder / name).write_text(text, encoding="utf-8")

    answer = tracker("file", str(folder))

    assert answer.status == 2
    assert answer.out.splitlines()[-1] == "2 stories read, 2 refused."
    assert answer.err.splitlines() == [
        f"{folder}/c.txt is empty: there is no story in it",
        f"{folder}/more/a.txt would be a, as {folder}/a.txt is already: file it alone with --slug",
    ]
    assert [one["slug"] for one in tracker.json("articles")] == ["a", "b"]
    (folder / "c.txt").unlink()
    (folder / "more" / "a.txt").unlink()
    (folder / "a.txt").write_text("Ada sang. Bo slept.", encoding="utf-8")
    assert tracker.done("file", str(folder)).out.splitlines() == [
        "Filed a, revision 2: 19 characters; 1 sentence new or changed.",
        "No claim had a sign-off to lose.",
        "Nothing to file: b, revision 1: 14 characters, is the same text.",
        "2 stories read.",
    ]


def test_a_file_whose_name_says_nothing_is_named_after_the_folder_that_it_lies_in(
    tracker: Door, tmp_path: Path
) -> None:
    folder = tmp_path / "stories"
    for name, text in (
        ("ferry/index.html", "<p>Ada sang.</p>"),
        ("pier/index.html", "<p>Bo wept.</p>"),
        ("a.txt", "Fog."),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    tracker.done("file", str(folder))

    assert sorted(one["slug"] for one in tracker.json("articles")) == ["a", "ferry", "pier"]


def test_diff_says_since_when_where_the_text_between_came_in_with_a_bundle(story: Door, tmp_path: Path) -> None:
    record = {"record": "revision", "article": "harbour", "number": 2, "text": f"Fog. {BARNS}"}
    (tmp_path / "two.jsonl").write_text(json.dumps(record), encoding="utf-8")
    story.done("import", str(tmp_path / "two.jsonl"))
    story.done("file", "-", "--slug", "harbour", stdin=f"{BARNS} Mist rose.")

    told = story.done("diff", "harbour").out.splitlines()

    assert told[0].startswith(
        "harbour, revision 3 against revision 2: no claim stands on words of either; 3 claims followed from earlier texts"
    )
    assert [line[:46] for line in told if "since revision" in line] == ["= unchanged since revision 1: harbour#1 to 3"]
    assert {one["passages"][0]["since_revision"] for one in story.json("diff", "harbour")["claims"]} == {1}


def test_two_editors_who_file_one_after_the_other_are_told(team: Door) -> None:
    team.done("file", "-", "--slug", "mayor", by="EK", stdin="The mayor resigned on Tuesday.\n")

    told = team.done("file", "-", "--slug", "mayor", by="AO", stdin="The mayor resigned on Friday.\n").out

    assert "EK filed revision 2 within the hour: see that nothing of it is lost." in told


def test_a_pronoun_under_another_name_keeps_its_tick_and_stops_the_story_until_somebody_has_looked(
    tracker: Door,
) -> None:
    text = "Mira Holt sued the pier. She left town. Jon Dahl sang."
    tracker.done("file", "-", "--slug", "harbour", stdin=text)
    tracker.done("source", "add", "Court", "--kind", "document")
    tracker.done("claim", "add", "harbour", "--text", "Holt left.", "--status", "reported", "--quote", "She left town")
    tracker.done("evidence", "add", "harbour#1", "--source", "Court", "--bearing", "supports", "--locator", "p. 1")
    tracker.done("take", "harbour#1")
    tracker.done("verify", "harbour#1")

    told = tracker.done(
        "file", "-", "--slug", "harbour", stdin="Mira Holt sued the pier. Jon Dahl sang. She left town."
    )

    assert "1 claim keeps its sign-off, 1 of them leans on another sentence now." in told.out
    assert (
        "before it stood “Mira Holt sued the pier.”, and now stands “Jon Dahl sang.”"
        in tracker.done("diff", "harbour").out
    )
    assert tracker.json("claim", "show", "harbour#1")["state"] == "verified"
    audit = ["audit", "harbour", "--rule", "another-subject"]
    assert tracker(*audit).status == 1
    tracker.done("waive", "harbour#1", "another-subject", "--reason", "still Holt", "--until", far_off())
    assert tracker(*audit).status == 0
