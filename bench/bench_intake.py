"""Stories out of web pages and Word documents: pages a minute and paragraphs a second.

    python bench/bench_intake.py [--pages 200] [--paragraphs 2000]

Pages and documents are made up: menus, cards and a footer around twenty paragraphs; paragraphs of four runs, one in ten with a
comment. The baselines, in the same run, are trafilatura alone on the same pages and python-docx alone on the same document
(the text of its paragraphs, which leaves out tracked insertions, tables' cells and where comments stand).
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import docx
import trafilatura

from bench.bench_import import sentence
from bench.clock import seconds
from tracker.intake.reading_files import read_story


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--pages", type=int, default=200)
    words.add_argument("--paragraphs", type=int, default=2_000)
    words.add_argument("--runs", type=int, default=3)
    asked = words.parse_args()
    chance = random.Random(7)
    pages, draft = [page(chance) for _ in range(asked.pages)], document(chance, asked.paragraphs)
    text = "\n\n".join(paragraph(chance) for _ in range(asked.paragraphs)).encode()
    theirs = warm_seconds(lambda: [trafilatura.extract(one, include_comments=False) for one in pages], asked.runs)
    ours = warm_seconds(lambda: [read_story(io.BytesIO(one), "page.html") for one in pages], asked.runs)
    print(f"{len(pages)} pages of {len(pages[0]) / 1000:.0f} kB")
    print(f"trafilatura   {60 * len(pages) / theirs:10,.0f} pages a minute")
    print(
        f"read_story    {60 * len(pages) / ours:10,.0f} pages a minute, with headline, standfirst and paragraphs apart"
    )
    theirs = warm_seconds(lambda: [each.text for each in docx.Document(io.BytesIO(draft)).paragraphs], asked.runs)
    ours = warm_seconds(lambda: read_story(io.BytesIO(draft), "draft.docx"), asked.runs)
    print(f"{asked.paragraphs:,} paragraphs in Word, {len(read_story(io.BytesIO(draft)).comments)} comments")
    print(f"python-docx   {asked.paragraphs / theirs:10,.0f} paragraphs a second")
    print(
        f"read_story    {asked.paragraphs / ours:10,.0f} paragraphs a second, with changes accepted and comments placed"
    )
    plain = warm_seconds(lambda: read_story(io.BytesIO(text), "story.txt"), asked.runs)
    marked = warm_seconds(lambda: read_story(io.BytesIO(text), "story.md"), asked.runs)
    print(
        f"plain text    {asked.paragraphs / plain:10,.0f} paragraphs a second; Markdown {asked.paragraphs / marked:,.0f}"
    )


def paragraph(chance: random.Random) -> str:
    """Three sentences."""
    return " ".join(sentence(chance, 18) for _ in range(3))


def page(chance: random.Random) -> bytes:
    """A story among what a newspaper puts around it."""
    menu = "".join(f'<li><a href="/{n}">{sentence(chance, 2)}</a></li>' for n in range(40))
    cards = "".join(f'<div class="card"><a href="/s{n}"><h3>{sentence(chance, 8)}</h3></a></div>' for n in range(30))
    body = "".join(f"<p>{paragraph(chance)} <a href='/x'>{sentence(chance, 3)}</a></p>" for _ in range(20))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{sentence(chance, 7)}</title>"
        f"<script>{'var a = 1; ' * 500}</script></head><body><nav><ul>{menu}</ul></nav><main><article>"
        f"<h1>{sentence(chance, 7)}</h1><p class='standfirst'>{sentence(chance, 15)}</p>{body}</article></main>"
        f"<aside>{cards}</aside><footer><p>{sentence(chance, 6)}</p></footer></body></html>"
    ).encode()


def document(chance: random.Random, paragraphs: int) -> bytes:
    """A draft with some words in bold and comments on some."""
    draft = docx.Document()
    for number in range(paragraphs):
        written = draft.add_paragraph()
        runs = [written.add_run(f"{sentence(chance, 13)} ") for _ in range(4)]
        runs[1].bold = True
        if number % 10 == 0:
            draft.add_comment(runs[1], text=sentence(chance, 6), author="Ann", initials="A")
    file = io.BytesIO()
    draft.save(file)
    return file.getvalue()


def warm_seconds(work: Callable[[], object], runs: int) -> float:
    """The median seconds that it takes, after once to warm up."""
    work()
    return seconds(work, runs)


if __name__ == "__main__":
    main()
