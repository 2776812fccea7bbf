"""PROV-O: the sourcing of a story as a graph, with what is only suspected and what was taken back told apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from tests import make
from tests.reports import rich
from tests.reports.open_formats.reading import FILED, GAZETTE, graph_of, prov, published, require_sound
from tracker.domain.vocabulary import Audience
from tracker.reports.audience import texts_for
from tracker.reports.open_formats.names import TERMS, Names

PROV, DESK, SDO = Namespace("http://www.w3.org/ns/prov#"), Namespace(TERMS), Namespace("https://schema.org/")
LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
NOTE = URIRef("http://www.w3.org/2000/01/rdf-schema#comment")
STORY = published()
NAMES = Names.of_story(STORY)


@pytest.fixture(scope="module")
def readers() -> Graph:
    """The readers' graph of the story."""
    return graph_of(prov(STORY))


@pytest.fixture(scope="module")
def desk() -> Graph:
    """The desk's."""
    return graph_of(prov(STORY, Audience.DESK))


def source(graph: Graph, name: str) -> Node:
    """The source of this name."""
    [found] = graph.subjects(LABEL, Literal(name))
    return found


def claim(number: int) -> URIRef:
    """A claim of the story."""
    return URIRef(NAMES.of("claim", number))


def labels(graph: Graph, subject: Node, predicate: URIRef) -> set[str]:
    """What the things are called that hang on one by a predicate."""
    return {str(graph.value(found, LABEL)) for found in graph.objects(subject, predicate)}


