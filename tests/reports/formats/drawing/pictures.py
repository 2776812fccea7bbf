"""Pictures read back: their words with the room they take, and a story's worth of chains to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from tracker.domain.sourcing import Citation, Drew, Network, SourceNode, independence, rests_tree
from tracker.domain.vocabulary import DerivationKind, SourceKind
from tracker.models.phrases import counts
from tracker.reports.chains import Chains, Wording, chains_under
from tracker.reports.formats.drawing.letters import wide

SVG = "{http://www.w3.org/2000/svg}"


class Words(NamedTuple):
    """One line of words in a picture, and the room it takes."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Words) -> bool:
        """Whether they stand on each other; a hair's breadth is forgiven."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.2 and down > 0.2


def parsed(svg: str) -> ElementTree.Element:
    """A picture as a program reads it."""
    return ElementTree.fromstring(svg)


def words_in(picture: ElementTree.Element, right: float = 0.0, down: float = 0.0) -> Iterator[Words]:
    """Every line of words with its place on the sheet."""
    for one in picture:
        if one.tag == f"{SVG}text":
            yield _placed(one, right, down)
        shift = one.get("transform", "").removeprefix("translate(").removesuffix(")").split()
        more = [float(part) for part in shift] or [0.0, 0.0]
        yield from words_in(one, right + more[0], down + more[1])


def _placed(one: ElementTree.Element, right: float, down: float) -> Words:
    size, said = float(one.get("font-size", "0")), one.text or ""
    across = wide(said, size, bold=one.get("font-weight") == "bold")
    left = float(one.get("x", "0")) + right - {"middle": across / 2, "end": across}.get(one.get("text-anchor", ""), 0.0)
    foot = float(one.get("y", "0")) + down
    return Words(said, left, foot - 0.76 * size, left + across, foot + 0.2 * size)


def on_each_other(words: Sequence[Words]) -> list[tuple[str, str]]:
    """The lines that stand on each other, by what they say."""
    return [(one.said, other.said) for one, other in combinations(words, 2) if one.overlaps(other)]


def chains(
    kinds: Mapping[str, str],
    cited: Sequence[Sequence[str]],
    drew: Sequence[tuple[str, str, bool]] = (),
    hands: Sequence[tuple[str, str]] = (),
    evidence: Sequence[str] = (),
    retracted: Sequence[str] = (),
) -> Chains:
    """The chains of one claim, by the names of the sources; `drew` are (source, drew on, suspected)."""
    keys = {name: key for key, name in enumerate(kinds, 1)}
    names = {key: name for name, key in keys.items()}
    nodes = {keys[name]: SourceNode(SourceKind(kind), name in retracted) for name, kind in kinds.items()}
    derivations = [Drew(keys[one], keys[on], DerivationKind.REWRITE, doubt) for one, on, doubt in drew]
    derivations += [Drew(keys[one], keys[by], DerivationKind.CONTROLLED_BY) for one, by in hands]
    citations = [Citation(tuple(keys[name] for name in chain)) for chain in cited]
    network, held = Network(nodes, derivations), [keys[name] for name in evidence]
    measured = independence(network, citations, held)
    wording = Wording("What it rests on", counts(measured), "Claim 1", counts(measured))
    tree = rests_tree(network, citations, held)
    return chains_under(network, tree, measured, names.__getitem__, wording)
