"""The words that our PROV-O is written in: the standard's, schema.org's, and the few of our own."""

from __future__ import annotations

from tracker.domain.vocabulary import SourceKind
from tracker.reports.open_formats.json_ld import Node
from tracker.reports.open_formats.names import TERMS

_CLASSES = ("Entity", "Activity", "Agent", "Person", "Organization", "Derivation", "AgentInfluence")
_BETWEEN = (
    *("wasDerivedFrom", "wasRevisionOf", "wasQuotedFrom", "hadPrimarySource", "specializationOf"),
    *("wasAttributedTo", "wasAssociatedWith", "actedOnBehalfOf", "wasInfluencedBy", "wasInformedBy"),
    *("wasGeneratedBy", "wasInvalidatedBy", "used", "qualifiedDerivation", "qualifiedInfluence", "entity", "agent"),
)
_MOMENTS = ("generatedAtTime", "invalidatedAtTime", "endedAtTime")
_SCHEMA = ("identifier", "sha256", "dateCreated", "description", "temporalCoverage")
_SCHEMA_CLASSES = ("NewsArticle", "WebPage", "Claim", "Quotation")
OUR_WORDS = (
    *("state", "status", "citations", "independentAtWorst", "independentAsKnown", "kind", "genre", "assessment"),
    *("bearing", "act", "outcome", "cue", "start", "end", "locator", "correctedBy"),
)
OUR_LINKS = ("deniedBy", "speculatedBy", "refutedBy", "scope")
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "desk": TERMS,
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "comment": "rdfs:comment",
    "value": "prov:value",
    **{name: f"prov:{name}" for name in _CLASSES},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _BETWEEN},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in _MOMENTS},
    **{name: f"schema:{name}" for name in (*_SCHEMA, *_SCHEMA_CLASSES)},
    "url": {"@id": "schema:url", "@type": "@id"},
    "archivedAt": {"@id": "schema:archivedAt", "@type": "@id"},
    **{name: f"desk:{name}" for name in OUR_WORDS},
    **{name: {"@id": f"desk:{name}", "@type": "@id"} for name in OUR_LINKS},
}
"""Written out, so that nobody has to fetch anything."""

_SOMEBODY = ("Entity", "Agent")
_BODIES = (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY)
AGENTS: dict[SourceKind, tuple[str, ...]] = {
    SourceKind.PERSON: (*_SOMEBODY, "Person"),
    **dict.fromkeys(_BODIES, (*_SOMEBODY, "Organization")),
    **dict.fromkeys((SourceKind.GROUP, SourceKind.UNNAMED), _SOMEBODY),
}
"""Sources that say things. The others (a document, a data set, what we saw ourselves) are things that say nothing by
themselves. All are entities, for one draws on another."""
