"""The records. Importing this package maps every table."""

from tracker.models.alignment import Alignment
from tracker.models.article import Article, Revision
from tracker.models.attribution import Attribution, Via
from tracker.models.base import Base
from tracker.models.claim import Claim, Passage
from tracker.models.comment import Comment
from tracker.models.contradiction import Contradiction, ContradictionMember
from tracker.models.entry import Entry
from tracker.models.evidence import Evidence
from tracker.models.pack import Pack
from tracker.models.person import Person, PersonRole
from tracker.models.proposal import ProposedClaim
from tracker.models.publication import Publication
from tracker.models.reply import Reply
from tracker.models.review import Hold, Review
from tracker.models.setting import Setting
from tracker.models.sign_off import SignedClaim, SignedWaiver, SignOff
from tracker.models.source import Alias, Derivation, Source
from tracker.models.task import Task
from tracker.models.waiver import Waiver

__all__ = [
    "Alias",
    "Alignment",
    "Article",
    "Attribution",
    "Base",
    "Claim",
    "Comment",
    "Contradiction",
    "ContradictionMember",
    "Derivation",
    "Entry",
    "Evidence",
    "Hold",
    "Pack",
    "Passage",
    "Person",
    "PersonRole",
    "ProposedClaim",
    "Publication",
    "Reply",
    "Review",
    "Revision",
    "Setting",
    "SignOff",
    "SignedClaim",
    "SignedWaiver",
    "Source",
    "Task",
    "Via",
    "Waiver",
]
