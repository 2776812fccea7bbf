"""The records. Importing this package maps every table."""

from tracker.models.article import Article, Revision
from tracker.models.attribution import Attribution, Via
from tracker.models.base import Base
from tracker.models.claim import Claim, Passage
from tracker.models.entry import Entry
from tracker.models.evidence import Evidence
from tracker.models.person import Person, PersonRole
from tracker.models.review import Hold, Review
from tracker.models.setting import Setting
from tracker.models.source import Alias, Derivation, Source

__all__ = [
    "Alias",
    "Article",
    "Attribution",
    "Base",
    "Claim",
    "Derivation",
    "Entry",
    "Evidence",
    "Hold",
    "Passage",
    "Person",
    "PersonRole",
    "Review",
    "Revision",
    "Setting",
    "Source",
    "Via",
]
