"""On which line of a pack a key stands, whatever way it is written."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.audit.pack_text import PackText, lines_of
from tracker.domain.errors import BadInputError

TANGLED = (
    '''# [minimum]
summary = """
[minimum]
high = 1 # no comment, and "quotes", '''
    + "'''"
    + ''' and a backslash \\\\
""""

[ "minimum" ] # the head
  normal = 1
  'high' = 2

[severity]
contested = "note" # high = 3
single-source = { normal = "note", high = "warning" }
weak-origin.high = \'note\'
x = [
  "[stale]", # ]
  1,
]
[severity . stale]
"n\\u006frmal" = "a\\"] ["
'''
)


def test_a_key_is_found_among_strings_comments_and_tables_that_look_like_it() -> None:
    assert lines_of(TANGLED) == {
        ("summary",): 2,
        ("minimum",): 7,
        ("minimum", "normal"): 8,
        ("minimum", "high"): 9,
        ("severity",): 11,
        ("severity", "contested"): 12,
        ("severity", "single-source"): 13,
        ("severity", "single-source", "normal"): 13,
        ("severity", "single-source", "high"): 13,
        ("severity", "weak-origin"): 14,
        ("severity", "weak-origin", "high"): 14,
        ("severity", "x"): 15,
        ("severity", "stale"): 19,
        ("severity", "stale", "normal"): 20,
    }


def test_lines_are_counted_as_an_editor_counts_them_whatever_ends_them() -> None:
    with pytest.raises(BadInputError, match=r"^a\.toml, line 3: so it is$"):
        raise PackText("a.toml", "x = 1\r\n\r\ny = 2\r\n").wrong("so it is", "y")


def test_what_stands_nowhere_is_said_of_the_first_line() -> None:
    assert str(PackText("a.toml", "\n\nx = 1").wrong("y is missing", "y")) == "a.toml, line 1: y is missing"


def first_line_by_reading_on(text: str, path: tuple[str, ...]) -> int:
    """The same the slow way: the shortest beginning of the text that is TOML and has the key ends where its statement
    does, and the statement began after the longest shorter beginning that is TOML."""
    rows, begun = text.splitlines(keepends=True), 0
    for end in range(1, len(rows) + 1):
        try:
            inside: Any = tomllib.loads("".join(rows[:end]))
        except tomllib.TOMLDecodeError:
            continue
        for key in path:
            inside = inside.get(key) if isinstance(inside, dict) else None
        if inside is not None:
            return begun + 1
        begun = end
    raise AssertionError(path)


WORD = st.text("ab[]{}#\"'=\n\\ ", max_size=6)
BASIC = WORD.map(lambda word: '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"')
LONG = WORD.map(lambda word: '"""' + word.replace("\\", "\\\\").replace('"""', '""\\"') + ' """')
LITERAL = WORD.map(lambda word: "'" + word.replace("'", "").replace("\n", "") + "'")
LONG_LITERAL = WORD.map(lambda word: "'''" + word.replace("'", "") + "'''")
VALUE = st.recursive(
    st.one_of(BASIC, LONG, LITERAL, LONG_LITERAL, st.just("3")),
    lambda inner: st.lists(inner, max_size=3).map(
        lambda values: "[\n" + "".join(f"{one}, # ]\n" for one in values) + "]"
    ),
    max_leaves=4,
)


@given(
    st.lists(st.tuples(st.sampled_from(["", "\n", "# [x] = 'y\n", "[t{at}]\n", " [ 't{at}' . \"u\" ] # ]\n"]), VALUE))
)
def test_lines_are_those_that_reading_a_text_bit_by_bit_finds(rows: list[tuple[str, str]]) -> None:
    text = "".join(f"{before.replace('{at}', str(at))}k{at} = {value}\n" for at, (before, value) in enumerate(rows))
    tomllib.loads(text)

    for path, line in lines_of(text).items():
        assert line == first_line_by_reading_on(text, path), (path, text)