def test_everything_that_a_relation_joins_is_of_the_class_that_the_standard_wants(readers: Graph, desk: Graph) -> None:
    ends = {
        **dict.fromkeys(
            ("wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "wasRevisionOf", "specializationOf"),
            ("Entity", "Entity"),
        ),
        "wasAttributedTo": ("Entity", "Agent"),
        "wasInvalidatedBy": ("Entity", "Activity"),
        "wasGeneratedBy": ("Entity", "Activity"),
        "used": ("Activity", "Entity"),
        "wasAssociatedWith": ("Activity", "Agent"),
        "wasInformedBy": ("Activity", "Activity"),
        "actedOnBehalfOf": ("Agent", "Agent"),
        "qualifiedDerivation": ("Entity", "Derivation"),
        "qualifiedInfluence": ("Entity", "AgentInfluence"),
        "entity": ("Derivation", "Entity"),
        "agent": ("AgentInfluence", "Agent"),
    }
    for graph in (readers, desk):
        require_sound(graph)
        joined = 0
        for relation, (left, right) in ends.items():
            for one, other in graph.subject_objects(PROV[relation]):
                joined += 1
                assert (one, RDF.type, PROV[left]) in graph, f"{one} {relation}"
                assert (other, RDF.type, PROV[right]) in graph, f"{relation} {other}"
                assert one != other
        assert joined > 100


def test_a_claim_comes_from_its_words_and_from_who_states_it_and_its_words_from_the_text(readers: Graph) -> None:
    [passage] = [
        one for one in readers.objects(claim(4), PROV.wasDerivedFrom) if (one, PROV.wasQuotedFrom, None) in readers
    ]
    [text] = readers.objects(passage, PROV.wasQuotedFrom)
    said = [one for one in readers.objects(claim(4), PROV.wasDerivedFrom) if one != passage]

    assert readers.value(passage, PROV.value) == Literal("The armoured train has up to 90 carriages")
    assert readers.value(passage, DESK.start) == Literal(rich.TEXT.index("The armoured train"))
    assert text == URIRef(NAMES.of("text", 1))
    assert {name for one in said for name in labels(readers, one, PROV.wasAttributedTo)} == {
        "Yonhap",
        "Korea Herald",
        "Chosun Ilbo",
    }
    assert readers.value(claim(4), DESK.independentAtWorst) == Literal(1)
    assert readers.value(claim(4), DESK.citations) == Literal(3)


def test_a_chain_leads_from_the_reader_to_who_said_it(readers: Graph) -> None:
    [near] = [one for one in readers.objects(claim(10), PROV.wasDerivedFrom) if (one, DESK.status, None) in readers]
    [far] = readers.objects(near, PROV.wasQuotedFrom)

    assert labels(readers, near, PROV.wasAttributedTo) == {"AlJazeera"}
    assert labels(readers, far, PROV.wasAttributedTo) == {"Konstantin Pulikovsky"}
    assert (far, RDF.type, SDO.Quotation) in readers
    assert readers.value(far, PROV.value) == Literal("It was possible to order any dish, live lobster among them.")
    assert list(readers.objects(claim(10), PROV.hadPrimarySource)) == [far]


def test_only_origins_are_primary_sources(readers: Graph) -> None:
    primary = {
        number: len(list(readers.objects(claim(number), PROV.hadPrimarySource))) for number in (1, 4, 7, 8, 9, 14)
    }

    assert primary == {1: 2, 4: 0, 7: 0, 8: 2, 9: 1, 14: 0}


def test_what_is_confirmed_is_said_plainly_and_what_is_suspected_only_with_its_doubt(readers: Graph) -> None:
    def told(name: str, kind: str, end: str) -> set[tuple[str, str, str]]:
        return {
            (
                str(readers.value(readers.value(one, PROV[end]), LABEL)),
                str(readers.value(one, DESK.kind)),
                str(readers.value(one, DESK.assessment)),
            )
            for one in readers.objects(source(readers, name), PROV[kind])
        }

    assert labels(readers, source(readers, "Korea Herald"), PROV.wasDerivedFrom) == {"Yonhap"}
    assert told("Korea Herald", "qualifiedDerivation", "entity") == {("Yonhap", "wire", "confirmed")}
    assert labels(readers, source(readers, "AlJazeera"), PROV.wasDerivedFrom) == set()
    assert told("AlJazeera", "qualifiedDerivation", "entity") == {("Railspotter blog", "rewrite", "suspected")}
    assert labels(readers, source(readers, "Tass"), PROV.wasInfluencedBy) == {"Kremlin press service"}
    assert labels(readers, source(readers, "Ria Novosti"), PROV.wasInfluencedBy) == set()
    assert told("Ria Novosti", "qualifiedInfluence", "agent") == {
        ("Kremlin press service", "controlled_by", "suspected")
    }
    assert labels(readers, source(readers, "Chosun Ilbo"), PROV.wasDerivedFrom) == {"Yonhap"}


def test_what_was_retracted_is_invalidated_by_the_act_that_did_it(readers: Graph, desk: Graph) -> None:
    for graph in (readers, desk):
        blog = source(graph, "Railspotter blog")
        [act] = graph.objects(blog, PROV.wasInvalidatedBy)
        assert str(graph.value(blog, PROV.invalidatedAtTime)) == "2026-11-22T12:00:00+00:00"
        assert (act, RDF.type, PROV.Activity) in graph
        [taken] = [
            one
            for one in graph.subjects(PROV.wasInvalidatedBy)
            if (one, DESK.state, None) not in graph and (one, DESK.status, None) in graph
        ]
        assert labels(graph, taken, PROV.wasAttributedTo) == {"The Travel Digest"}
        assert (claim(10), PROV.wasDerivedFrom, taken) not in graph
    assert (None, NOTE, Literal("the pictures were of another train")) in desk
    assert (None, NOTE, None) not in readers


def test_who_denies_and_what_refutes_is_no_support(readers: Graph) -> None:
    deniers = {
        name for one in readers.objects(claim(2), DESK.deniedBy) for name in labels(readers, one, PROV.wasAttributedTo)
    }
    [held] = readers.objects(claim(7), DESK.refutedBy)

    assert deniers == {"Moscow", "Pyongyang"}
    assert readers.value(held, SDO.url) == URIRef("https://example.org/gauge.pdf")
    assert labels(readers, held, PROV.wasQuotedFrom) == {"Gauge register of the railways"}
    assert (claim(7), PROV.wasDerivedFrom, held) not in readers


def test_the_texts_follow_each_other_and_the_newest_signed_one_is_the_page(readers: Graph, desk: Graph) -> None:
    page = URIRef("https://example.org/train?id=1&lang=en")
    older, newer = (URIRef(NAMES.of("text", number)) for number in (1, 2))
    for graph in (readers, desk):
        assert (newer, PROV.wasRevisionOf, older) in graph
        [released] = graph.objects(page, PROV.wasDerivedFrom)
        [act] = graph.objects(released, PROV.wasGeneratedBy)
        assert labels(graph, act, LABEL) == {"None"}
        assert str(graph.value(act, LABEL)) == "Sign-off"
        assert str(graph.value(page, PROV.generatedAtTime)).startswith("2026-11-22T10:00")
    assert labels(desk, newer, PROV.wasAttributedTo) == {"Robin Lacey"}
    assert labels(readers, newer, PROV.wasAttributedTo) == set()
    assert readers.value(older, SDO.sha256) is None
    assert str(readers.value(newer, SDO.sha256)) == "b" * 64


def test_readers_see_that_a_claim_was_decided_and_the_desk_also_by_whom_and_what_was_before(
    readers: Graph, desk: Graph
) -> None:
    def steps(graph: Graph, number: int) -> list[str]:
        return sorted(
            str(act) for one in graph.subjects(PROV.used, claim(number)) for act in graph.objects(one, DESK.act)
        )

    def decisions(graph: Graph, number: int) -> dict[str, bool]:
        found = [
            one for one in graph.subjects(PROV.wasDerivedFrom, claim(number)) if (one, DESK.outcome, None) in graph
        ]
        return {str(graph.value(one, DESK.outcome)): (one, PROV.wasInvalidatedBy, None) in graph for one in found}

    assert (steps(readers, 1), steps(desk, 1)) == (["approve"], ["approve", "propose", "take"])
    assert (decisions(readers, 1), decisions(desk, 1)) == ({"verified": False}, {"verified": False})
    assert (steps(readers, 5), decisions(readers, 5)) == ([], {})
    assert decisions(desk, 5) == {"verified": True}
    [act] = [one for one in desk.subjects(PROV.used, claim(1)) if (one, DESK.act, Literal("approve")) in desk]
    assert labels(desk, act, PROV.wasAssociatedWith) == {"Elias Kramer"}
    assert labels(desk, source(desk, "Elias Kramer"), PROV.actedOnBehalfOf) == {GAZETTE.name}
    assert (act, RDF.type, PROV.Activity) in readers
    assert not list(readers.subject_objects(PROV.wasAssociatedWith))


def test_a_withdrawn_claim_is_invalidated_by_who_withdrew_it(desk: Graph, readers: Graph) -> None:
    [act] = desk.objects(claim(17), PROV.wasInvalidatedBy)

    assert labels(desk, act, PROV.wasAssociatedWith) == {"Robin Lacey"}
    assert (claim(17), None, None) not in readers


def test_a_sealed_opinion_stays_sealed_even_for_the_desk(desk: Graph) -> None:
    [act] = [one for one in desk.subjects(PROV.used, claim(3)) if (one, DESK.act, Literal("propose")) in desk]

    assert desk.value(act, DESK.outcome) is None
    assert "both wires open" not in prov(STORY, Audience.DESK).decode()


def test_readers_learn_no_confidential_name_no_note_and_nobody_of_the_desk() -> None:
    reader, desk = prov(STORY).decode(), prov(STORY, Audience.DESK).decode()

    for kept in (
        *("HERON", "Translated by us", "Ask RL", "Lacey", "Castellanos", "Okafor", "Kramer"),
        *("They will be done by lunch", "nobody can know what comes of it", "the page names no source", "other byline"),
    ):
        assert kept not in reader, kept
    for told in ("HERON", "Translated by us", "Lacey", "Okafor", "They will be done by lunch"):
        assert told in desk, told
    assert "a Western diplomat" in reader


def test_a_derivation_that_holds_for_one_claim_or_in_this_story_says_so() -> None:
    paper, wire, other = make.source("Paper"), make.source("Wire", "agency"), make.source("Other", "agency")
    text = "It is so. It is green."
    one = make.claim("It is so.", sources=[paper], passages=[make.passage(text, "It is so.")], number=1)
    two = make.claim("It is green.", sources=[wire, other], passages=[make.passage(text, "It is green.")], number=2)
    drew = [make.drew(paper, wire, claim=one), make.drew(paper, other, article_id=make.ARTICLE_ID)]
    dossier = make.dossier(one, two, drew_on=[*drew, make.drew(wire, other, article_id=99)], text=text)

    graph, names = graph_of(prov(dossier)), Names.of_story(dossier)

    scopes = {
        str(graph.value(graph.value(one, PROV.entity), LABEL)): str(graph.value(one, DESK.scope))
        for one in graph.subjects(RDF.type, PROV.Derivation)
    }
    assert scopes == {"Wire": names.of("claim", 1), "Other": names.of("story")}


def test_readers_learn_of_older_texts_only_that_they_were() -> None:
    shown = texts_for(Audience.READER, FILED)

    assert [(row.number, row.sha256, row.at, row.by_id) for row in shown] == [
        (1, None, None, None),
        (2, "b" * 64, None, None),
    ]
    assert texts_for(Audience.LAWYER, FILED) == FILED
    assert texts_for(Audience.READER, ()) == ()


def test_no_name_of_a_thing_holds_a_word_of_the_desk() -> None:
    document = prov(replace(STORY, slug="secret-operation"))

    names = set(re.findall(r'"(?:id|wasDerivedFrom)":"([^"]+)"', document.decode()))
    assert names
    assert not [name for name in names if "secret" in name or "kim-train" in name]
