"""A story's seed files (TOML, for people to read and edit) -> the lines of a bundle.

A folder holds story.toml, desk.toml, sources.toml, claims.toml and, for the demo, moves.toml; seeds/README.md says what
may stand in them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from tracker.domain.errors import BadInputError

Fields = dict[str, Any]


def seed_lines(folder: Path) -> Iterator[bytes]:
    """The bundle that a folder of seed files stands for.

    Raises:
        BadInputError: a file is missing or no TOML, or a claim's words are not in the text.
    """
    story, desk = read_seed(folder, "story.toml"), read_seed(folder, "desk.toml")
    sources, claims = read_seed(folder, "sources.toml"), read_seed(folder, "claims.toml")
    article = story["article"]
    texts = {revision["number"]: revision["text"].strip() + "\n" for revision in story["revision"]}
    for person in desk["person"]:
        yield _line("person", person)
    yield _line("article", article)
    for number, text in texts.items():
        yield _line("revision", {"article": article["slug"], "number": number, "text": text})
    for source in sources["source"]:
        yield _line("source", source)
    for claim in claims["claim"]:
        yield from _claim(claim, article, max(texts), texts[max(texts)], folder / "claims.toml")
    for derivation in sources.get("derivation", []):
        yield _line("derivation", derivation)


def read_seed(folder: Path, name: str) -> Fields:
    """One seed file.

    Raises:
        BadInputError: it is missing or no TOML.
    """
    path = folder / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInputError(f"there is no {path}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInputError(f"{path} is no TOML: {error}") from None


def _claim(claim: Fields, article: Fields, revision: int, text: str, path: Path) -> Iterator[bytes]:
    label = f"{article['slug']}#{claim['number']}"
    words = claim.pop("words", [])
    attributions = claim.pop("attribution", [])
    occurrence = claim.pop("occurrence", 1)
    yield _line("claim", {"article": article["slug"], "author": article.get("reporter"), **claim})
    for each in [words] if isinstance(words, str) else words:
        start = _place(text, each, occurrence)
        if start < 0:
            raise BadInputError(f"{path}: the words of claim {claim['number']} are not in the text")
        yield _line("passage", {"claim": label, "revision": revision, "start": start, "end": start + len(each)})
    for attribution in attributions:
        yield _line("attribution", {"claim": label, **attribution})


def _place(text: str, words: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start


def _line(record: str, fields: Fields) -> bytes:
    return orjson.dumps({"record": record, **fields})
