CREATE FUNCTION {schema}.guard_contradiction_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."name" IS DISTINCT FROM OLD."name" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a contradiction keeps its id, name', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_update AFTER UPDATE ON {schema}."contradiction" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_contradiction_update()
-- next
ALTER TABLE {schema}."contradiction" ENABLE ALWAYS TRIGGER guard_contradiction_update
-- next
CREATE FUNCTION {schema}.guard_contradiction_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no contradiction is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_before_delete BEFORE DELETE ON {schema}."contradiction" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_contradiction_before_delete()
-- next
ALTER TABLE {schema}."contradiction" ENABLE ALWAYS TRIGGER guard_contradiction_before_delete
-- next
CREATE FUNCTION {schema}.guard_entry_before_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.seq = coalesce((SELECT max(e.seq) FROM entry e), 0) + 1 AND NEW.previous = coalesce((SELECT e.hash FROM entry e ORDER BY e.seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an entry of the ledger follows the newest one', ERRCODE = 'check_violation'; END IF;
IF (length(NEW.hash) = 64 AND length(NEW.digest) = 64 AND length(NEW.salt) = 32 AND NEW.after_values <> '') IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an entry of the ledger comes with its values, their salt and its hashes', ERRCODE = 'check_violation'; END IF;
IF (NEW.login = session_user) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an entry carries the login of whoever writes it', ERRCODE = 'check_violation'; END IF;
IF NEW."by" <> '' AND EXISTS (SELECT 1 FROM person p WHERE p.login = session_user) AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user AND p.initials = NEW."by") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: whoever''s login is bound to a person acts as that person', ERRCODE = 'check_violation'; END IF;
IF NEW."by" <> '' AND NEW.act NOT IN ('add person', 'edit person') AND EXISTS (SELECT 1 FROM person p WHERE p.login IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'web-login' AND s.value = session_user) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a login that is nobody''s acts for nobody, unless the setting web-login names it', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_entry_before_insert BEFORE INSERT ON {schema}."entry" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_entry_before_insert()
-- next
ALTER TABLE {schema}."entry" ENABLE ALWAYS TRIGGER guard_entry_before_insert
-- next
CREATE FUNCTION {schema}.guard_entry_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."seq" = OLD."seq" AND NEW."at" = OLD."at" AND NEW."by" = OLD."by" AND NEW."login" = OLD."login" AND NEW."act" = OLD."act" AND NEW."subject" = OLD."subject" AND NEW."digest" = OLD."digest" AND NEW."previous" = OLD."previous" AND NEW."hash" = OLD."hash" AND NEW.after_values IS NULL AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM entry e WHERE e.act = 'purge' AND e.seq > NEW.seq AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.seq > e.seq))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: the ledger is append-only', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_entry_update AFTER UPDATE ON {schema}."entry" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_entry_update()
-- next
ALTER TABLE {schema}."entry" ENABLE ALWAYS TRIGGER guard_entry_update
-- next
CREATE FUNCTION {schema}.guard_entry_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: the ledger is append-only: no entry goes', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_entry_before_delete BEFORE DELETE ON {schema}."entry" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_entry_before_delete()
-- next
ALTER TABLE {schema}."entry" ENABLE ALWAYS TRIGGER guard_entry_before_delete
-- next
CREATE FUNCTION {schema}.guard_person_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."initials" IS DISTINCT FROM OLD."initials" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a person keeps its id, initials', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_person_update AFTER UPDATE ON {schema}."person" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_person_update()
-- next
ALTER TABLE {schema}."person" ENABLE ALWAYS TRIGGER guard_person_update
-- next
CREATE FUNCTION {schema}.guard_person_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no person is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_person_before_delete BEFORE DELETE ON {schema}."person" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_person_before_delete()
-- next
ALTER TABLE {schema}."person" ENABLE ALWAYS TRIGGER guard_person_before_delete
-- next
CREATE FUNCTION {schema}.guard_setting_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."name" IS DISTINCT FROM OLD."name" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a setting keeps its id, name', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_setting_update AFTER UPDATE ON {schema}."setting" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_setting_update()
-- next
ALTER TABLE {schema}."setting" ENABLE ALWAYS TRIGGER guard_setting_update
-- next
CREATE FUNCTION {schema}.guard_setting_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no setting is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_setting_before_delete BEFORE DELETE ON {schema}."setting" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_setting_before_delete()
-- next
ALTER TABLE {schema}."setting" ENABLE ALWAYS TRIGGER guard_setting_before_delete
-- next
CREATE FUNCTION {schema}.guard_article_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.stage = 'draft' AND NEW.published_at IS NULL) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a story comes on file as a draft: it is signed off, and then published', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_article_insert AFTER INSERT ON {schema}."article" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_article_insert()
-- next
ALTER TABLE {schema}."article" ENABLE ALWAYS TRIGGER guard_article_insert
-- next
CREATE FUNCTION {schema}.guard_article_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.stage <> OLD.stage AND OLD.stage || ' ' || NEW.stage NOT IN ('draft signed_off', 'signed_off published') THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a story is a draft, then signed off, then published, and never goes back', ERRCODE = 'check_violation'; END IF;
IF (NEW."stage" IS DISTINCT FROM OLD."stage") AND (NEW.stage <> 'draft' AND NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a story is released by an editor''s sign-off, which is written first', ERRCODE = 'check_violation'; END IF;
IF (NEW."stage" IS DISTINCT FROM OLD."stage" OR NEW."published_at" IS DISTINCT FROM OLD."published_at") AND ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a story that is published says when, and no other does', ERRCODE = 'check_violation'; END IF;
IF NEW."reporter_id" IS DISTINCT FROM OLD."reporter_id" AND OLD.reporter_id IS NOT NULL AND NOT coalesce(replace(NEW.former_reporters, ',' || OLD.reporter_id || ',', '') <> NEW.former_reporters, 1 = 0) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: who reported a story stays named with it when somebody else gets it', ERRCODE = 'check_violation'; END IF;
IF OLD.former_reporters IS NOT NULL AND substr(NEW.former_reporters, 1, length(OLD.former_reporters)) IS DISTINCT FROM OLD.former_reporters THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: whoever reported a story once stays named with it', ERRCODE = 'check_violation'; END IF;
IF (NEW."reporter_id" IS DISTINCT FROM OLD."reporter_id" OR NEW."former_reporters" IS DISTINCT FROM OLD."former_reporters") AND (EXISTS (SELECT 1 FROM review v JOIN claim c ON c.id = v.claim_id WHERE c.article_id = NEW.id AND v.act = 'approve' AND (coalesce(NEW.reporter_id = v.by_id, 1 = 0) OR coalesce(replace(NEW.former_reporters, ',' || v.by_id || ',', '') <> NEW.former_reporters, 1 = 0)))) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nobody reports a story of which they approved a claim', ERRCODE = 'check_violation'; END IF;
IF (NEW."reporter_id" IS DISTINCT FROM OLD."reporter_id") AND (EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id AND s.by_id = NEW.reporter_id) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off'))) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: this desk requires a second person: nobody reports a story that they signed off', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."slug" IS DISTINCT FROM OLD."slug" OR NEW."language" IS DISTINCT FROM OLD."language" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an article keeps its id, slug, language', ERRCODE = 'check_violation'; END IF;
IF OLD.published_at IS NOT NULL AND (NEW."published_at" IS DISTINCT FROM OLD."published_at") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: published_at of an article: once written, it stays', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_article_update AFTER UPDATE ON {schema}."article" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_article_update()
-- next
ALTER TABLE {schema}."article" ENABLE ALWAYS TRIGGER guard_article_update
-- next
CREATE FUNCTION {schema}.guard_article_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no article is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_article_before_delete BEFORE DELETE ON {schema}."article" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_article_before_delete()
-- next
ALTER TABLE {schema}."article" ENABLE ALWAYS TRIGGER guard_article_before_delete
-- next
CREATE FUNCTION {schema}.guard_pack_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."name" IS DISTINCT FROM OLD."name" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a pack keeps its id, name', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_pack_update AFTER UPDATE ON {schema}."pack" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_pack_update()
-- next
ALTER TABLE {schema}."pack" ENABLE ALWAYS TRIGGER guard_pack_update
-- next
CREATE FUNCTION {schema}.guard_pack_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no pack is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_pack_before_delete BEFORE DELETE ON {schema}."pack" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_pack_before_delete()
-- next
ALTER TABLE {schema}."pack" ENABLE ALWAYS TRIGGER guard_pack_before_delete
-- next
CREATE FUNCTION {schema}.guard_person_role_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."person_id" IS DISTINCT FROM OLD."person_id" OR NEW."role" IS DISTINCT FROM OLD."role" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a person_role keeps its id, person_id, role', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_person_role_update AFTER UPDATE ON {schema}."person_role" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_person_role_update()
-- next
ALTER TABLE {schema}."person_role" ENABLE ALWAYS TRIGGER guard_person_role_update
-- next
CREATE FUNCTION {schema}.guard_person_role_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no person_role is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_person_role_before_delete BEFORE DELETE ON {schema}."person_role" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_person_role_before_delete()
-- next
ALTER TABLE {schema}."person_role" ENABLE ALWAYS TRIGGER guard_person_role_before_delete
-- next
CREATE FUNCTION {schema}.guard_claim_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.state = 'unreviewed' AND NEW.version = 1 AND NEW.corrected_by_id IS NULL) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim comes on file unreviewed, at its first version: whatever it becomes, a review leads there', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_claim_insert AFTER INSERT ON {schema}."claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_claim_insert()
-- next
ALTER TABLE {schema}."claim" ENABLE ALWAYS TRIGGER guard_claim_insert
-- next
CREATE FUNCTION {schema}.guard_claim_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.state <> OLD.state AND (OLD.state || ' ' || NEW.state IN ('disputed corrected', 'disputed in_review', 'disputed withdrawn', 'in_review disputed', 'in_review needs_source', 'in_review refuted', 'in_review unverifiable', 'in_review verified', 'in_review withdrawn', 'needs_source in_review', 'needs_source withdrawn', 'refuted corrected', 'refuted in_review', 'refuted withdrawn', 'unreviewed in_review', 'unreviewed withdrawn', 'unverifiable corrected', 'unverifiable in_review', 'unverifiable withdrawn', 'verified corrected', 'verified in_review', 'verified withdrawn', 'withdrawn in_review') AND NEW.version = OLD.version + 1) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: no move leads a claim from this state to that one, or it made no new version of it', ERRCODE = 'check_violation'; END IF;
IF NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.from_state = OLD.state AND v.to_state = NEW.state) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim moves by a step of its review, which is written first', ERRCODE = 'check_violation'; END IF;
IF NEW.state <> OLD.state AND NEW.state IN ('disputed', 'refuted', 'unverifiable', 'verified') AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.to_state = NEW.state AND v.outcome = NEW.state AND ((v.act = 'approve' AND v.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = v.claim_id AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.outcome = v.outcome AND p.by_id <> v.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < v.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = v.claim_id AND (c.author_id = v.by_id OR c.imported_by_id = v.by_id OR (coalesce(a.reporter_id = v.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || v.by_id || ',', '') <> a.former_reporters, 1 = 0)))) AND (NEW.risk <> 'high' OR EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = v.claim_id AND o.act = 'opinion' AND o.id < v.id AND o.claim_version = v.claim_version - 1 AND o.outcome = v.outcome AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < v.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw'))))))) OR (v.act = 'override' AND v.by_id IS NOT NULL AND v.reason <> ''))) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason', ERRCODE = 'check_violation'; END IF;
IF (NEW.version >= OLD.version AND (NEW.version = OLD.version OR NEW.state <> OLD.state OR NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified'))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: the version of a claim never goes down, and of a decided one it stays as long as the decision does', ERRCODE = 'check_violation'; END IF;
IF (NEW."text" IS DISTINCT FROM OLD."text" OR NEW."status" IS DISTINCT FROM OLD."status" OR NEW."risk" IS DISTINCT FROM OLD."risk" OR NEW."about" IS DISTINCT FROM OLD."about" OR NEW."allegation" IS DISTINCT FROM OLD."allegation" OR NEW."as_of" IS DISTINCT FROM OLD."as_of") AND ((NEW.version > OLD.version AND NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified', 'corrected', 'withdrawn')) IS NOT TRUE) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: what a claim says changes only with a new version, and not while it is decided or laid aside', ERRCODE = 'check_violation'; END IF;
IF (NEW."state" IS DISTINCT FROM OLD."state" OR NEW."corrected_by_id" IS DISTINCT FROM OLD."corrected_by_id") AND ((NEW.state = 'corrected') <> (NEW.corrected_by_id IS NOT NULL) OR NEW.corrected_by_id = NEW.id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a corrected claim names the one that replaced it, and no other claim does', ERRCODE = 'check_violation'; END IF;
IF NEW.state <> OLD.state AND NEW.state IN ('withdrawn', 'corrected') AND (NEW.state = 'corrected') IS DISTINCT FROM EXISTS (SELECT 1 FROM article a WHERE a.id = NEW.article_id AND a.stage = 'published') THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim is withdrawn before its story is published, and corrected afterwards', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."article_id" IS DISTINCT FROM OLD."article_id" OR NEW."number" IS DISTINCT FROM OLD."number" OR NEW."author_id" IS DISTINCT FROM OLD."author_id" OR NEW."imported_by_id" IS DISTINCT FROM OLD."imported_by_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim keeps its id, article_id, number, author_id, imported_by_id', ERRCODE = 'check_violation'; END IF;
IF OLD.corrected_by_id IS NOT NULL AND (NEW."corrected_by_id" IS DISTINCT FROM OLD."corrected_by_id") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: corrected_by_id of a claim: once written, it stays', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_claim_update AFTER UPDATE ON {schema}."claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_claim_update()
-- next
ALTER TABLE {schema}."claim" ENABLE ALWAYS TRIGGER guard_claim_update
-- next
CREATE FUNCTION {schema}.guard_claim_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no claim is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_claim_before_delete BEFORE DELETE ON {schema}."claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_claim_before_delete()
-- next
ALTER TABLE {schema}."claim" ENABLE ALWAYS TRIGGER guard_claim_before_delete
-- next
CREATE FUNCTION {schema}.guard_revision_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."article_id" IS DISTINCT FROM OLD."article_id" OR NEW."number" IS DISTINCT FROM OLD."number" OR NEW."text" IS DISTINCT FROM OLD."text" OR NEW."sha256" IS DISTINCT FROM OLD."sha256" OR NEW."filed_by_id" IS DISTINCT FROM OLD."filed_by_id" OR NEW."filed_at" IS DISTINCT FROM OLD."filed_at" OR NEW."headline" IS DISTINCT FROM OLD."headline" OR NEW."standfirst" IS DISTINCT FROM OLD."standfirst" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a revision never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_revision_update AFTER UPDATE ON {schema}."revision" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_revision_update()
-- next
ALTER TABLE {schema}."revision" ENABLE ALWAYS TRIGGER guard_revision_update
-- next
CREATE FUNCTION {schema}.guard_revision_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no revision is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_revision_before_delete BEFORE DELETE ON {schema}."revision" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_revision_before_delete()
-- next
ALTER TABLE {schema}."revision" ENABLE ALWAYS TRIGGER guard_revision_before_delete
-- next
CREATE FUNCTION {schema}.guard_source_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_source_insert AFTER INSERT ON {schema}."source" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_source_insert()
-- next
ALTER TABLE {schema}."source" ENABLE ALWAYS TRIGGER guard_source_insert
-- next
CREATE FUNCTION {schema}.guard_source_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a source keeps its id', ERRCODE = 'check_violation'; END IF;
IF OLD.merged_into_id IS NOT NULL AND (NEW."merged_into_id" IS DISTINCT FROM OLD."merged_into_id") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: merged_into_id of a source: once written, it stays', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_source_update AFTER UPDATE ON {schema}."source" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_source_update()
-- next
ALTER TABLE {schema}."source" ENABLE ALWAYS TRIGGER guard_source_update
-- next
CREATE FUNCTION {schema}.guard_source_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no source is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_source_before_delete BEFORE DELETE ON {schema}."source" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_source_before_delete()
-- next
ALTER TABLE {schema}."source" ENABLE ALWAYS TRIGGER guard_source_before_delete
-- next
CREATE FUNCTION {schema}.guard_alias_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."source_id" IS DISTINCT FROM OLD."source_id" OR NEW."name" IS DISTINCT FROM OLD."name" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an alias never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_alias_update AFTER UPDATE ON {schema}."alias" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_alias_update()
-- next
ALTER TABLE {schema}."alias" ENABLE ALWAYS TRIGGER guard_alias_update
-- next
CREATE FUNCTION {schema}.guard_alias_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no alias is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_alias_before_delete BEFORE DELETE ON {schema}."alias" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_alias_before_delete()
-- next
ALTER TABLE {schema}."alias" ENABLE ALWAYS TRIGGER guard_alias_before_delete
-- next
CREATE FUNCTION {schema}.guard_attribution_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF (NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_attribution_insert AFTER INSERT ON {schema}."attribution" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_attribution_insert()
-- next
ALTER TABLE {schema}."attribution" ENABLE ALWAYS TRIGGER guard_attribution_insert
-- next
CREATE FUNCTION {schema}.guard_attribution_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF NEW.chain <> OLD.chain AND NOT EXISTS (SELECT 1 FROM via l JOIN source s ON s.id = l.source_id WHERE l.attribution_id = NEW.id AND s.merged_into_id IS NOT NULL AND ',' || NEW.chain || ',' = replace(',' || OLD.chain || ',', ',' || s.id || ',', ',' || s.merged_into_id || ',')) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF (NEW."checked_at" IS DISTINCT FROM OLD."checked_at" OR NEW."checked_by_id" IS DISTINCT FROM OLD."checked_by_id") AND ((NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."status" IS DISTINCT FROM OLD."status" OR NEW."cue" IS DISTINCT FROM OLD."cue" OR NEW."quote" IS DISTINCT FROM OLD."quote" OR NEW."mode" IS DISTINCT FROM OLD."mode" OR NEW."said_on" IS DISTINCT FROM OLD."said_on" OR NEW."note" IS DISTINCT FROM OLD."note" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an attribution keeps its id, claim_id, status, cue, quote, mode, said_on, note', ERRCODE = 'check_violation'; END IF;
IF OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_attribution_update AFTER UPDATE ON {schema}."attribution" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_attribution_update()
-- next
ALTER TABLE {schema}."attribution" ENABLE ALWAYS TRIGGER guard_attribution_update
-- next
CREATE FUNCTION {schema}.guard_attribution_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no attribution is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_attribution_before_delete BEFORE DELETE ON {schema}."attribution" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_attribution_before_delete()
-- next
ALTER TABLE {schema}."attribution" ENABLE ALWAYS TRIGGER guard_attribution_before_delete
-- next
CREATE FUNCTION {schema}.guard_comment_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_comment_insert AFTER INSERT ON {schema}."comment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_comment_insert()
-- next
ALTER TABLE {schema}."comment" ENABLE ALWAYS TRIGGER guard_comment_insert
-- next
CREATE FUNCTION {schema}.guard_comment_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."standing" IS DISTINCT FROM OLD."standing" OR NEW."settled_at" IS DISTINCT FROM OLD."settled_at" OR NEW."settled_by_id" IS DISTINCT FROM OLD."settled_by_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id") AND ((NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."revision_id" IS DISTINCT FROM OLD."revision_id" OR NEW."number" IS DISTINCT FROM OLD."number" OR NEW."start" IS DISTINCT FROM OLD."start" OR NEW."end" IS DISTINCT FROM OLD."end" OR NEW."author" IS DISTINCT FROM OLD."author" OR NEW."text" IS DISTINCT FROM OLD."text" OR NEW."made_on" IS DISTINCT FROM OLD."made_on" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a comment keeps its id, revision_id, number, start, end, author, text, made_on', ERRCODE = 'check_violation'; END IF;
IF OLD.settled_at IS NOT NULL AND (NEW."settled_at" IS DISTINCT FROM OLD."settled_at" OR NEW."settled_by_id" IS DISTINCT FROM OLD."settled_by_id") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: settled_at, settled_by_id of a comment: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_comment_update AFTER UPDATE ON {schema}."comment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_comment_update()
-- next
ALTER TABLE {schema}."comment" ENABLE ALWAYS TRIGGER guard_comment_update
-- next
CREATE FUNCTION {schema}.guard_comment_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no comment is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_comment_before_delete BEFORE DELETE ON {schema}."comment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_comment_before_delete()
-- next
ALTER TABLE {schema}."comment" ENABLE ALWAYS TRIGGER guard_comment_before_delete
-- next
CREATE FUNCTION {schema}.guard_contradiction_member_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_member_insert AFTER INSERT ON {schema}."contradiction_member" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_contradiction_member_insert()
-- next
ALTER TABLE {schema}."contradiction_member" ENABLE ALWAYS TRIGGER guard_contradiction_member_insert
-- next
CREATE FUNCTION {schema}.guard_contradiction_member_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."removed_at" IS DISTINCT FROM OLD."removed_at" OR NEW."removed_by_id" IS DISTINCT FROM OLD."removed_by_id") AND ((NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."contradiction_id" IS DISTINCT FROM OLD."contradiction_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a contradiction_member keeps its id, contradiction_id, claim_id', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_member_update AFTER UPDATE ON {schema}."contradiction_member" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_contradiction_member_update()
-- next
ALTER TABLE {schema}."contradiction_member" ENABLE ALWAYS TRIGGER guard_contradiction_member_update
-- next
CREATE FUNCTION {schema}.guard_contradiction_member_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no contradiction_member is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_member_before_delete BEFORE DELETE ON {schema}."contradiction_member" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_contradiction_member_before_delete()
-- next
ALTER TABLE {schema}."contradiction_member" ENABLE ALWAYS TRIGGER guard_contradiction_member_before_delete
-- next
CREATE FUNCTION {schema}.guard_derivation_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_derivation_insert AFTER INSERT ON {schema}."derivation" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_derivation_insert()
-- next
ALTER TABLE {schema}."derivation" ENABLE ALWAYS TRIGGER guard_derivation_insert
-- next
CREATE FUNCTION {schema}.guard_derivation_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF NEW.drew_on_id <> OLD.drew_on_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.drew_on_id AND s.merged_into_id = NEW.drew_on_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."kind" IS DISTINCT FROM OLD."kind" OR NEW."article_id" IS DISTINCT FROM OLD."article_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."note" IS DISTINCT FROM OLD."note" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a derivation keeps its id, kind, article_id, claim_id, note', ERRCODE = 'check_violation'; END IF;
IF OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_derivation_update AFTER UPDATE ON {schema}."derivation" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_derivation_update()
-- next
ALTER TABLE {schema}."derivation" ENABLE ALWAYS TRIGGER guard_derivation_update
-- next
CREATE FUNCTION {schema}.guard_derivation_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no derivation is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_derivation_before_delete BEFORE DELETE ON {schema}."derivation" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_derivation_before_delete()
-- next
ALTER TABLE {schema}."derivation" ENABLE ALWAYS TRIGGER guard_derivation_before_delete
-- next
CREATE FUNCTION {schema}.guard_evidence_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_evidence_insert AFTER INSERT ON {schema}."evidence" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_evidence_insert()
-- next
ALTER TABLE {schema}."evidence" ENABLE ALWAYS TRIGGER guard_evidence_insert
-- next
CREATE FUNCTION {schema}.guard_evidence_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."number" IS DISTINCT FROM OLD."number" OR NEW."bearing" IS DISTINCT FROM OLD."bearing" OR NEW."excerpt" IS DISTINCT FROM OLD."excerpt" OR NEW."file_name" IS DISTINCT FROM OLD."file_name" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an evidence keeps its id, claim_id, number, bearing, excerpt, file_name', ERRCODE = 'check_violation'; END IF;
IF OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence: once written, they stay', ERRCODE = 'check_violation'; END IF;
IF OLD.sha256 IS NOT NULL AND (NEW."sha256" IS DISTINCT FROM OLD."sha256") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: sha256 of an evidence: once written, it stays', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_evidence_update AFTER UPDATE ON {schema}."evidence" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_evidence_update()
-- next
ALTER TABLE {schema}."evidence" ENABLE ALWAYS TRIGGER guard_evidence_update
-- next
CREATE FUNCTION {schema}.guard_evidence_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no evidence is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_evidence_before_delete BEFORE DELETE ON {schema}."evidence" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_evidence_before_delete()
-- next
ALTER TABLE {schema}."evidence" ENABLE ALWAYS TRIGGER guard_evidence_before_delete
-- next
CREATE FUNCTION {schema}.guard_hold_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.until <= NEW.at OR NEW.ended_at > NEW.until THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a hold lasts for a while, and ends no later than it was to', ERRCODE = 'check_violation'; END IF;
IF NEW.ended_at < NEW.at THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a hold ends after it begins', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_hold_insert AFTER INSERT ON {schema}."hold" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_hold_insert()
-- next
ALTER TABLE {schema}."hold" ENABLE ALWAYS TRIGGER guard_hold_insert
-- next
CREATE FUNCTION {schema}.guard_hold_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."at" IS DISTINCT FROM OLD."at" OR NEW."until" IS DISTINCT FROM OLD."until" OR NEW."ended_at" IS DISTINCT FROM OLD."ended_at") AND (NEW.until <= NEW.at OR NEW.ended_at > NEW.until) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a hold lasts for a while, and ends no later than it was to', ERRCODE = 'check_violation'; END IF;
IF (NEW."at" IS DISTINCT FROM OLD."at" OR NEW."ended_at" IS DISTINCT FROM OLD."ended_at") AND (NEW.ended_at < NEW.at) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a hold ends after it begins', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."person_id" IS DISTINCT FROM OLD."person_id" OR NEW."purpose" IS DISTINCT FROM OLD."purpose" OR NEW."at" IS DISTINCT FROM OLD."at" OR NEW."until" IS DISTINCT FROM OLD."until" OR NEW."assigned_by_id" IS DISTINCT FROM OLD."assigned_by_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a hold keeps its id, claim_id, person_id, purpose, at, until, assigned_by_id', ERRCODE = 'check_violation'; END IF;
IF OLD.ended_at IS NOT NULL AND (NEW."ended_at" IS DISTINCT FROM OLD."ended_at") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: ended_at of a hold: once written, it stays', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_hold_update AFTER UPDATE ON {schema}."hold" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_hold_update()
-- next
ALTER TABLE {schema}."hold" ENABLE ALWAYS TRIGGER guard_hold_update
-- next
CREATE FUNCTION {schema}.guard_hold_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no hold is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_hold_before_delete BEFORE DELETE ON {schema}."hold" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_hold_before_delete()
-- next
ALTER TABLE {schema}."hold" ENABLE ALWAYS TRIGGER guard_hold_before_delete
-- next
CREATE FUNCTION {schema}.guard_passage_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."revision_id" IS DISTINCT FROM OLD."revision_id" OR NEW."start" IS DISTINCT FROM OLD."start" OR NEW."end" IS DISTINCT FROM OLD."end" OR NEW."exact" IS DISTINCT FROM OLD."exact" OR NEW."prefix" IS DISTINCT FROM OLD."prefix" OR NEW."suffix" IS DISTINCT FROM OLD."suffix" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a passage never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_passage_update AFTER UPDATE ON {schema}."passage" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_passage_update()
-- next
ALTER TABLE {schema}."passage" ENABLE ALWAYS TRIGGER guard_passage_update
-- next
CREATE FUNCTION {schema}.guard_passage_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no passage is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_passage_before_delete BEFORE DELETE ON {schema}."passage" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_passage_before_delete()
-- next
ALTER TABLE {schema}."passage" ENABLE ALWAYS TRIGGER guard_passage_before_delete
-- next
CREATE FUNCTION {schema}.guard_proposal_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_proposal_insert AFTER INSERT ON {schema}."proposal" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_proposal_insert()
-- next
ALTER TABLE {schema}."proposal" ENABLE ALWAYS TRIGGER guard_proposal_insert
-- next
CREATE FUNCTION {schema}.guard_proposal_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."standing" IS DISTINCT FROM OLD."standing" OR NEW."settled_at" IS DISTINCT FROM OLD."settled_at" OR NEW."settled_by_id" IS DISTINCT FROM OLD."settled_by_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id") AND ((NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."extractor" IS DISTINCT FROM OLD."extractor" OR NEW."fingerprint" IS DISTINCT FROM OLD."fingerprint" OR NEW."found_at" IS DISTINCT FROM OLD."found_at" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a proposal keeps its id, extractor, fingerprint, found_at', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_proposal_update AFTER UPDATE ON {schema}."proposal" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_proposal_update()
-- next
ALTER TABLE {schema}."proposal" ENABLE ALWAYS TRIGGER guard_proposal_update
-- next
CREATE FUNCTION {schema}.guard_proposal_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no proposal is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_proposal_before_delete BEFORE DELETE ON {schema}."proposal" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_proposal_before_delete()
-- next
ALTER TABLE {schema}."proposal" ENABLE ALWAYS TRIGGER guard_proposal_before_delete
-- next
CREATE FUNCTION {schema}.guard_reply_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_reply_insert AFTER INSERT ON {schema}."reply" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_reply_insert()
-- next
ALTER TABLE {schema}."reply" ENABLE ALWAYS TRIGGER guard_reply_insert
-- next
CREATE FUNCTION {schema}.guard_reply_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."asked_by_id" IS DISTINCT FROM OLD."asked_by_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a reply keeps its id, claim_id, asked_by_id', ERRCODE = 'check_violation'; END IF;
IF OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS DISTINCT FROM OLD."retracted_at" OR NEW."retracted_by_id" IS DISTINCT FROM OLD."retracted_by_id" OR NEW."retracted_why" IS DISTINCT FROM OLD."retracted_why") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_reply_update AFTER UPDATE ON {schema}."reply" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_reply_update()
-- next
ALTER TABLE {schema}."reply" ENABLE ALWAYS TRIGGER guard_reply_update
-- next
CREATE FUNCTION {schema}.guard_reply_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no reply is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_reply_before_delete BEFORE DELETE ON {schema}."reply" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_reply_before_delete()
-- next
ALTER TABLE {schema}."reply" ENABLE ALWAYS TRIGGER guard_reply_before_delete
-- next
CREATE FUNCTION {schema}.guard_review_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.act || ' ' || NEW.from_state || ' ' || NEW.to_state IN ('approve in_review disputed', 'approve in_review refuted', 'approve in_review unverifiable', 'approve in_review verified', 'assign in_review in_review', 'assign unreviewed in_review', 'correct disputed corrected', 'correct refuted corrected', 'correct unverifiable corrected', 'correct verified corrected', 'needs_source in_review needs_source', 'opinion in_review in_review', 'override in_review disputed', 'override in_review refuted', 'override in_review unverifiable', 'override in_review verified', 'propose in_review in_review', 'release corrected corrected', 'release disputed disputed', 'release in_review in_review', 'release needs_source needs_source', 'release refuted refuted', 'release unreviewed unreviewed', 'release unverifiable unverifiable', 'release verified verified', 'release withdrawn withdrawn', 'reopen disputed in_review', 'reopen refuted in_review', 'reopen unverifiable in_review', 'reopen verified in_review', 'reopen withdrawn in_review', 'return in_review in_review', 'take in_review in_review', 'take needs_source in_review', 'take unreviewed in_review', 'withdraw disputed withdrawn', 'withdraw in_review withdrawn', 'withdraw needs_source withdrawn', 'withdraw refuted withdrawn', 'withdraw unreviewed withdrawn', 'withdraw unverifiable withdrawn', 'withdraw verified withdrawn') AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.state = NEW.from_state AND NEW.claim_version = c.version + CASE WHEN NEW.from_state = NEW.to_state THEN 0 ELSE 1 END) AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = NEW.claim_id AND x.id > NEW.id)) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: this is no step that the review of this claim can take as it stands', ERRCODE = 'check_violation'; END IF;
IF (CASE WHEN NEW.act IN ('approve', 'override') THEN NEW.outcome = NEW.to_state WHEN NEW.act IN ('propose', 'opinion') THEN NEW.outcome IN ('disputed', 'refuted', 'unverifiable', 'verified') ELSE NEW.outcome IS NULL END) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an outcome is proposed, approved or given as an opinion, and no other step has one', ERRCODE = 'check_violation'; END IF;
IF NEW.by_id IS NULL AND NEW.act NOT IN ('reopen', 'return') THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: somebody takes every step of a review but those of the system, which opens again or sends back', ERRCODE = 'check_violation'; END IF;
IF NEW.act = 'approve' AND (NEW.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.outcome = NEW.outcome AND p.by_id <> NEW.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = NEW.claim_id AND (c.author_id = NEW.by_id OR c.imported_by_id = NEW.by_id OR (coalesce(a.reporter_id = NEW.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || NEW.by_id || ',', '') <> a.former_reporters, 1 = 0))))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason', ERRCODE = 'check_violation'; END IF;
IF NEW.act = 'approve' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.risk = 'high') AND (EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = NEW.claim_id AND o.act = 'opinion' AND o.id < NEW.id AND o.claim_version = NEW.claim_version - 1 AND o.outcome = NEW.outcome AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < NEW.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim of high risk is approved only once a second checker has come to the same, on the same version', ERRCODE = 'check_violation'; END IF;
IF NEW.act IN ('propose', 'opinion') AND EXISTS (SELECT 1 FROM review o WHERE o.claim_id = NEW.claim_id AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND o.by_id = NEW.by_id AND o.act = CASE NEW.act WHEN 'propose' THEN 'opinion' ELSE 'propose' END AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id > o.id AND x.id < NEW.id AND (x.act = o.act OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: whoever proposes an outcome and whoever gives the second opinion are two', ERRCODE = 'check_violation'; END IF;
IF NEW.act = 'override' AND (NEW.by_id IS NOT NULL AND NEW.reason <> '') IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: deciding alone is an override: somebody''s, with a reason', ERRCODE = 'check_violation'; END IF;
IF NEW.act = 'override' AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: this desk requires a second person: nobody decides alone', ERRCODE = 'check_violation'; END IF;
IF (NEW.act IN ('approve', 'assign', 'correct') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) OR (NEW.act IN ('propose', 'opinion', 'needs_source') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker'))) OR (NEW.act IN ('override') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker', 'editor'))) OR (NEW.by_id IS NOT NULL AND NEW.act IN ('reopen') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) OR (NEW.by_id IS NOT NULL AND NEW.act IN ('return') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor')) AND (NEW.act IN ('return') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker')) OR NOT EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id AND p.by_id = NEW.by_id AND p.claim_version = NEW.claim_version AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw'))) AND NOT EXISTS (SELECT 1 FROM review o WHERE o.claim_id = p.claim_id AND o.act = 'opinion' AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND NOT EXISTS (SELECT 1 FROM review y WHERE y.claim_id = o.claim_id AND y.id > o.id AND y.id < NEW.id AND y.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))))) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: who takes this step has not the role that it takes', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_review_insert AFTER INSERT ON {schema}."review" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_review_insert()
-- next
ALTER TABLE {schema}."review" ENABLE ALWAYS TRIGGER guard_review_insert
-- next
CREATE FUNCTION {schema}.guard_review_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."act" IS DISTINCT FROM OLD."act" OR NEW."from_state" IS DISTINCT FROM OLD."from_state" OR NEW."to_state" IS DISTINCT FROM OLD."to_state" OR NEW."outcome" IS DISTINCT FROM OLD."outcome" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."at" IS DISTINCT FROM OLD."at" OR NEW."reason" IS DISTINCT FROM OLD."reason" OR NEW."claim_version" IS DISTINCT FROM OLD."claim_version" OR NEW."overrides" IS DISTINCT FROM OLD."overrides" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a review never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_review_update AFTER UPDATE ON {schema}."review" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_review_update()
-- next
ALTER TABLE {schema}."review" ENABLE ALWAYS TRIGGER guard_review_update
-- next
CREATE FUNCTION {schema}.guard_review_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no review is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_review_before_delete BEFORE DELETE ON {schema}."review" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_review_before_delete()
-- next
ALTER TABLE {schema}."review" ENABLE ALWAYS TRIGGER guard_review_before_delete
-- next
CREATE FUNCTION {schema}.guard_sign_off_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = NEW.revision_id AND r.sha256 = NEW.sha256) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a sign-off is of exactly the text of its revision', ERRCODE = 'check_violation'; END IF;
IF NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role = 'editor') THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an editor signs a story off', ERRCODE = 'check_violation'; END IF;
IF EXISTS (SELECT 1 FROM revision r JOIN article a ON a.id = r.article_id WHERE r.id = NEW.revision_id AND (coalesce(a.reporter_id = NEW.by_id, 1 = 0) OR coalesce(replace(a.former_reporters, ',' || NEW.by_id || ',', '') <> a.former_reporters, 1 = 0))) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: this desk requires a second person: nobody signs off the story that they reported', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_sign_off_insert AFTER INSERT ON {schema}."sign_off" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_sign_off_insert()
-- next
ALTER TABLE {schema}."sign_off" ENABLE ALWAYS TRIGGER guard_sign_off_insert
-- next
CREATE FUNCTION {schema}.guard_sign_off_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."revision_id" IS DISTINCT FROM OLD."revision_id" OR NEW."sha256" IS DISTINCT FROM OLD."sha256" OR NEW."policy" IS DISTINCT FROM OLD."policy" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."at" IS DISTINCT FROM OLD."at" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a sign_off never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_sign_off_update AFTER UPDATE ON {schema}."sign_off" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_sign_off_update()
-- next
ALTER TABLE {schema}."sign_off" ENABLE ALWAYS TRIGGER guard_sign_off_update
-- next
CREATE FUNCTION {schema}.guard_sign_off_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no sign_off is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_sign_off_before_delete BEFORE DELETE ON {schema}."sign_off" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_sign_off_before_delete()
-- next
ALTER TABLE {schema}."sign_off" ENABLE ALWAYS TRIGGER guard_sign_off_before_delete
-- next
CREATE FUNCTION {schema}.guard_task_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: done_at, done_by_id of a task are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_task_insert AFTER INSERT ON {schema}."task" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_task_insert()
-- next
ALTER TABLE {schema}."task" ENABLE ALWAYS TRIGGER guard_task_insert
-- next
CREATE FUNCTION {schema}.guard_task_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."done_at" IS DISTINCT FROM OLD."done_at" OR NEW."done_by_id" IS DISTINCT FROM OLD."done_by_id") AND ((NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: done_at, done_by_id of a task are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."article_id" IS DISTINCT FROM OLD."article_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."carried_by_id" IS DISTINCT FROM OLD."carried_by_id" OR NEW."at" IS DISTINCT FROM OLD."at" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a task keeps its id, article_id, claim_id, carried_by_id, at, by_id', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_task_update AFTER UPDATE ON {schema}."task" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_task_update()
-- next
ALTER TABLE {schema}."task" ENABLE ALWAYS TRIGGER guard_task_update
-- next
CREATE FUNCTION {schema}.guard_task_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no task is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_task_before_delete BEFORE DELETE ON {schema}."task" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_task_before_delete()
-- next
ALTER TABLE {schema}."task" ENABLE ALWAYS TRIGGER guard_task_before_delete
-- next
CREATE FUNCTION {schema}.guard_waiver_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_waiver_insert AFTER INSERT ON {schema}."waiver" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_waiver_insert()
-- next
ALTER TABLE {schema}."waiver" ENABLE ALWAYS TRIGGER guard_waiver_insert
-- next
CREATE FUNCTION {schema}.guard_waiver_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS DISTINCT FROM OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS DISTINCT FROM OLD."withdrawn_why") AND ((NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."rule" IS DISTINCT FROM OLD."rule" OR NEW."finding" IS DISTINCT FROM OLD."finding" OR NEW."reason" IS DISTINCT FROM OLD."reason" OR NEW."until" IS DISTINCT FROM OLD."until" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."at" IS DISTINCT FROM OLD."at" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a waiver keeps its id, claim_id, rule, finding, reason, until, by_id, at', ERRCODE = 'check_violation'; END IF;
IF OLD.withdrawn_at IS NOT NULL AND (NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS DISTINCT FROM OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS DISTINCT FROM OLD."withdrawn_why") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_waiver_update AFTER UPDATE ON {schema}."waiver" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_waiver_update()
-- next
ALTER TABLE {schema}."waiver" ENABLE ALWAYS TRIGGER guard_waiver_update
-- next
CREATE FUNCTION {schema}.guard_waiver_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no waiver is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_waiver_before_delete BEFORE DELETE ON {schema}."waiver" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_waiver_before_delete()
-- next
ALTER TABLE {schema}."waiver" ENABLE ALWAYS TRIGGER guard_waiver_before_delete
-- next
CREATE FUNCTION {schema}.guard_alignment_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_alignment_insert AFTER INSERT ON {schema}."alignment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_alignment_insert()
-- next
ALTER TABLE {schema}."alignment" ENABLE ALWAYS TRIGGER guard_alignment_insert
-- next
CREATE FUNCTION {schema}.guard_alignment_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (NEW."placed_at" IS DISTINCT FROM OLD."placed_at" OR NEW."placed_by_id" IS DISTINCT FROM OLD."placed_by_id") AND ((NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL)) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."passage_id" IS DISTINCT FROM OLD."passage_id" OR NEW."revision_id" IS DISTINCT FROM OLD."revision_id" OR NEW."candidates" IS DISTINCT FROM OLD."candidates" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: an alignment keeps its id, passage_id, revision_id, candidates', ERRCODE = 'check_violation'; END IF;
IF OLD.became_id IS NOT NULL AND (NEW."became_id" IS DISTINCT FROM OLD."became_id" OR NEW."changes" IS DISTINCT FROM OLD."changes") THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: became_id, changes of an alignment: once written, they stay', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_alignment_update AFTER UPDATE ON {schema}."alignment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_alignment_update()
-- next
ALTER TABLE {schema}."alignment" ENABLE ALWAYS TRIGGER guard_alignment_update
-- next
CREATE FUNCTION {schema}.guard_alignment_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no alignment is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_alignment_before_delete BEFORE DELETE ON {schema}."alignment" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_alignment_before_delete()
-- next
ALTER TABLE {schema}."alignment" ENABLE ALWAYS TRIGGER guard_alignment_before_delete
-- next
CREATE FUNCTION {schema}.guard_publication_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE s.id = NEW.sign_off_id AND r.article_id = NEW.article_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a story goes out under a sign-off of its own', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_publication_insert AFTER INSERT ON {schema}."publication" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_publication_insert()
-- next
ALTER TABLE {schema}."publication" ENABLE ALWAYS TRIGGER guard_publication_insert
-- next
CREATE FUNCTION {schema}.guard_publication_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."article_id" IS DISTINCT FROM OLD."article_id" OR NEW."sign_off_id" IS DISTINCT FROM OLD."sign_off_id" OR NEW."at" IS DISTINCT FROM OLD."at" OR NEW."url" IS DISTINCT FROM OLD."url" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."note" IS DISTINCT FROM OLD."note" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a publication never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_publication_update AFTER UPDATE ON {schema}."publication" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_publication_update()
-- next
ALTER TABLE {schema}."publication" ENABLE ALWAYS TRIGGER guard_publication_update
-- next
CREATE FUNCTION {schema}.guard_publication_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no publication is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_publication_before_delete BEFORE DELETE ON {schema}."publication" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_publication_before_delete()
-- next
ALTER TABLE {schema}."publication" ENABLE ALWAYS TRIGGER guard_publication_before_delete
-- next
CREATE FUNCTION {schema}.guard_signed_claim_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.version = NEW.version) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a claim is signed at the version that it has', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_signed_claim_insert AFTER INSERT ON {schema}."signed_claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_signed_claim_insert()
-- next
ALTER TABLE {schema}."signed_claim" ENABLE ALWAYS TRIGGER guard_signed_claim_insert
-- next
CREATE FUNCTION {schema}.guard_signed_claim_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."sign_off_id" IS DISTINCT FROM OLD."sign_off_id" OR NEW."claim_id" IS DISTINCT FROM OLD."claim_id" OR NEW."version" IS DISTINCT FROM OLD."version" OR NEW."independent_min" IS DISTINCT FROM OLD."independent_min" OR NEW."independent_max" IS DISTINCT FROM OLD."independent_max" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a signed_claim never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_signed_claim_update AFTER UPDATE ON {schema}."signed_claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_signed_claim_update()
-- next
ALTER TABLE {schema}."signed_claim" ENABLE ALWAYS TRIGGER guard_signed_claim_update
-- next
CREATE FUNCTION {schema}.guard_signed_claim_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no signed_claim is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_signed_claim_before_delete BEFORE DELETE ON {schema}."signed_claim" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_signed_claim_before_delete()
-- next
ALTER TABLE {schema}."signed_claim" ENABLE ALWAYS TRIGGER guard_signed_claim_before_delete
-- next
CREATE FUNCTION {schema}.guard_signed_waiver_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."sign_off_id" IS DISTINCT FROM OLD."sign_off_id" OR NEW."waiver_id" IS DISTINCT FROM OLD."waiver_id" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a signed_waiver never changes once it is on file', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_signed_waiver_update AFTER UPDATE ON {schema}."signed_waiver" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_signed_waiver_update()
-- next
ALTER TABLE {schema}."signed_waiver" ENABLE ALWAYS TRIGGER guard_signed_waiver_update
-- next
CREATE FUNCTION {schema}.guard_signed_waiver_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no signed_waiver is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_signed_waiver_before_delete BEFORE DELETE ON {schema}."signed_waiver" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_signed_waiver_before_delete()
-- next
ALTER TABLE {schema}."signed_waiver" ENABLE ALWAYS TRIGGER guard_signed_waiver_before_delete
-- next
CREATE FUNCTION {schema}.guard_via_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a record names another source only where the two were found to be one', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."attribution_id" IS DISTINCT FROM OLD."attribution_id" OR NEW."position" IS DISTINCT FROM OLD."position" THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a via keeps its id, attribution_id, position', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_via_update AFTER UPDATE ON {schema}."via" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_via_update()
-- next
ALTER TABLE {schema}."via" ENABLE ALWAYS TRIGGER guard_via_update
-- next
CREATE FUNCTION {schema}.guard_via_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no via is', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_via_before_delete BEFORE DELETE ON {schema}."via" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_via_before_delete()
-- next
ALTER TABLE {schema}."via" ENABLE ALWAYS TRIGGER guard_via_before_delete
-- next
CREATE FUNCTION {schema}.guard_password_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password is chosen together with the ledger''s entry that says so', ERRCODE = 'check_violation'; END IF;
IF (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_password_insert AFTER INSERT ON {schema}."password" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_password_insert()
-- next
ALTER TABLE {schema}."password" ENABLE ALWAYS TRIGGER guard_password_insert
-- next
CREATE FUNCTION {schema}.guard_password_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password is chosen together with the ledger''s entry that says so', ERRCODE = 'check_violation'; END IF;
IF (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor', ERRCODE = 'check_violation'; END IF;
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."person_id" IS DISTINCT FROM OLD."person_id" OR NEW.seq <= OLD.seq THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password stays the same person''s, and another has an entry of its own', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_password_update AFTER UPDATE ON {schema}."password" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_password_update()
-- next
ALTER TABLE {schema}."password" ENABLE ALWAYS TRIGGER guard_password_update
-- next
CREATE FUNCTION {schema}.guard_password_before_delete() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF 1 = 1 THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a password is never taken away: choose another, or say that the person left', ERRCODE = 'check_violation'; END IF;
RETURN OLD;
END
$guard$
-- next
CREATE TRIGGER guard_password_before_delete BEFORE DELETE ON {schema}."password" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_password_before_delete()
-- next
ALTER TABLE {schema}."password" ENABLE ALWAYS TRIGGER guard_password_before_delete
-- next
CREATE FUNCTION {schema}.guard_sign_in_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF (EXISTS (SELECT 1 FROM password p WHERE p.person_id = NEW.person_id AND p.seq = NEW.seq)) IS NOT TRUE THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: somebody signs in by the password that is theirs', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_sign_in_insert AFTER INSERT ON {schema}."sign_in" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_sign_in_insert()
-- next
ALTER TABLE {schema}."sign_in" ENABLE ALWAYS TRIGGER guard_sign_in_insert
-- next
CREATE FUNCTION {schema}.guard_sign_in_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."digest" IS DISTINCT FROM OLD."digest" OR NEW."person_id" IS DISTINCT FROM OLD."person_id" OR NEW."seq" IS DISTINCT FROM OLD."seq" OR NEW."at" IS DISTINCT FROM OLD."at" OR NEW."until" IS DISTINCT FROM OLD."until" OR OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = 'refused by the desk: a sign-in stays as it was, but that it ends once', ERRCODE = 'check_violation'; END IF;
RETURN NEW;
END
$guard$
-- next
CREATE TRIGGER guard_sign_in_update AFTER UPDATE ON {schema}."sign_in" FOR EACH ROW EXECUTE FUNCTION {schema}.guard_sign_in_update()
-- next
ALTER TABLE {schema}."sign_in" ENABLE ALWAYS TRIGGER guard_sign_in_update
-- next
CREATE FUNCTION {schema}.guard_contradiction_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no contradiction is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_truncate BEFORE TRUNCATE ON {schema}."contradiction" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_contradiction_truncate()
-- next
ALTER TABLE {schema}."contradiction" ENABLE ALWAYS TRIGGER guard_contradiction_truncate
-- next
CREATE FUNCTION {schema}.guard_entry_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no entry is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_entry_truncate BEFORE TRUNCATE ON {schema}."entry" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_entry_truncate()
-- next
ALTER TABLE {schema}."entry" ENABLE ALWAYS TRIGGER guard_entry_truncate
-- next
CREATE FUNCTION {schema}.guard_person_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no person is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_person_truncate BEFORE TRUNCATE ON {schema}."person" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_person_truncate()
-- next
ALTER TABLE {schema}."person" ENABLE ALWAYS TRIGGER guard_person_truncate
-- next
CREATE FUNCTION {schema}.guard_setting_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no setting is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_setting_truncate BEFORE TRUNCATE ON {schema}."setting" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_setting_truncate()
-- next
ALTER TABLE {schema}."setting" ENABLE ALWAYS TRIGGER guard_setting_truncate
-- next
CREATE FUNCTION {schema}.guard_article_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no article is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_article_truncate BEFORE TRUNCATE ON {schema}."article" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_article_truncate()
-- next
ALTER TABLE {schema}."article" ENABLE ALWAYS TRIGGER guard_article_truncate
-- next
CREATE FUNCTION {schema}.guard_pack_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no pack is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_pack_truncate BEFORE TRUNCATE ON {schema}."pack" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_pack_truncate()
-- next
ALTER TABLE {schema}."pack" ENABLE ALWAYS TRIGGER guard_pack_truncate
-- next
CREATE FUNCTION {schema}.guard_person_role_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no person_role is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_person_role_truncate BEFORE TRUNCATE ON {schema}."person_role" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_person_role_truncate()
-- next
ALTER TABLE {schema}."person_role" ENABLE ALWAYS TRIGGER guard_person_role_truncate
-- next
CREATE FUNCTION {schema}.guard_claim_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no claim is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_claim_truncate BEFORE TRUNCATE ON {schema}."claim" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_claim_truncate()
-- next
ALTER TABLE {schema}."claim" ENABLE ALWAYS TRIGGER guard_claim_truncate
-- next
CREATE FUNCTION {schema}.guard_revision_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no revision is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_revision_truncate BEFORE TRUNCATE ON {schema}."revision" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_revision_truncate()
-- next
ALTER TABLE {schema}."revision" ENABLE ALWAYS TRIGGER guard_revision_truncate
-- next
CREATE FUNCTION {schema}.guard_source_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no source is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_source_truncate BEFORE TRUNCATE ON {schema}."source" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_source_truncate()
-- next
ALTER TABLE {schema}."source" ENABLE ALWAYS TRIGGER guard_source_truncate
-- next
CREATE FUNCTION {schema}.guard_alias_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no alias is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_alias_truncate BEFORE TRUNCATE ON {schema}."alias" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_alias_truncate()
-- next
ALTER TABLE {schema}."alias" ENABLE ALWAYS TRIGGER guard_alias_truncate
-- next
CREATE FUNCTION {schema}.guard_attribution_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no attribution is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_attribution_truncate BEFORE TRUNCATE ON {schema}."attribution" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_attribution_truncate()
-- next
ALTER TABLE {schema}."attribution" ENABLE ALWAYS TRIGGER guard_attribution_truncate
-- next
CREATE FUNCTION {schema}.guard_comment_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no comment is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_comment_truncate BEFORE TRUNCATE ON {schema}."comment" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_comment_truncate()
-- next
ALTER TABLE {schema}."comment" ENABLE ALWAYS TRIGGER guard_comment_truncate
-- next
CREATE FUNCTION {schema}.guard_contradiction_member_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no contradiction_member is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_contradiction_member_truncate BEFORE TRUNCATE ON {schema}."contradiction_member" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_contradiction_member_truncate()
-- next
ALTER TABLE {schema}."contradiction_member" ENABLE ALWAYS TRIGGER guard_contradiction_member_truncate
-- next
CREATE FUNCTION {schema}.guard_derivation_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no derivation is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_derivation_truncate BEFORE TRUNCATE ON {schema}."derivation" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_derivation_truncate()
-- next
ALTER TABLE {schema}."derivation" ENABLE ALWAYS TRIGGER guard_derivation_truncate
-- next
CREATE FUNCTION {schema}.guard_evidence_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no evidence is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_evidence_truncate BEFORE TRUNCATE ON {schema}."evidence" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_evidence_truncate()
-- next
ALTER TABLE {schema}."evidence" ENABLE ALWAYS TRIGGER guard_evidence_truncate
-- next
CREATE FUNCTION {schema}.guard_hold_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no hold is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_hold_truncate BEFORE TRUNCATE ON {schema}."hold" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_hold_truncate()
-- next
ALTER TABLE {schema}."hold" ENABLE ALWAYS TRIGGER guard_hold_truncate
-- next
CREATE FUNCTION {schema}.guard_passage_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no passage is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_passage_truncate BEFORE TRUNCATE ON {schema}."passage" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_passage_truncate()
-- next
ALTER TABLE {schema}."passage" ENABLE ALWAYS TRIGGER guard_passage_truncate
-- next
CREATE FUNCTION {schema}.guard_proposal_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no proposal is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_proposal_truncate BEFORE TRUNCATE ON {schema}."proposal" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_proposal_truncate()
-- next
ALTER TABLE {schema}."proposal" ENABLE ALWAYS TRIGGER guard_proposal_truncate
-- next
CREATE FUNCTION {schema}.guard_reply_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no reply is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_reply_truncate BEFORE TRUNCATE ON {schema}."reply" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_reply_truncate()
-- next
ALTER TABLE {schema}."reply" ENABLE ALWAYS TRIGGER guard_reply_truncate
-- next
CREATE FUNCTION {schema}.guard_review_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no review is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_review_truncate BEFORE TRUNCATE ON {schema}."review" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_review_truncate()
-- next
ALTER TABLE {schema}."review" ENABLE ALWAYS TRIGGER guard_review_truncate
-- next
CREATE FUNCTION {schema}.guard_sign_off_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no sign_off is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_sign_off_truncate BEFORE TRUNCATE ON {schema}."sign_off" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_sign_off_truncate()
-- next
ALTER TABLE {schema}."sign_off" ENABLE ALWAYS TRIGGER guard_sign_off_truncate
-- next
CREATE FUNCTION {schema}.guard_task_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no task is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_task_truncate BEFORE TRUNCATE ON {schema}."task" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_task_truncate()
-- next
ALTER TABLE {schema}."task" ENABLE ALWAYS TRIGGER guard_task_truncate
-- next
CREATE FUNCTION {schema}.guard_waiver_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no waiver is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_waiver_truncate BEFORE TRUNCATE ON {schema}."waiver" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_waiver_truncate()
-- next
ALTER TABLE {schema}."waiver" ENABLE ALWAYS TRIGGER guard_waiver_truncate
-- next
CREATE FUNCTION {schema}.guard_alignment_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no alignment is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_alignment_truncate BEFORE TRUNCATE ON {schema}."alignment" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_alignment_truncate()
-- next
ALTER TABLE {schema}."alignment" ENABLE ALWAYS TRIGGER guard_alignment_truncate
-- next
CREATE FUNCTION {schema}.guard_publication_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no publication is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_publication_truncate BEFORE TRUNCATE ON {schema}."publication" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_publication_truncate()
-- next
ALTER TABLE {schema}."publication" ENABLE ALWAYS TRIGGER guard_publication_truncate
-- next
CREATE FUNCTION {schema}.guard_signed_claim_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no signed_claim is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_signed_claim_truncate BEFORE TRUNCATE ON {schema}."signed_claim" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_signed_claim_truncate()
-- next
ALTER TABLE {schema}."signed_claim" ENABLE ALWAYS TRIGGER guard_signed_claim_truncate
-- next
CREATE FUNCTION {schema}.guard_signed_waiver_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no signed_waiver is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_signed_waiver_truncate BEFORE TRUNCATE ON {schema}."signed_waiver" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_signed_waiver_truncate()
-- next
ALTER TABLE {schema}."signed_waiver" ENABLE ALWAYS TRIGGER guard_signed_waiver_truncate
-- next
CREATE FUNCTION {schema}.guard_via_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no via is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_via_truncate BEFORE TRUNCATE ON {schema}."via" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_via_truncate()
-- next
ALTER TABLE {schema}."via" ENABLE ALWAYS TRIGGER guard_via_truncate
-- next
CREATE FUNCTION {schema}.guard_password_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no password is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_password_truncate BEFORE TRUNCATE ON {schema}."password" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_password_truncate()
-- next
ALTER TABLE {schema}."password" ENABLE ALWAYS TRIGGER guard_password_truncate
-- next
CREATE FUNCTION {schema}.guard_sign_in_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $guard$
BEGIN
RAISE EXCEPTION USING MESSAGE = 'refused by the desk: nothing on file is ever deleted, so no sign_in is', ERRCODE = 'check_violation';
END
$guard$
-- next
CREATE TRIGGER guard_sign_in_truncate BEFORE TRUNCATE ON {schema}."sign_in" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.guard_sign_in_truncate()
-- next
ALTER TABLE {schema}."sign_in" ENABLE ALWAYS TRIGGER guard_sign_in_truncate
