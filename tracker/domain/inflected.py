"""Names as languages bend them: "Smiths", "Ивановым", "Nováka", "Virtasen".

No grammar: a name keeps its beginning, and what may come behind that is a list of endings of European languages together. So a
word that only looks like a form of a name is taken for one: whoever asks would rather say too little than too much. Words here
are folded: small letters without marks on them, "й" as "и".
"""

from __future__ import annotations

from collections.abc import Iterator

_LEAST = 4
"""Letters of a word that is bent in more ways than by an s."""
_ENGLISH_GERMAN = "s es n en ns"
_SLAVIC = (
    "a u e i y o em om im ym ou ovi ove ova ovy ovu owi owie ow iem iemu iego ego emu ej oj oi oju ja ju je ji ii yi ich ych ech "
    "ach am ami um umi imi ymi ah ima ama og oga omu ome"
)
_CYRILLIC = (
    "а у е и ы о я ю ь ом ем им ым ои еи ою ею ью ов ев ых их ам ям ами ями ах ях "
    "ого его ому ему ая яя ую юю ие ые ии ыи ими ыми еве ове ові еві і ї ою ею ів їв ата ът"
)
_FINNISH_BALTIC = (
    "n in on un an ssa sta lla lta lle ksi na tta ta a een iin hin lta st le lt l ga ni ks as is os ui ui ai aus"
)
_HUNGARIAN_TURKISH = "nak nek val vel ban ben bol rol tol hoz hez ra re ert ek ok in un da de dan den"
ENDINGS = frozenset(" ".join((_ENGLISH_GERMAN, _SLAVIC, _CYRILLIC, _FINNISH_BALTIC, _HUNGARIAN_TURKISH)).split())
_OF_NEN = "nen sen sta sella selta selle seen sessa sesta seksi sena set sten sia siin silla"
_AFTER_NEN = frozenset(_OF_NEN.split())
_VOWELS = frozenset("aeiouyаеиоуыэюяьії")
_ADJECTIVES = ("ии", "ыи", "ая", "яя", "ои")
_FLEETING = frozenset({"el", "ek", "ec", "er", "ел", "ек", "ец", "ок"})
LONGEST = max(map(len, ENDINGS | _AFTER_NEN))


def stems_of(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What a folded word keeps when it is bent, with the endings that may come behind it: first that of the word itself.

    "novak" -> "novak"; "anna" -> "ann"; "marek" -> "marek" and "mark"; nothing where it is not bent: "1984".
    """
    if not word.isalpha():
        return
    if len(word) < _LEAST:
        yield word, frozenset({"", "s"})
        return
    if word.endswith("nen") and len(word) > _LEAST + 1:
        yield word[:-3], _AFTER_NEN
        return
    cut = 2 if word.endswith(_ADJECTIVES) and len(word) > _LEAST + 1 else int(word[-1] in _VOWELS)
    stem = word[: len(word) - cut]
    yield stem, ENDINGS | {word[len(stem) :]}
    if word[-2:] in _FLEETING and len(word) > _LEAST:
        yield word[:-2] + word[-1], ENDINGS
