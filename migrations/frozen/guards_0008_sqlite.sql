CREATE TRIGGER guard_entry_before_insert BEFORE INSERT ON entry BEGIN SELECT CASE
WHEN (NEW.seq = coalesce((SELECT max(e.seq) FROM entry e), 0) + 1 AND NEW.previous = coalesce((SELECT e.hash FROM entry e ORDER BY e.seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an entry of the ledger follows the newest one')
WHEN (length(NEW.hash) = 64 AND length(NEW.digest) = 64 AND length(NEW.salt) = 32 AND NEW.after_values <> '') IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an entry of the ledger comes with its values, their salt and its hashes')
END; END
-- next
CREATE TRIGGER guard_entry_update AFTER UPDATE ON entry BEGIN SELECT CASE
WHEN (NEW."seq" = OLD."seq" AND NEW."at" = OLD."at" AND NEW."by" = OLD."by" AND NEW."login" = OLD."login" AND NEW."act" = OLD."act" AND NEW."subject" = OLD."subject" AND NEW."digest" = OLD."digest" AND NEW."previous" = OLD."previous" AND NEW."hash" = OLD."hash" AND NEW.after_values IS NULL AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM entry e WHERE e.act = 'purge' AND e.seq > NEW.seq AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.seq > e.seq))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: the ledger is append-only')
END; END
-- next
CREATE TRIGGER guard_entry_before_delete BEFORE DELETE ON entry BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: the ledger is append-only: no entry goes')
END; END
-- next
CREATE TRIGGER guard_claim_before_insert BEFORE INSERT ON claim BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM claim o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM claim o WHERE o."article_id" = NEW."article_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a claim of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_claim_insert AFTER INSERT ON claim BEGIN SELECT CASE
WHEN (NEW.state = 'unreviewed' AND NEW.version = 1 AND NEW.corrected_by_id IS NULL) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a claim comes on file unreviewed, at its first version: whatever it becomes, a review leads there')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a claim is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_claim_update AFTER UPDATE ON claim BEGIN SELECT CASE
WHEN NEW.state <> OLD.state AND (OLD.state || ' ' || NEW.state IN ('disputed corrected', 'disputed in_review', 'disputed withdrawn', 'in_review disputed', 'in_review needs_source', 'in_review refuted', 'in_review unverifiable', 'in_review verified', 'in_review withdrawn', 'needs_source in_review', 'needs_source withdrawn', 'refuted corrected', 'refuted in_review', 'refuted withdrawn', 'unreviewed in_review', 'unreviewed withdrawn', 'unverifiable corrected', 'unverifiable in_review', 'unverifiable withdrawn', 'verified corrected', 'verified in_review', 'verified withdrawn', 'withdrawn in_review') AND NEW.version = OLD.version + 1) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: no move leads a claim from this state to that one, or it made no new version of it')
WHEN NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.from_state = OLD.state AND v.to_state = NEW.state) THEN RAISE(ABORT, 'refused by the desk: a claim moves by a step of its review, which is written first')
WHEN NEW.state <> OLD.state AND NEW.state IN ('disputed', 'refuted', 'unverifiable', 'verified') AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.to_state = NEW.state AND v.outcome = NEW.state AND ((v.act = 'approve' AND v.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = v.claim_id AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.outcome = v.outcome AND p.by_id <> v.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < v.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = v.claim_id AND (c.author_id = v.by_id OR c.imported_by_id = v.by_id OR (coalesce(a.reporter_id = v.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || v.by_id || ',', '') <> a.former_reporters, 1 = 0)))) AND (NEW.risk <> 'high' OR EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = v.claim_id AND o.act = 'opinion' AND o.id < v.id AND o.claim_version = v.claim_version - 1 AND o.outcome = v.outcome AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < v.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw'))))))) OR (v.act = 'override' AND v.by_id IS NOT NULL AND v.reason <> ''))) THEN RAISE(ABORT, 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason')
WHEN (NEW.version >= OLD.version AND (NEW.version = OLD.version OR NEW.state <> OLD.state OR NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified'))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: the version of a claim never goes down, and of a decided one it stays as long as the decision does')
WHEN (NEW."text" IS NOT OLD."text" OR NEW."status" IS NOT OLD."status" OR NEW."risk" IS NOT OLD."risk" OR NEW."about" IS NOT OLD."about" OR NEW."allegation" IS NOT OLD."allegation" OR NEW."as_of" IS NOT OLD."as_of") AND ((NEW.version > OLD.version AND NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified', 'corrected', 'withdrawn')) IS NOT TRUE) THEN RAISE(ABORT, 'refused by the desk: what a claim says changes only with a new version, and not while it is decided or laid aside')
WHEN (NEW."state" IS NOT OLD."state" OR NEW."corrected_by_id" IS NOT OLD."corrected_by_id") AND ((NEW.state = 'corrected') <> (NEW.corrected_by_id IS NOT NULL) OR NEW.corrected_by_id = NEW.id) THEN RAISE(ABORT, 'refused by the desk: a corrected claim names the one that replaced it, and no other claim does')
WHEN NEW.state <> OLD.state AND NEW.state IN ('withdrawn', 'corrected') AND (NEW.state = 'corrected') IS NOT EXISTS (SELECT 1 FROM article a WHERE a.id = NEW.article_id AND a.stage = 'published') THEN RAISE(ABORT, 'refused by the desk: a claim is withdrawn before its story is published, and corrected afterwards')
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."number" IS NOT OLD."number" OR NEW."author_id" IS NOT OLD."author_id" OR NEW."imported_by_id" IS NOT OLD."imported_by_id" THEN RAISE(ABORT, 'refused by the desk: a claim keeps its id, article_id, number, author_id, imported_by_id')
WHEN OLD.corrected_by_id IS NOT NULL AND (NEW."corrected_by_id" IS NOT OLD."corrected_by_id") THEN RAISE(ABORT, 'refused by the desk: corrected_by_id of a claim: once written, it stays')
END; END
-- next
CREATE TRIGGER guard_claim_before_delete BEFORE DELETE ON claim BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no claim is')
END; END
-- next
CREATE TRIGGER guard_review_before_insert BEFORE INSERT ON review BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM review o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a review of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_review_insert AFTER INSERT ON review BEGIN SELECT CASE
WHEN (NEW.act || ' ' || NEW.from_state || ' ' || NEW.to_state IN ('approve in_review disputed', 'approve in_review refuted', 'approve in_review unverifiable', 'approve in_review verified', 'assign in_review in_review', 'assign unreviewed in_review', 'correct disputed corrected', 'correct refuted corrected', 'correct unverifiable corrected', 'correct verified corrected', 'needs_source in_review needs_source', 'opinion in_review in_review', 'override in_review disputed', 'override in_review refuted', 'override in_review unverifiable', 'override in_review verified', 'propose in_review in_review', 'release corrected corrected', 'release disputed disputed', 'release in_review in_review', 'release needs_source needs_source', 'release refuted refuted', 'release unreviewed unreviewed', 'release unverifiable unverifiable', 'release verified verified', 'release withdrawn withdrawn', 'reopen disputed in_review', 'reopen refuted in_review', 'reopen unverifiable in_review', 'reopen verified in_review', 'reopen withdrawn in_review', 'return in_review in_review', 'take in_review in_review', 'take needs_source in_review', 'take unreviewed in_review', 'withdraw disputed withdrawn', 'withdraw in_review withdrawn', 'withdraw needs_source withdrawn', 'withdraw refuted withdrawn', 'withdraw unreviewed withdrawn', 'withdraw unverifiable withdrawn', 'withdraw verified withdrawn') AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.state = NEW.from_state AND NEW.claim_version = c.version + CASE WHEN NEW.from_state = NEW.to_state THEN 0 ELSE 1 END) AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = NEW.claim_id AND x.id > NEW.id)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: this is no step that the review of this claim can take as it stands')
WHEN (CASE WHEN NEW.act IN ('approve', 'override') THEN NEW.outcome = NEW.to_state WHEN NEW.act IN ('propose', 'opinion') THEN NEW.outcome IN ('disputed', 'refuted', 'unverifiable', 'verified') ELSE NEW.outcome IS NULL END) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an outcome is proposed, approved or given as an opinion, and no other step has one')
WHEN NEW.by_id IS NULL AND NEW.act NOT IN ('reopen', 'return') THEN RAISE(ABORT, 'refused by the desk: somebody takes every step of a review but those of the system, which opens again or sends back')
WHEN NEW.act = 'approve' AND (NEW.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.outcome = NEW.outcome AND p.by_id <> NEW.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = NEW.claim_id AND (c.author_id = NEW.by_id OR c.imported_by_id = NEW.by_id OR (coalesce(a.reporter_id = NEW.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || NEW.by_id || ',', '') <> a.former_reporters, 1 = 0))))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason')
WHEN NEW.act = 'approve' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.risk = 'high') AND (EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = NEW.claim_id AND o.act = 'opinion' AND o.id < NEW.id AND o.claim_version = NEW.claim_version - 1 AND o.outcome = NEW.outcome AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < NEW.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a claim of high risk is approved only once a second checker has come to the same, on the same version')
WHEN NEW.act IN ('propose', 'opinion') AND EXISTS (SELECT 1 FROM review o WHERE o.claim_id = NEW.claim_id AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND o.by_id = NEW.by_id AND o.act = CASE NEW.act WHEN 'propose' THEN 'opinion' ELSE 'propose' END AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id > o.id AND x.id < NEW.id AND (x.act = o.act OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) THEN RAISE(ABORT, 'refused by the desk: whoever proposes an outcome and whoever gives the second opinion are two')
WHEN NEW.act = 'override' AND (NEW.by_id IS NOT NULL AND NEW.reason <> '') IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: deciding alone is an override: somebody''s, with a reason')
WHEN NEW.act = 'override' AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE(ABORT, 'refused by the desk: this desk requires a second person: nobody decides alone')
WHEN (NEW.act IN ('approve', 'assign', 'correct') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) OR (NEW.act IN ('propose', 'opinion', 'needs_source') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker'))) OR (NEW.act IN ('override') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker', 'editor'))) OR (NEW.by_id IS NOT NULL AND NEW.act IN ('reopen') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) OR (NEW.by_id IS NOT NULL AND NEW.act IN ('return') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor')) AND (NEW.act IN ('return') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker')) OR NOT EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id AND p.by_id = NEW.by_id AND p.claim_version = NEW.claim_version AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw'))) AND NOT EXISTS (SELECT 1 FROM review o WHERE o.claim_id = p.claim_id AND o.act = 'opinion' AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND NOT EXISTS (SELECT 1 FROM review y WHERE y.claim_id = o.claim_id AND y.id > o.id AND y.id < NEW.id AND y.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))))) THEN RAISE(ABORT, 'refused by the desk: who takes this step has not the role that it takes')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a review is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_review_update AFTER UPDATE ON review BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."act" IS NOT OLD."act" OR NEW."from_state" IS NOT OLD."from_state" OR NEW."to_state" IS NOT OLD."to_state" OR NEW."outcome" IS NOT OLD."outcome" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" OR NEW."reason" IS NOT OLD."reason" OR NEW."claim_version" IS NOT OLD."claim_version" OR NEW."overrides" IS NOT OLD."overrides" THEN RAISE(ABORT, 'refused by the desk: a review never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_review_before_delete BEFORE DELETE ON review BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no review is')
END; END
-- next
CREATE TRIGGER guard_article_before_insert BEFORE INSERT ON article BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM article o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM article o WHERE o."slug" = NEW."slug")) THEN RAISE(ABORT, 'refused by the desk: there is an article of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_article_insert AFTER INSERT ON article BEGIN SELECT CASE
WHEN (NEW.stage = 'draft' AND NEW.published_at IS NULL) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a story comes on file as a draft: it is signed off, and then published')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an article is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_article_update AFTER UPDATE ON article BEGIN SELECT CASE
WHEN NEW.stage <> OLD.stage AND OLD.stage || ' ' || NEW.stage NOT IN ('draft signed_off', 'signed_off published') THEN RAISE(ABORT, 'refused by the desk: a story is a draft, then signed off, then published, and never goes back')
WHEN (NEW."stage" IS NOT OLD."stage") AND (NEW.stage <> 'draft' AND NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id)) THEN RAISE(ABORT, 'refused by the desk: a story is released by an editor''s sign-off, which is written first')
WHEN (NEW."stage" IS NOT OLD."stage" OR NEW."published_at" IS NOT OLD."published_at") AND ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL)) THEN RAISE(ABORT, 'refused by the desk: a story that is published says when, and no other does')
WHEN NEW."reporter_id" IS NOT OLD."reporter_id" AND OLD.reporter_id IS NOT NULL AND NOT coalesce(replace(NEW.former_reporters, ',' || OLD.reporter_id || ',', '') <> NEW.former_reporters, 1 = 0) THEN RAISE(ABORT, 'refused by the desk: who reported a story stays named with it when somebody else gets it')
WHEN OLD.former_reporters IS NOT NULL AND substr(NEW.former_reporters, 1, length(OLD.former_reporters)) IS NOT OLD.former_reporters THEN RAISE(ABORT, 'refused by the desk: whoever reported a story once stays named with it')
WHEN (NEW."reporter_id" IS NOT OLD."reporter_id" OR NEW."former_reporters" IS NOT OLD."former_reporters") AND (EXISTS (SELECT 1 FROM review v JOIN claim c ON c.id = v.claim_id WHERE c.article_id = NEW.id AND v.act = 'approve' AND (coalesce(NEW.reporter_id = v.by_id, 1 = 0) OR coalesce(replace(NEW.former_reporters, ',' || v.by_id || ',', '') <> NEW.former_reporters, 1 = 0)))) THEN RAISE(ABORT, 'refused by the desk: nobody reports a story of which they approved a claim')
WHEN (NEW."reporter_id" IS NOT OLD."reporter_id") AND (EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id AND s.by_id = NEW.reporter_id) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off'))) THEN RAISE(ABORT, 'refused by the desk: this desk requires a second person: nobody reports a story that they signed off')
WHEN NEW."id" IS NOT OLD."id" OR NEW."slug" IS NOT OLD."slug" OR NEW."language" IS NOT OLD."language" THEN RAISE(ABORT, 'refused by the desk: an article keeps its id, slug, language')
WHEN OLD.published_at IS NOT NULL AND (NEW."published_at" IS NOT OLD."published_at") THEN RAISE(ABORT, 'refused by the desk: published_at of an article: once written, it stays')
END; END
-- next
CREATE TRIGGER guard_article_before_delete BEFORE DELETE ON article BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no article is')
END; END
-- next
CREATE TRIGGER guard_sign_off_before_insert BEFORE INSERT ON sign_off BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM sign_off o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a sign_off of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_sign_off_insert AFTER INSERT ON sign_off BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = NEW.revision_id AND r.sha256 = NEW.sha256) THEN RAISE(ABORT, 'refused by the desk: a sign-off is of exactly the text of its revision')
WHEN NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role = 'editor') THEN RAISE(ABORT, 'refused by the desk: an editor signs a story off')
WHEN EXISTS (SELECT 1 FROM revision r JOIN article a ON a.id = r.article_id WHERE r.id = NEW.revision_id AND (coalesce(a.reporter_id = NEW.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || NEW.by_id || ',', '') <> a.former_reporters, 1 = 0))) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE(ABORT, 'refused by the desk: this desk requires a second person: nobody signs off the story that they reported')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a sign_off is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_sign_off_update AFTER UPDATE ON sign_off BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."sha256" IS NOT OLD."sha256" OR NEW."policy" IS NOT OLD."policy" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" THEN RAISE(ABORT, 'refused by the desk: a sign_off never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_sign_off_before_delete BEFORE DELETE ON sign_off BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no sign_off is')
END; END
-- next
CREATE TRIGGER guard_signed_claim_before_insert BEFORE INSERT ON signed_claim BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM signed_claim o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM signed_claim o WHERE o."sign_off_id" = NEW."sign_off_id" AND o."claim_id" = NEW."claim_id")) THEN RAISE(ABORT, 'refused by the desk: there is a signed_claim of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_signed_claim_insert AFTER INSERT ON signed_claim BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.version = NEW.version) THEN RAISE(ABORT, 'refused by the desk: a claim is signed at the version that it has')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a signed_claim is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_signed_claim_update AFTER UPDATE ON signed_claim BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."version" IS NOT OLD."version" OR NEW."independent_min" IS NOT OLD."independent_min" OR NEW."independent_max" IS NOT OLD."independent_max" THEN RAISE(ABORT, 'refused by the desk: a signed_claim never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_signed_claim_before_delete BEFORE DELETE ON signed_claim BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no signed_claim is')
END; END
-- next
CREATE TRIGGER guard_publication_before_insert BEFORE INSERT ON publication BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM publication o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a publication of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_publication_insert AFTER INSERT ON publication BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE s.id = NEW.sign_off_id AND r.article_id = NEW.article_id) THEN RAISE(ABORT, 'refused by the desk: a story goes out under a sign-off of its own')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a publication is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_publication_update AFTER UPDATE ON publication BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."at" IS NOT OLD."at" OR NEW."url" IS NOT OLD."url" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: a publication never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_publication_before_delete BEFORE DELETE ON publication BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no publication is')
END; END
-- next
CREATE TRIGGER guard_attribution_before_insert BEFORE INSERT ON attribution BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM attribution o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM attribution o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."chain" = NEW."chain" AND o."status" = NEW."status")) THEN RAISE(ABORT, 'refused by the desk: there is an attribution of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_attribution_insert AFTER INSERT ON attribution BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty')
WHEN (NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an attribution is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_attribution_before_update BEFORE UPDATE ON attribution BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM attribution o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."chain" = NEW."chain" AND o."status" = NEW."status" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is an attribution of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_attribution_update AFTER UPDATE ON attribution BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW.chain <> OLD.chain AND NOT EXISTS (SELECT 1 FROM via l JOIN source s ON s.id = l.source_id WHERE l.attribution_id = NEW.id AND s.merged_into_id IS NOT NULL AND ',' || NEW.chain || ',' = replace(',' || OLD.chain || ',', ',' || s.id || ',', ',' || s.merged_into_id || ',')) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty')
WHEN (NEW."checked_at" IS NOT OLD."checked_at" OR NEW."checked_by_id" IS NOT OLD."checked_by_id") AND ((NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."status" IS NOT OLD."status" OR NEW."cue" IS NOT OLD."cue" OR NEW."quote" IS NOT OLD."quote" OR NEW."mode" IS NOT OLD."mode" OR NEW."said_on" IS NOT OLD."said_on" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: an attribution keeps its id, claim_id, status, cue, quote, mode, said_on, note')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_attribution_before_delete BEFORE DELETE ON attribution BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no attribution is')
END; END
-- next
CREATE TRIGGER guard_via_before_insert BEFORE INSERT ON via BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM via o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM via o WHERE o."attribution_id" = NEW."attribution_id" AND o."position" = NEW."position")) OR (EXISTS (SELECT 1 FROM via o WHERE o."source_id" = NEW."source_id" AND o."attribution_id" = NEW."attribution_id")) THEN RAISE(ABORT, 'refused by the desk: there is a via of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_via_insert AFTER INSERT ON via BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a via is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_via_before_update BEFORE UPDATE ON via BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM via o WHERE o."source_id" = NEW."source_id" AND o."attribution_id" = NEW."attribution_id" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a via of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_via_update AFTER UPDATE ON via BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW."id" IS NOT OLD."id" OR NEW."attribution_id" IS NOT OLD."attribution_id" OR NEW."position" IS NOT OLD."position" THEN RAISE(ABORT, 'refused by the desk: a via keeps its id, attribution_id, position')
END; END
-- next
CREATE TRIGGER guard_via_before_delete BEFORE DELETE ON via BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no via is')
END; END
-- next
CREATE TRIGGER guard_evidence_before_insert BEFORE INSERT ON evidence BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM evidence o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM evidence o WHERE o."claim_id" = NEW."claim_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is an evidence of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_evidence_insert AFTER INSERT ON evidence BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an evidence is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_evidence_update AFTER UPDATE ON evidence BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."number" IS NOT OLD."number" OR NEW."bearing" IS NOT OLD."bearing" OR NEW."excerpt" IS NOT OLD."excerpt" OR NEW."file_name" IS NOT OLD."file_name" THEN RAISE(ABORT, 'refused by the desk: an evidence keeps its id, claim_id, number, bearing, excerpt, file_name')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence: once written, they stay')
WHEN OLD.sha256 IS NOT NULL AND (NEW."sha256" IS NOT OLD."sha256") THEN RAISE(ABORT, 'refused by the desk: sha256 of an evidence: once written, it stays')
END; END
-- next
CREATE TRIGGER guard_evidence_before_delete BEFORE DELETE ON evidence BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no evidence is')
END; END
-- next
CREATE TRIGGER guard_derivation_before_insert BEFORE INSERT ON derivation BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM derivation o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."article_id" = NEW."article_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NOT NULL AND NEW.article_id IS NOT NULL)) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND claim_id IS NOT NULL AND NEW.claim_id IS NOT NULL)) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NULL AND claim_id IS NULL AND NEW.article_id IS NULL AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: there is a derivation of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_derivation_insert AFTER INSERT ON derivation BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a derivation is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_derivation_before_update BEFORE UPDATE ON derivation BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM derivation o WHERE o."article_id" = NEW."article_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NOT NULL AND NEW.article_id IS NOT NULL AND o."id" <> OLD."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND claim_id IS NOT NULL AND NEW.claim_id IS NOT NULL AND o."id" <> OLD."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NULL AND claim_id IS NULL AND NEW.article_id IS NULL AND NEW.claim_id IS NULL AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a derivation of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_derivation_update AFTER UPDATE ON derivation BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW.drew_on_id <> OLD.drew_on_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.drew_on_id AND s.merged_into_id = NEW.drew_on_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."kind" IS NOT OLD."kind" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: a derivation keeps its id, kind, article_id, claim_id, note')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_derivation_before_delete BEFORE DELETE ON derivation BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no derivation is')
END; END
-- next
CREATE TRIGGER guard_hold_before_insert BEFORE INSERT ON hold BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM hold o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM hold o WHERE o."claim_id" = NEW."claim_id" AND ended_at IS NULL AND NEW.ended_at IS NULL)) THEN RAISE(ABORT, 'refused by the desk: there is a hold of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_hold_insert AFTER INSERT ON hold BEGIN SELECT CASE
WHEN NEW.until <= NEW.at OR NEW.ended_at > NEW.until THEN RAISE(ABORT, 'refused by the desk: a hold lasts for a while, and ends no later than it was to')
WHEN NEW.ended_at < NEW.at THEN RAISE(ABORT, 'refused by the desk: a hold ends after it begins')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a hold is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_hold_update AFTER UPDATE ON hold BEGIN SELECT CASE
WHEN (NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR NEW."ended_at" IS NOT OLD."ended_at") AND (NEW.until <= NEW.at OR NEW.ended_at > NEW.until) THEN RAISE(ABORT, 'refused by the desk: a hold lasts for a while, and ends no later than it was to')
WHEN (NEW."at" IS NOT OLD."at" OR NEW."ended_at" IS NOT OLD."ended_at") AND (NEW.ended_at < NEW.at) THEN RAISE(ABORT, 'refused by the desk: a hold ends after it begins')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."purpose" IS NOT OLD."purpose" OR NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR NEW."assigned_by_id" IS NOT OLD."assigned_by_id" THEN RAISE(ABORT, 'refused by the desk: a hold keeps its id, claim_id, person_id, purpose, at, until, assigned_by_id')
WHEN OLD.ended_at IS NOT NULL AND (NEW."ended_at" IS NOT OLD."ended_at") THEN RAISE(ABORT, 'refused by the desk: ended_at of a hold: once written, it stays')
END; END
-- next
CREATE TRIGGER guard_hold_before_delete BEFORE DELETE ON hold BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no hold is')
END; END
-- next
CREATE TRIGGER guard_comment_before_insert BEFORE INSERT ON comment BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM comment o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM comment o WHERE o."revision_id" = NEW."revision_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a comment of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_comment_insert AFTER INSERT ON comment BEGIN SELECT CASE
WHEN (NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a comment is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_comment_update AFTER UPDATE ON comment BEGIN SELECT CASE
WHEN (NEW."standing" IS NOT OLD."standing" OR NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id" OR NEW."claim_id" IS NOT OLD."claim_id") AND ((NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim')
WHEN NEW."id" IS NOT OLD."id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."number" IS NOT OLD."number" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."author" IS NOT OLD."author" OR NEW."text" IS NOT OLD."text" OR NEW."made_on" IS NOT OLD."made_on" THEN RAISE(ABORT, 'refused by the desk: a comment keeps its id, revision_id, number, start, end, author, text, made_on')
WHEN OLD.settled_at IS NOT NULL AND (NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id") THEN RAISE(ABORT, 'refused by the desk: settled_at, settled_by_id of a comment: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_comment_before_delete BEFORE DELETE ON comment BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no comment is')
END; END
-- next
CREATE TRIGGER guard_proposal_before_insert BEFORE INSERT ON proposal BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM proposal o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a proposal of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_proposal_insert AFTER INSERT ON proposal BEGIN SELECT CASE
WHEN (NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a proposal is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_proposal_update AFTER UPDATE ON proposal BEGIN SELECT CASE
WHEN (NEW."standing" IS NOT OLD."standing" OR NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id" OR NEW."claim_id" IS NOT OLD."claim_id") AND ((NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim')
WHEN NEW."id" IS NOT OLD."id" OR NEW."extractor" IS NOT OLD."extractor" OR NEW."fingerprint" IS NOT OLD."fingerprint" OR NEW."found_at" IS NOT OLD."found_at" THEN RAISE(ABORT, 'refused by the desk: a proposal keeps its id, extractor, fingerprint, found_at')
END; END
-- next
CREATE TRIGGER guard_proposal_before_delete BEFORE DELETE ON proposal BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no proposal is')
END; END
-- next
CREATE TRIGGER guard_source_before_insert BEFORE INSERT ON source BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM source o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM source o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a source of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_source_insert AFTER INSERT ON source BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a source is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_source_before_update BEFORE UPDATE ON source BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM source o WHERE o."name" = NEW."name" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a source of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_source_update AFTER UPDATE ON source BEGIN SELECT CASE
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" THEN RAISE(ABORT, 'refused by the desk: a source keeps its id')
WHEN OLD.merged_into_id IS NOT NULL AND (NEW."merged_into_id" IS NOT OLD."merged_into_id") THEN RAISE(ABORT, 'refused by the desk: merged_into_id of a source: once written, it stays')
END; END
-- next
CREATE TRIGGER guard_source_before_delete BEFORE DELETE ON source BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no source is')
END; END
-- next
CREATE TRIGGER guard_reply_before_insert BEFORE INSERT ON reply BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM reply o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a reply of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_reply_insert AFTER INSERT ON reply BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a reply is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_reply_update AFTER UPDATE ON reply BEGIN SELECT CASE
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."asked_by_id" IS NOT OLD."asked_by_id" THEN RAISE(ABORT, 'refused by the desk: a reply keeps its id, claim_id, asked_by_id')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_reply_before_delete BEFORE DELETE ON reply BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no reply is')
END; END
-- next
CREATE TRIGGER guard_alignment_before_insert BEFORE INSERT ON alignment BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM alignment o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM alignment o WHERE o."passage_id" = NEW."passage_id" AND o."revision_id" = NEW."revision_id")) THEN RAISE(ABORT, 'refused by the desk: there is an alignment of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_alignment_insert AFTER INSERT ON alignment BEGIN SELECT CASE
WHEN (NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an alignment is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_alignment_update AFTER UPDATE ON alignment BEGIN SELECT CASE
WHEN (NEW."placed_at" IS NOT OLD."placed_at" OR NEW."placed_by_id" IS NOT OLD."placed_by_id") AND ((NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."passage_id" IS NOT OLD."passage_id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."candidates" IS NOT OLD."candidates" THEN RAISE(ABORT, 'refused by the desk: an alignment keeps its id, passage_id, revision_id, candidates')
WHEN OLD.became_id IS NOT NULL AND (NEW."became_id" IS NOT OLD."became_id" OR NEW."changes" IS NOT OLD."changes") THEN RAISE(ABORT, 'refused by the desk: became_id, changes of an alignment: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_alignment_before_delete BEFORE DELETE ON alignment BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no alignment is')
END; END
-- next
CREATE TRIGGER guard_waiver_before_insert BEFORE INSERT ON waiver BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM waiver o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a waiver of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_waiver_insert AFTER INSERT ON waiver BEGIN SELECT CASE
WHEN (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a waiver is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_waiver_update AFTER UPDATE ON waiver BEGIN SELECT CASE
WHEN (NEW."withdrawn_at" IS NOT OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS NOT OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS NOT OLD."withdrawn_why") AND ((NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."rule" IS NOT OLD."rule" OR NEW."finding" IS NOT OLD."finding" OR NEW."reason" IS NOT OLD."reason" OR NEW."until" IS NOT OLD."until" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" THEN RAISE(ABORT, 'refused by the desk: a waiver keeps its id, claim_id, rule, finding, reason, until, by_id, at')
WHEN OLD.withdrawn_at IS NOT NULL AND (NEW."withdrawn_at" IS NOT OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS NOT OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS NOT OLD."withdrawn_why") THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver: once written, they stay')
END; END
-- next
CREATE TRIGGER guard_waiver_before_delete BEFORE DELETE ON waiver BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no waiver is')
END; END
-- next
CREATE TRIGGER guard_contradiction_member_before_insert BEFORE INSERT ON contradiction_member BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM contradiction_member o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM contradiction_member o WHERE o."contradiction_id" = NEW."contradiction_id" AND o."claim_id" = NEW."claim_id")) THEN RAISE(ABORT, 'refused by the desk: there is a contradiction_member of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_contradiction_member_insert AFTER INSERT ON contradiction_member BEGIN SELECT CASE
WHEN (NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a contradiction_member is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_contradiction_member_update AFTER UPDATE ON contradiction_member BEGIN SELECT CASE
WHEN (NEW."removed_at" IS NOT OLD."removed_at" OR NEW."removed_by_id" IS NOT OLD."removed_by_id") AND ((NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."contradiction_id" IS NOT OLD."contradiction_id" OR NEW."claim_id" IS NOT OLD."claim_id" THEN RAISE(ABORT, 'refused by the desk: a contradiction_member keeps its id, contradiction_id, claim_id')
END; END
-- next
CREATE TRIGGER guard_contradiction_member_before_delete BEFORE DELETE ON contradiction_member BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no contradiction_member is')
END; END
-- next
CREATE TRIGGER guard_task_before_insert BEFORE INSERT ON task BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM task o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM task o WHERE o."claim_id" = NEW."claim_id" AND o."article_id" = NEW."article_id")) THEN RAISE(ABORT, 'refused by the desk: there is a task of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_task_insert AFTER INSERT ON task BEGIN SELECT CASE
WHEN (NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: done_at, done_by_id of a task are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a task is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_task_update AFTER UPDATE ON task BEGIN SELECT CASE
WHEN (NEW."done_at" IS NOT OLD."done_at" OR NEW."done_by_id" IS NOT OLD."done_by_id") AND ((NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: done_at, done_by_id of a task are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."carried_by_id" IS NOT OLD."carried_by_id" OR NEW."at" IS NOT OLD."at" OR NEW."by_id" IS NOT OLD."by_id" THEN RAISE(ABORT, 'refused by the desk: a task keeps its id, article_id, claim_id, carried_by_id, at, by_id')
END; END
-- next
CREATE TRIGGER guard_task_before_delete BEFORE DELETE ON task BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no task is')
END; END
-- next
CREATE TRIGGER guard_contradiction_before_insert BEFORE INSERT ON contradiction BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM contradiction o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM contradiction o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a contradiction of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_contradiction_insert AFTER INSERT ON contradiction BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a contradiction is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_contradiction_update AFTER UPDATE ON contradiction BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a contradiction keeps its id, name')
END; END
-- next
CREATE TRIGGER guard_contradiction_before_delete BEFORE DELETE ON contradiction BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no contradiction is')
END; END
-- next
CREATE TRIGGER guard_person_before_insert BEFORE INSERT ON person BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM person o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM person o WHERE o."initials" = NEW."initials")) OR (EXISTS (SELECT 1 FROM person o WHERE o."login" = NEW."login")) THEN RAISE(ABORT, 'refused by the desk: there is a person of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_person_insert AFTER INSERT ON person BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a person is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_person_before_update BEFORE UPDATE ON person BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM person o WHERE o."login" = NEW."login" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a person of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_person_update AFTER UPDATE ON person BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."initials" IS NOT OLD."initials" THEN RAISE(ABORT, 'refused by the desk: a person keeps its id, initials')
END; END
-- next
CREATE TRIGGER guard_person_before_delete BEFORE DELETE ON person BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no person is')
END; END
-- next
CREATE TRIGGER guard_setting_before_insert BEFORE INSERT ON setting BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM setting o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM setting o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a setting of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_setting_insert AFTER INSERT ON setting BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a setting is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_setting_update AFTER UPDATE ON setting BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a setting keeps its id, name')
END; END
-- next
CREATE TRIGGER guard_setting_before_delete BEFORE DELETE ON setting BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no setting is')
END; END
-- next
CREATE TRIGGER guard_pack_before_insert BEFORE INSERT ON pack BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM pack o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM pack o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a pack of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_pack_insert AFTER INSERT ON pack BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a pack is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_pack_update AFTER UPDATE ON pack BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a pack keeps its id, name')
END; END
-- next
CREATE TRIGGER guard_pack_before_delete BEFORE DELETE ON pack BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no pack is')
END; END
-- next
CREATE TRIGGER guard_person_role_before_insert BEFORE INSERT ON person_role BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM person_role o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM person_role o WHERE o."person_id" = NEW."person_id" AND o."role" = NEW."role")) THEN RAISE(ABORT, 'refused by the desk: there is a person_role of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_person_role_insert AFTER INSERT ON person_role BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a person_role is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_person_role_update AFTER UPDATE ON person_role BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."role" IS NOT OLD."role" THEN RAISE(ABORT, 'refused by the desk: a person_role keeps its id, person_id, role')
END; END
-- next
CREATE TRIGGER guard_person_role_before_delete BEFORE DELETE ON person_role BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no person_role is')
END; END
-- next
CREATE TRIGGER guard_revision_before_insert BEFORE INSERT ON revision BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM revision o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM revision o WHERE o."article_id" = NEW."article_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a revision of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_revision_insert AFTER INSERT ON revision BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a revision is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_revision_update AFTER UPDATE ON revision BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."number" IS NOT OLD."number" OR NEW."text" IS NOT OLD."text" OR NEW."sha256" IS NOT OLD."sha256" OR NEW."filed_by_id" IS NOT OLD."filed_by_id" OR NEW."filed_at" IS NOT OLD."filed_at" OR NEW."headline" IS NOT OLD."headline" OR NEW."standfirst" IS NOT OLD."standfirst" THEN RAISE(ABORT, 'refused by the desk: a revision never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_revision_before_delete BEFORE DELETE ON revision BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no revision is')
END; END
-- next
CREATE TRIGGER guard_alias_before_insert BEFORE INSERT ON alias BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM alias o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM alias o WHERE o."name" = NEW."name" AND o."source_id" = NEW."source_id")) THEN RAISE(ABORT, 'refused by the desk: there is an alias of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_alias_insert AFTER INSERT ON alias BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an alias is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_alias_update AFTER UPDATE ON alias BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."source_id" IS NOT OLD."source_id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: an alias never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_alias_before_delete BEFORE DELETE ON alias BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no alias is')
END; END
-- next
CREATE TRIGGER guard_passage_before_insert BEFORE INSERT ON passage BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM passage o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM passage o WHERE o."claim_id" = NEW."claim_id" AND o."revision_id" = NEW."revision_id" AND o."start" = NEW."start" AND o."end" = NEW."end")) THEN RAISE(ABORT, 'refused by the desk: there is a passage of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_passage_insert AFTER INSERT ON passage BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a passage is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_passage_update AFTER UPDATE ON passage BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."exact" IS NOT OLD."exact" OR NEW."prefix" IS NOT OLD."prefix" OR NEW."suffix" IS NOT OLD."suffix" THEN RAISE(ABORT, 'refused by the desk: a passage never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_passage_before_delete BEFORE DELETE ON passage BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no passage is')
END; END
-- next
CREATE TRIGGER guard_signed_waiver_before_insert BEFORE INSERT ON signed_waiver BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM signed_waiver o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM signed_waiver o WHERE o."sign_off_id" = NEW."sign_off_id" AND o."waiver_id" = NEW."waiver_id")) THEN RAISE(ABORT, 'refused by the desk: there is a signed_waiver of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_signed_waiver_insert AFTER INSERT ON signed_waiver BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a signed_waiver is a number from 1 on')
END; END
-- next
CREATE TRIGGER guard_signed_waiver_update AFTER UPDATE ON signed_waiver BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."waiver_id" IS NOT OLD."waiver_id" THEN RAISE(ABORT, 'refused by the desk: a signed_waiver never changes once it is on file')
END; END
-- next
CREATE TRIGGER guard_signed_waiver_before_delete BEFORE DELETE ON signed_waiver BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no signed_waiver is')
END; END
-- next
CREATE TRIGGER guard_password_before_insert BEFORE INSERT ON password BEGIN SELECT CASE
WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM password o WHERE o.id = NEW.id) OR EXISTS (SELECT 1 FROM password o WHERE o.person_id = NEW.person_id) THEN RAISE(ABORT, 'refused by the desk: there is a password of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_password_insert AFTER INSERT ON password BEGIN SELECT CASE
WHEN NEW.id < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a password is a number from 1 on')
WHEN (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen together with the ledger''s entry that says so')
WHEN (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor')
END; END
-- next
CREATE TRIGGER guard_password_update AFTER UPDATE ON password BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen together with the ledger''s entry that says so')
WHEN (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor')
WHEN NEW."id" IS NOT OLD."id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW.seq <= OLD.seq THEN RAISE(ABORT, 'refused by the desk: a password stays the same person''s, and another has an entry of its own')
END; END
-- next
CREATE TRIGGER guard_password_before_delete BEFORE DELETE ON password BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: a password is never taken away: choose another, or say that the person left')
END; END
-- next
CREATE TRIGGER guard_sign_in_before_insert BEFORE INSERT ON sign_in BEGIN SELECT CASE
WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM sign_in o WHERE o.id = NEW.id) OR EXISTS (SELECT 1 FROM sign_in o WHERE o.digest = NEW.digest) THEN RAISE(ABORT, 'refused by the desk: there is a sign-in of this key already, and none takes the place of another')
END; END
-- next
CREATE TRIGGER guard_sign_in_insert AFTER INSERT ON sign_in BEGIN SELECT CASE
WHEN NEW.id < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a sign_in is a number from 1 on')
WHEN (EXISTS (SELECT 1 FROM password p WHERE p.person_id = NEW.person_id AND p.seq = NEW.seq)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: somebody signs in by the password that is theirs')
END; END
-- next
CREATE TRIGGER guard_sign_in_update AFTER UPDATE ON sign_in BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."digest" IS NOT OLD."digest" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."seq" IS NOT OLD."seq" OR NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR OLD.ended_at IS NOT NULL THEN RAISE(ABORT, 'refused by the desk: a sign-in stays as it was, but that it ends once')
END; END
