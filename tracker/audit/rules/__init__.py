"""The rule book: every rule the audit asks, in the order it asks them. A rule that is not named here is not asked."""

from __future__ import annotations

from tracker.audit.rules.another_subject import another_subject
from tracker.audit.rules.changed_since_sign_off import changed_since_sign_off
from tracker.audit.rules.circular_sourcing import circular_sourcing
from tracker.audit.rules.contested import contested
from tracker.audit.rules.contradiction import contradiction
from tracker.audit.rules.corrected_in_text import corrected_in_text
from tracker.audit.rules.denial_missing import denial_missing
from tracker.audit.rules.false_plural import false_plural
from tracker.audit.rules.hedge_dropped import hedge_dropped
from tracker.audit.rules.missing_locator import missing_locator
from tracker.audit.rules.no_response_sought import no_response_sought
from tracker.audit.rules.not_placed import not_placed
from tracker.audit.rules.possibly_single_source import possibly_single_source
from tracker.audit.rules.quote_not_in_evidence import quote_not_in_evidence
from tracker.audit.rules.refuted_in_text import refuted_in_text
from tracker.audit.rules.secondary_only import secondary_only
from tracker.audit.rules.self_verified import self_verified
from tracker.audit.rules.serious_unnamed_single import serious_unnamed_single
from tracker.audit.rules.single_source import single_source
from tracker.audit.rules.source_retracted import source_retracted
from tracker.audit.rules.stale import stale
from tracker.audit.rules.too_few_independent import too_few_independent
from tracker.audit.rules.unarchived_evidence import unarchived_evidence
from tracker.audit.rules.uncovered_sentence import uncovered_sentence
from tracker.audit.rules.undecided import undecided
from tracker.audit.rules.unnamed_only import unnamed_only
from tracker.audit.rules.unnamed_without_reason import unnamed_without_reason
from tracker.audit.rules.unsourced import unsourced
from tracker.audit.rules.unverifiable_unattributed import unverifiable_unattributed
from tracker.audit.rules.verified_without_evidence import verified_without_evidence
from tracker.audit.rules.weak_origin import weak_origin
from tracker.audit.rules.words_differ import words_differ

RULE_BOOK = (
    unsourced,
    single_source,
    possibly_single_source,
    circular_sourcing,
    too_few_independent,
    unnamed_only,
    serious_unnamed_single,
    unnamed_without_reason,
    false_plural,
    hedge_dropped,
    secondary_only,
    weak_origin,
    denial_missing,
    no_response_sought,
    contested,
    quote_not_in_evidence,
    missing_locator,
    unarchived_evidence,
    verified_without_evidence,
    self_verified,
    uncovered_sentence,
    changed_since_sign_off,
    another_subject,
    not_placed,
    words_differ,
    source_retracted,
    stale,
    contradiction,
    undecided,
    refuted_in_text,
    corrected_in_text,
    unverifiable_unattributed,
)
"""Sourcing first, then how it was checked, then what changed since, then what may not go out."""
