"""The cases of docs/independence.md as pictures, drawn from the counting itself: `python docs/cases.py` writes them anew.

Each case is a claim with its chains; the numbers under the picture are what `tracker.domain.sourcing.independence` says of it,
so a picture cannot show another count than the program does. A test holds the files to this.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tracker.domain.sourcing import Citation, Drew, EndKind, Independence, Network, SourceNode, independence
from tracker.domain.vocabulary import DerivationKind, SourceKind

PICTURES = Path(__file__).parent / "pictures"
WIDE, HIGH, ACROSS, DOWN, EDGE = 150, 34, 60, 14, 14
"""Of a box: width and height; the room between boxes across and down; the margin. All in SVG units."""
SAID = {EndKind.ORIGIN: "knows for itself", EndKind.UNNAMED: "nobody named", EndKind.UNTRACED: "had it from where?"}


@dataclass(frozen=True)
class Case:
    """One picture. Chains name sources nearest the reader first; `drew` are (source, drew on, suspected)."""

    name: str
    told: str
    kinds: dict[str, SourceKind]
    chains: Sequence[tuple[str, ...]]
    first_hand: frozenset[str] = frozenset()
    drew: Sequence[tuple[str, str, bool]] = ()
    one_hand: Sequence[tuple[str, str]] = ()
    keys: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.keys.update({name: key for key, name in enumerate(self.kinds, 1)})

    @property
    def measured(self) -> Independence:
        """What the program counts."""
        keys = self.keys
        nodes = {keys[name]: SourceNode(kind) for name, kind in self.kinds.items()}
        drew = [Drew(keys[one], keys[other], DerivationKind.REWRITE, doubt) for one, other, doubt in self.drew]
        drew += [Drew(keys[one], keys[other], DerivationKind.CONTROLLED_BY) for one, other in self.one_hand]
        cited = [
            Citation(tuple(keys[name] for name in chain), True if chain[-1] in self.first_hand else None)
            for chain in self.chains
        ]
        return independence(Network(nodes, drew), cited)


OUTLET, AGENCY, PERSON = SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.PERSON
PAPERS = ("Herald", "Gazette", "Star", "Post", "Mirror")
ALL_VIA_AP: dict[str, SourceKind] = {**dict.fromkeys(PAPERS, OUTLET), "AP": AGENCY, "the official": PERSON}

CASES = (
    Case(
        "five-papers",
        "Five outlets, all via AP, from one named official",
        ALL_VIA_AP,
        [(paper, "AP", "the official") for paper in PAPERS],
    ),
    Case(
        "five-papers-and-a-court",
        "The same, and a court filing",
        {**ALL_VIA_AP, "court filing": SourceKind.DOCUMENT},
        [*((paper, "AP", "the official") for paper in PAPERS), ("court filing",)],
    ),
    Case(
        "one-mayor",
        "Two papers each interviewed the same mayor",
        {"Herald": OUTLET, "Gazette": OUTLET, "the mayor": PERSON},
        [("Herald", "the mayor"), ("Gazette", "the mayor")],
    ),
    Case(
        "a-ministry-and-an-outlet",
        "One ministry, and one outlet that does not say where it had it",
        {"the ministry": SourceKind.ORGANISATION, "Gazette": OUTLET},
        [("the ministry",), ("Gazette",)],
    ),
    Case(
        "one-translator",
        "Two witnesses, both through one translator",
        {"the translator": PERSON, "first witness": PERSON, "second witness": PERSON},
        [("the translator", "first witness"), ("the translator", "second witness")],
    ),
    Case(
        "a-circle",
        "An encyclopedia cites a paper that cites the encyclopedia",
        {"encyclopedia": OUTLET, "Gazette": OUTLET},
        [("encyclopedia",), ("Gazette",)],
        drew=[("encyclopedia", "Gazette", False), ("Gazette", "encyclopedia", False)],
    ),
    Case(
        "one-hand",
        "Two outlets, both there themselves, in the hand of one state",
        {"state radio": OUTLET, "state paper": OUTLET, "the state": SourceKind.ORGANISATION},
        [("state radio",), ("state paper",)],
        first_hand=frozenset({"state radio", "state paper"}),
        one_hand=[("state radio", "the state"), ("state paper", "the state")],
    ),
    Case(
        "a-suspicion",
        "Two people, one of them suspected of having it from the other",
        {"the mayor": PERSON, "the deputy": PERSON},
        [("the mayor",), ("the deputy",)],
        drew=[("the deputy", "the mayor", True)],
    ),
)


def counted(measured: Independence) -> str:
    """The two counts beside each other: "6 citations, 2 independent"."""
    least, most = measured.minimum, measured.maximum
    interval = str(most) if least == most else f"{least} to {most}"
    return f"{measured.citations} citations, {interval} independent"


def picture(case: Case) -> str:
    """One case as an SVG file."""
    columns = _columns(case)
    tallest = max(map(len, columns))
    places = {
        name: (EDGE + 60 + ACROSS + at * (WIDE + ACROSS), EDGE + (tallest - len(column) + 2 * row) * (HIGH + DOWN) // 2)
        for at, column in enumerate(columns)
        for row, name in enumerate(column)
    }
    width = EDGE * 2 + 60 + len(columns) * (WIDE + ACROSS) + (40 if case.drew else 0)
    height = EDGE * 2 + tallest * (HIGH + DOWN) - DOWN + 26
    middle = EDGE + (tallest * (HIGH + DOWN) - DOWN) / 2
    drawn = [*_edges(case, places, middle), _claim(middle), *_boxes(case, places)]
    told = f"{case.told}: {counted(case.measured)}"
    caption = f'<text x="{EDGE}" y="{height - 8}" class="count">{escape(counted(case.measured))}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(told)}">\n<title>{escape(told)}</title>\n{STYLE}\n'
        f'<rect width="{width}" height="{height}" class="paper"/>\n' + "\n".join([*drawn, caption]) + "\n</svg>\n"
    )


STYLE = """<style>
text { font: 13px Georgia, serif; fill: #1c1c1c } .paper { fill: #fffdf8 }
.box { fill: #fff; stroke: #555; stroke-width: 1 } .point { stroke: #a02c12; stroke-width: 3 }
.end { font: italic 10px Georgia, serif; fill: #555 } .count { font: bold 13px Georgia, serif }
.edge { stroke: #555; stroke-width: 1.2; fill: none } .doubt { stroke-dasharray: 5 4 }
.hand { stroke: #2c5aa0; stroke-width: 1.5; stroke-dasharray: 1 4; stroke-linecap: round; fill: none }
</style>
<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0 0 L8 4 L0 8 z" fill="#555"/></marker></defs>"""


def _columns(case: Case) -> list[list[str]]:
    """The sources by how many steps they are from the claim; who only controls others stands behind them."""
    depth: dict[str, int] = {}
    for chain in case.chains:
        for at, name in enumerate(chain):
            depth[name] = max(depth.get(name, 0), at)
    for source, drew_on, _ in case.drew:
        depth.setdefault(drew_on, depth[source] + 1)
    for controlled, by in case.one_hand:
        depth.setdefault(by, depth[controlled] + 1)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in case.kinds:
        columns[depth[name]].append(name)
    return columns


def _edges(case: Case, places: dict[str, tuple[int, int]], middle: float) -> Iterator[str]:
    drawn: set[tuple[str, str]] = set()
    for chain in case.chains:
        for above, name in zip(("", *chain), chain, strict=False):
            if (above, name) not in drawn:
                drawn.add((above, name))
                start = (EDGE + 60, middle) if not above else _right(places[above])
                yield _line(start, _left(places[name]), "edge")
    for source, drew_on, doubt in case.drew:
        yield _drawn_on(
            places[source], places[drew_on], "edge doubt" if doubt else "edge", later=(drew_on, source) in drawn
        )
        drawn.add((source, drew_on))
    for controlled, by in case.one_hand:
        yield _line(_right(places[controlled]), _left(places[by]), "hand")


def _drawn_on(source: tuple[int, int], other: tuple[int, int], kind: str, *, later: bool) -> str:
    """From box to box; within a column round the outside, and the second of a pair a little further out."""
    if source[0] != other[0]:
        return _line(_right(source), _left(other), kind)
    (x, y), (_, there) = _right(source), _right(other)
    out = x + (50 if later else 28)
    return f'<path d="M{x} {y} C{out} {y} {out} {there} {x} {there}" class="{kind}" marker-end="url(#to)"/>'


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    (x, y), (to_x, to_y) = start, end
    half = (x + to_x) / 2
    return f'<path d="M{x} {y:g} C{half:g} {y:g} {half:g} {to_y:g} {to_x} {to_y:g}" class="{kind}"/>'


def _left(place: tuple[int, int]) -> tuple[float, float]:
    return place[0], place[1] + HIGH / 2


def _right(place: tuple[int, int]) -> tuple[float, float]:
    return place[0] + WIDE, place[1] + HIGH / 2


def _claim(middle: float) -> str:
    return f'<text x="{EDGE}" y="{middle + 4:g}">the claim</text>'


def _boxes(case: Case, places: dict[str, tuple[int, int]]) -> Iterator[str]:
    measured = case.measured
    points = set(measured.rests_on)
    ends = {end.source: end.kind for end in measured.ends}
    for name, (x, y) in places.items():
        key = case.keys[name]
        mark = "● " if key in points else ""
        kind = "box point" if key in points else "box"
        yield f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="4" class="{kind}"/>'
        if key in ends:
            yield f'<text x="{x + 8}" y="{y + 15}">{mark}{escape(name)}</text>'
            yield f'<text x="{x + 8}" y="{y + 28}" class="end">{SAID[ends[key]]}</text>'
        else:
            yield f'<text x="{x + 8}" y="{y + 21}">{mark}{escape(name)}</text>'


def main() -> int:
    """Write every picture."""
    for case in CASES:
        (PICTURES / f"case-{case.name}.svg").write_text(picture(case), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
