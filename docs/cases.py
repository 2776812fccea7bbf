"""The cases of docs/independence.md as pictures, drawn from the counting itself: `python docs/cases.py` writes them anew.

Each case is a claim with its chains; the numbers under the picture are what `tracker.domain.sourcing.independence` says of it,
so a picture cannot show another count than the program does. A test holds the files to this.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tracker.domain.sourcing import Citation, Drew, Independence, Network, SourceNode, independence, rests_tree
from tracker.domain.vocabulary import DerivationKind, SourceKind
from tracker.models.phrases import counts
from tracker.reports.chains import Wording, chains_under
from tracker.reports.formats.sheets import chains_sheet

PICTURES = Path(__file__).parent / "pictures"


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
    def network(self) -> Network:
        """Its sources, and how they hang on each other."""
        nodes = {self.keys[name]: SourceNode(kind) for name, kind in self.kinds.items()}
        drew = [
            Drew(self.keys[one], self.keys[other], DerivationKind.REWRITE, doubt) for one, other, doubt in self.drew
        ]
        hands = [Drew(self.keys[one], self.keys[by], DerivationKind.CONTROLLED_BY) for one, by in self.one_hand]
        return Network(nodes, [*drew, *hands])

    @property
    def cited(self) -> list[Citation]:
        """Who says so."""
        return [
            Citation(tuple(self.keys[name] for name in chain), True if chain[-1] in self.first_hand else None)
            for chain in self.chains
        ]

    @property
    def measured(self) -> Independence:
        """What the program counts."""
        return independence(self.network, self.cited)


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


def picture(case: Case) -> str:
    """One case as an SVG file, drawn as the reports and `tracker chart` draw a claim."""
    names = {key: name for name, key in case.keys.items()}
    told = counts(case.measured)
    wording = Wording(case.told, f"{case.told}: {told}", "The claim", told)
    tree = rests_tree(case.network, case.cited)
    chains = chains_under(case.network, tree, case.measured, names.__getitem__, wording)
    return chains_sheet(chains, "", ()).svg


def main() -> int:
    """Write every picture."""
    for case in CASES:
        (PICTURES / f"case-{case.name}.svg").write_text(picture(case), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
