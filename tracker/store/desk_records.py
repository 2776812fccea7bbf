"""How the records are read out that only a whole dump holds: those of the desk's own work, natural keys where there are any."""

from __future__ import annotations

LABEL = "a.slug || '#' || c.number"
"""A claim's label, out of its article `a` and itself `c`."""

DESK_RECORDS = {
    "pack": "SELECT k.name, k.text, p.initials AS kept_by, k.kept_at FROM pack k "
    "LEFT JOIN person p ON p.id = k.kept_by_id ORDER BY k.id",
    "reply": f"SELECT y.id, {LABEL} AS claim, y.party, y.asked_on, p.initials AS asked_by, y.channel, y.deadline, "
    "y.outcome, y.answer, y.stands, y.note, y.retracted_at, q.initials AS retracted_by, y.retracted_why FROM reply y "
    "JOIN claim c ON c.id = y.claim_id JOIN article a ON a.id = c.article_id LEFT JOIN person p ON p.id = y.asked_by_id "
    "LEFT JOIN person q ON q.id = y.retracted_by_id ORDER BY y.id",
    "contradiction": "SELECT name, note FROM contradiction ORDER BY id",
    "contradiction_member": f"SELECT g.name AS contradiction, {LABEL} AS claim, m.removed_at, p.initials AS removed_by "
    "FROM contradiction_member m JOIN contradiction g ON g.id = m.contradiction_id JOIN claim c ON c.id = m.claim_id "
    "JOIN article a ON a.id = c.article_id LEFT JOIN person p ON p.id = m.removed_by_id ORDER BY m.id",
    "waiver": f"SELECT w.id, {LABEL} AS claim, w.rule, w.finding, w.reason, w.until, p.initials AS by, w.at, "
    "w.withdrawn_at, q.initials AS withdrawn_by, w.withdrawn_why FROM waiver w JOIN claim c ON c.id = w.claim_id "
    "JOIN article a ON a.id = c.article_id JOIN person p ON p.id = w.by_id "
    "LEFT JOIN person q ON q.id = w.withdrawn_by_id ORDER BY w.id".replace("AS by", 'AS "by"'),
    "sign_off": "SELECT s.id, a.slug AS article, r.number AS revision, s.sha256, s.policy, p.initials AS by, s.at "
    "FROM sign_off s JOIN revision r ON r.id = s.revision_id JOIN article a ON a.id = r.article_id "
    "JOIN person p ON p.id = s.by_id ORDER BY s.id".replace("AS by", 'AS "by"'),
    "signed_claim": f"SELECT s.sign_off_id AS sign_off, {LABEL} AS claim, s.version, s.independent_min, "
    "s.independent_max FROM signed_claim s JOIN claim c ON c.id = s.claim_id JOIN article a ON a.id = c.article_id "
    "ORDER BY s.id",
    "signed_waiver": "SELECT sign_off_id AS sign_off, waiver_id AS waiver FROM signed_waiver ORDER BY id",
    "alignment": f'SELECT {LABEL} AS claim, o.number AS of_revision, g.start, g."end", r.number AS revision, l.verdict, '
    'n.start AS became_start, n."end" AS became_end, l.changes, l.candidates, p.initials AS placed_by, l.placed_at '
    "FROM alignment l JOIN passage g ON g.id = l.passage_id JOIN claim c ON c.id = g.claim_id "
    "JOIN article a ON a.id = c.article_id JOIN revision o ON o.id = g.revision_id JOIN revision r ON r.id = l.revision_id "
    "LEFT JOIN passage n ON n.id = l.became_id LEFT JOIN person p ON p.id = l.placed_by_id ORDER BY l.id",
    "publication": "SELECT a.slug AS article, u.sign_off_id AS sign_off, u.at, u.url, p.initials AS by, u.note "
    "FROM publication u JOIN article a ON a.id = u.article_id JOIN person p ON p.id = u.by_id ORDER BY u.id".replace(
        "AS by", 'AS "by"'
    ),
    "task": f"SELECT t.id, {LABEL} AS claim, s.slug AS article, s.slug || '#' || o.number AS carried_by, t.at, "
    "p.initials AS by, t.done_at, q.initials AS done_by, t.note FROM task t JOIN claim c ON c.id = t.claim_id "
    "JOIN article a ON a.id = c.article_id JOIN article s ON s.id = t.article_id JOIN claim o ON o.id = t.carried_by_id "
    "LEFT JOIN person p ON p.id = t.by_id LEFT JOIN person q ON q.id = t.done_by_id ORDER BY t.id".replace(
        "AS by", 'AS "by"'
    ),
    "comment": 'SELECT a.slug AS article, r.number AS revision, m.number, m.start, m."end", m.author, m.text, m.made_on, '
    f"m.standing, {LABEL} AS claim, p.initials AS settled_by, m.settled_at FROM comment m "
    "JOIN revision r ON r.id = m.revision_id JOIN article a ON a.id = r.article_id LEFT JOIN claim c ON c.id = m.claim_id "
    "LEFT JOIN person p ON p.id = m.settled_by_id ORDER BY m.id",
    "proposal": "SELECT m.id, a.slug AS article, r.number AS revision, m.extractor, m.text, m.status, m.rule, m.tier, "
    "m.sentence_start, m.sentence_end, m.source, m.source_kind, m.source_written, m.source_resolved, m.via, "
    "m.source_spans, m.cue_spans, m.content_spans, m.cue, m.mode, m.as_fact, m.worth, m.reasons, m.fingerprint, "
    f"m.standing, m.found_at, {LABEL} AS claim, p.initials AS settled_by, m.settled_at, m.why FROM proposal m "
    "JOIN revision r ON r.id = m.revision_id JOIN article a ON a.id = r.article_id LEFT JOIN claim c ON c.id = m.claim_id "
    "LEFT JOIN person p ON p.id = m.settled_by_id ORDER BY m.id",
}
"""What only a whole dump holds, each as it is written there, in this order."""
