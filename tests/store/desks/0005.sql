BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_alias PRIMARY KEY (id), 
	CONSTRAINT fk_alias_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_alias_name_source_id UNIQUE (name, source_id)
);
INSERT INTO "alias" VALUES(1,2,'The Agency');
INSERT INTO "alias" VALUES(2,3,'K. Pulikovsky');
INSERT INTO "alias" VALUES(3,3,'Пуликовский');
CREATE TABLE alignment (
	id INTEGER NOT NULL, 
	passage_id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	became_id INTEGER, 
	changes VARCHAR, 
	candidates VARCHAR, 
	placed_by_id INTEGER, 
	placed_at VARCHAR(27), 
	CONSTRAINT pk_alignment PRIMARY KEY (id), 
	CONSTRAINT fk_alignment_became_id_passage FOREIGN KEY(became_id) REFERENCES passage (id), 
	CONSTRAINT fk_alignment_passage_id_passage FOREIGN KEY(passage_id) REFERENCES passage (id), 
	CONSTRAINT fk_alignment_placed_by_id_person FOREIGN KEY(placed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_alignment_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id), 
	CONSTRAINT uq_alignment_passage_id_revision_id UNIQUE (passage_id, revision_id), 
	CONSTRAINT ck_alignment_verdict CHECK (verdict IN ('identical', 'moved', 'reworded', 'gone', 'orphan'))
);
INSERT INTO "alignment" VALUES(1,1,3,'orphan',3,'[["number","1","2"]]','[[1,2]]',1,'2026-11-26T03:43:20.544910Z');
CREATE TABLE article (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	headline VARCHAR NOT NULL, 
	reporter_id INTEGER, 
	language VARCHAR NOT NULL, 
	stage VARCHAR(20) NOT NULL, policy VARCHAR, url VARCHAR, published_at VARCHAR(27), 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT fk_article_reporter_id_person FOREIGN KEY(reporter_id) REFERENCES person (id), 
	CONSTRAINT uq_article_slug UNIQUE (slug), 
	CONSTRAINT ck_article_stage CHECK (stage IN ('draft', 'signed_off', 'published'))
);
INSERT INTO "article" VALUES(1,'kim-train','A train',2,'en','draft',NULL,NULL,NULL);
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','published','ours','https://example.org/older','2026-11-26T03:43:20.699203Z');
CREATE TABLE attribution (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	chain VARCHAR NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	cue VARCHAR, 
	quote VARCHAR, 
	mode VARCHAR(20), 
	first_hand BOOLEAN, 
	said_on VARCHAR, 
	locator VARCHAR, 
	note VARCHAR, 
	checked_by_id INTEGER, 
	checked_at VARCHAR(27), 
	retracted_at VARCHAR(27), 
	retracted_by_id INTEGER, 
	retracted_why VARCHAR, 
	CONSTRAINT pk_attribution PRIMARY KEY (id), 
	CONSTRAINT ck_attribution_somebody CHECK (status <> 'unattributed'), 
	CONSTRAINT fk_attribution_checked_by_id_person FOREIGN KEY(checked_by_id) REFERENCES person (id), 
	CONSTRAINT fk_attribution_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_attribution_retracted_by_id_person FOREIGN KEY(retracted_by_id) REFERENCES person (id), 
	CONSTRAINT fk_attribution_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_attribution_claim_id_source_id_chain_status UNIQUE (claim_id, source_id, chain, status), 
	CONSTRAINT ck_attribution_status CHECK (status IN ('reported', 'alleged', 'denied', 'confirmed', 'speculated', 'unattributed')), 
	CONSTRAINT ck_attribution_mode CHECK (mode IN ('quote', 'paraphrase', 'document', 'observed'))
);
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T03:43:19.945166Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T03:43:19.659791Z',1,'misread');
INSERT INTO "attribution" VALUES(4,3,6,'','alleged',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(5,4,3,'','reported',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	risk VARCHAR(20) NOT NULL, 
	about VARCHAR, 
	allegation BOOLEAN NOT NULL, 
	as_of VARCHAR, 
	note VARCHAR, 
	state VARCHAR(20) NOT NULL, 
	author_id INTEGER, 
	version INTEGER NOT NULL, corrected_by_id INTEGER CONSTRAINT fk_claim_corrected_by_id_claim REFERENCES claim (id), imported_by_id INTEGER CONSTRAINT fk_claim_imported_by_id_person REFERENCES person (id), 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_number CHECK (number >= 1), 
	CONSTRAINT ck_claim_version CHECK (version >= 1), 
	CONSTRAINT fk_claim_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_claim_author_id_person FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT uq_claim_article_id_number UNIQUE (article_id, number), 
	CONSTRAINT ck_claim_status CHECK (status IN ('reported', 'alleged', 'denied', 'confirmed', 'speculated', 'unattributed')), 
	CONSTRAINT ck_claim_risk CHECK (risk IN ('normal', 'high')), 
	CONSTRAINT ck_claim_state CHECK (state IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected'))
);
INSERT INTO "claim" VALUES(1,1,1,'Claim 1','unattributed','normal',NULL,0,NULL,NULL,'in_review',NULL,6,NULL,NULL);
INSERT INTO "claim" VALUES(2,1,2,'Claim 2','unattributed','normal',NULL,0,NULL,NULL,'withdrawn',NULL,3,NULL,NULL);
INSERT INTO "claim" VALUES(3,1,3,'Claim 3','alleged','high','the railway',1,'2023-09-13','ask again','in_review',2,2,NULL,NULL);
INSERT INTO "claim" VALUES(4,2,1,'It was short.','reported','normal','Herald',0,NULL,NULL,'verified',1,3,NULL,NULL);
CREATE TABLE comment (
	id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	author VARCHAR, 
	text VARCHAR NOT NULL, 
	made_on VARCHAR, 
	standing VARCHAR(20) NOT NULL, 
	claim_id INTEGER, 
	settled_by_id INTEGER, 
	settled_at VARCHAR(27), 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT ck_comment_span CHECK (start >= 0 AND "end" >= start), 
	CONSTRAINT fk_comment_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_comment_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id), 
	CONSTRAINT fk_comment_settled_by_id_person FOREIGN KEY(settled_by_id) REFERENCES person (id), 
	CONSTRAINT uq_comment_revision_id_number UNIQUE (revision_id, number), 
	CONSTRAINT ck_comment_standing CHECK (standing IN ('open', 'accepted', 'dismissed', 'gone'))
);
INSERT INTO "comment" VALUES(1,3,1,2,7,'RL','which?','2026-11-01','accepted',1,1,'2026-11-26T03:43:20.544898Z');
CREATE TABLE contradiction (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	note VARCHAR, 
	CONSTRAINT pk_contradiction PRIMARY KEY (id), 
	CONSTRAINT uq_contradiction_name UNIQUE (name)
);
INSERT INTO "contradiction" VALUES(1,'the train','one of them');
CREATE TABLE contradiction_member (
	id INTEGER NOT NULL, 
	contradiction_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	removed_at VARCHAR(27), 
	removed_by_id INTEGER, 
	CONSTRAINT pk_contradiction_member PRIMARY KEY (id), 
	CONSTRAINT fk_contradiction_member_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_contradiction_member_contradiction_id_contradiction FOREIGN KEY(contradiction_id) REFERENCES contradiction (id), 
	CONSTRAINT fk_contradiction_member_removed_by_id_person FOREIGN KEY(removed_by_id) REFERENCES person (id), 
	CONSTRAINT uq_contradiction_member_contradiction_id_claim_id UNIQUE (contradiction_id, claim_id)
);
INSERT INTO "contradiction_member" VALUES(1,1,4,NULL,NULL);
INSERT INTO "contradiction_member" VALUES(2,1,1,NULL,NULL);
INSERT INTO "contradiction_member" VALUES(3,1,3,'2026-11-26T03:43:20.482137Z',1);
CREATE TABLE derivation (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	drew_on_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	assessment VARCHAR(20) NOT NULL, 
	article_id INTEGER, 
	claim_id INTEGER, 
	note VARCHAR, 
	retracted_at VARCHAR(27), 
	retracted_by_id INTEGER, 
	retracted_why VARCHAR, 
	CONSTRAINT pk_derivation PRIMARY KEY (id), 
	CONSTRAINT ck_derivation_one_scope CHECK (article_id IS NULL OR claim_id IS NULL), 
	CONSTRAINT ck_derivation_not_itself CHECK (source_id <> drew_on_id), 
	CONSTRAINT fk_derivation_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_derivation_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_derivation_drew_on_id_source FOREIGN KEY(drew_on_id) REFERENCES source (id), 
	CONSTRAINT fk_derivation_retracted_by_id_person FOREIGN KEY(retracted_by_id) REFERENCES person (id), 
	CONSTRAINT fk_derivation_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT ck_derivation_kind CHECK (kind IN ('wire', 'rewrite', 'translation', 'press_release', 'controlled_by', 'same_witness', 'other')), 
	CONSTRAINT ck_derivation_assessment CHECK (assessment IN ('confirmed', 'suspected', 'dismissed'))
);
INSERT INTO "derivation" VALUES(1,1,2,'wire','confirmed',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "derivation" VALUES(2,2,4,'press_release','confirmed',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "derivation" VALUES(3,1,7,'other','confirmed',NULL,2,'see the foot of the page',NULL,NULL,NULL);
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T03:43:19.659791Z',1,'the other way round');
INSERT INTO "derivation" VALUES(5,1,4,'controlled_by','dismissed',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE entry (
	seq INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	login VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	after_values VARCHAR, 
	salt VARCHAR, 
	digest VARCHAR NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (seq)
);
INSERT INTO "entry" VALUES(1,'2026-11-26T03:43:19.575510Z','ann','ann','init','desk','[["person",["id","name","initials","login"],[[1,"ann","ann",null]]],["person_role",["id","person_id","role","ended_at"],[[1,1,"checker",null],[2,1,"editor",null],[3,1,"legal",null],[4,1,"reader",null],[5,1,"reporter",null]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','ac47cc26a3b650495af569e08fcc2d4f','19e7c358f81293c7718b34d29d3b6237f74394b78f7a8eb443eb7c9ff267ed27','0000000000000000000000000000000000000000000000000000000000000000','76a8a024f73c664e0ca717a90c0769927c35678ec4cf81dc4d84d62c7495db3d');
INSERT INTO "entry" VALUES(2,'2026-11-26T03:43:19.687523Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T03:43:19.659791Z",null,null],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T03:43:19.659791Z",null,null]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T03:43:19.659791Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,null],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,null]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again"]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T03:43:19.659791Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T03:43:19.659791Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T03:43:19.659791Z",1,"retracted where it was imported from"]]]]','28cb31040b369eb23ab47c1c919aadb0','d4f8a8efd277d870d1bfaeb3fef4fcd74f930900c8333686085dd5fe6da19fd1','76a8a024f73c664e0ca717a90c0769927c35678ec4cf81dc4d84d62c7495db3d','5649c7c9068ed9ff02799f016e5fb112832054ba654e64704b3f7ab6f4a18f4d');
INSERT INTO "entry" VALUES(3,'2026-11-26T03:43:19.764335Z','ann','ann','take','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:43:19.737679Z","2026-11-26T05:43:19.737679Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:19.737830Z",null,2,null]]]]','1dac7e90b3a0b9d80253a491760b6ecb','b3647e99bf137fccaeca738e8fb634eaf6170dd68acc347ac0ce259a37ab1664','5649c7c9068ed9ff02799f016e5fb112832054ba654e64704b3f7ab6f4a18f4d','57e3be53a9486a921f6854a3630113b47c3c1654b1d0dbe7a381f3f2b7e73d26');
INSERT INTO "entry" VALUES(4,'2026-11-26T03:43:19.882651Z','ann','ann','override','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:43:19.737679Z","2026-11-26T05:43:19.737679Z",null,"2026-11-26T03:43:19.867206Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",null,3,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T03:43:19.868579Z","seen",3,null]]]]','e634b651d0c120bda11d2a6e479d861d','1fae10baa3b8d99624808af7ec5cfb321031ca7856a8aa9652f62973b66795d9','57e3be53a9486a921f6854a3630113b47c3c1654b1d0dbe7a381f3f2b7e73d26','bd75631786f46f3b8c5894ab183a93b307b0a69c2699571b72193d50a91923ca');
INSERT INTO "entry" VALUES(5,'2026-11-26T03:43:19.890485Z','ann','ann','take','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",null,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:43:19.884374Z","2026-11-26T07:43:19.884374Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:19.884500Z",null,2,null]]]]','8406f5f806802b2a858aa51df31feb95','b89f6681565679fd1a8c828e03950bafd35602722048f216ad7dfda036e50a6e','bd75631786f46f3b8c5894ab183a93b307b0a69c2699571b72193d50a91923ca','467c82a905d76fc86277da59e40b86fe0db2c28a754864c57001628fe8e29f4f');
INSERT INTO "entry" VALUES(6,'2026-11-26T03:43:19.892703Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:43:19.884374Z","2026-11-26T07:43:19.884374Z",null,"2026-11-26T03:43:19.891638Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T03:43:19.892059Z",null,2,null]]]]','2081ca851f9e4fb3637d5317a27d5b00','41175e7ba6506ca5850a9365de4419bdc8b46881e6cec4347b1edbbaa42996b8','467c82a905d76fc86277da59e40b86fe0db2c28a754864c57001628fe8e29f4f','1edcafa8ecaf2fdb69bd7b0fe860da15823a9ec7015101b2f87b886bff28013f');
INSERT INTO "entry" VALUES(7,'2026-11-26T03:43:19.912441Z','ann','ann','withdraw','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",null,3,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T03:43:19.911160Z","cut",3,null]]]]','1faa7341a46495f8b42f6850d90327a0','6517bc933b4129714ec21f47c3285c449ebfbd2db10beabf5d0cd56a7b68a016','1edcafa8ecaf2fdb69bd7b0fe860da15823a9ec7015101b2f87b886bff28013f','719c4e42d406556c2d7249e1760ed2941aefafa3f0d357fb1b5cdb479da3bdd5');
INSERT INTO "entry" VALUES(8,'2026-11-26T03:43:19.919353Z','ann','ann','take','kim-train#3','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T03:43:19.913621Z","2026-11-26T07:43:19.913621Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:19.913704Z",null,2,null]]]]','19387a9827f5a6d364ce3f4635c6c2e7','3cb4095ee92ab11db679c704aca59b7f54e01d78392b07f5f71db0a75c8d951c','719c4e42d406556c2d7249e1760ed2941aefafa3f0d357fb1b5cdb479da3bdd5','3274ff134ece06316af58f136dc9941a5eebf91b4fd2c10cdea506789efbc009');
INSERT INTO "entry" VALUES(9,'2026-11-26T03:43:19.959161Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T03:43:19.945166Z",null,null,null]]]]','f531b3019d2134b1d4ad74f7ddb1c7bc','84b1752dfc3ea9af08e52f21ed5c1f5d2547223e353dd63e9df865e00cd726ca','3274ff134ece06316af58f136dc9941a5eebf91b4fd2c10cdea506789efbc009','d1c0ffdf23292d8b236c26814b7d849d50acf606d4f5a7432bcef06b8bec053f');
INSERT INTO "entry" VALUES(10,'2026-11-26T03:43:19.987812Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','6d4b15ab976b077def4a53ca0e0ba0c9','d29ed7111f323a5678f7847cdd9711449fbf2ba2ff5d546de00f3ccf6419e044','d1c0ffdf23292d8b236c26814b7d849d50acf606d4f5a7432bcef06b8bec053f','9151afcbf2b051b27d4efa451683c2aee28632a0a8f8737ce24dc5a5f212cd4a');
INSERT INTO "entry" VALUES(11,'2026-11-26T03:43:20.024764Z','ann','ann','retract source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T03:43:20.015370Z",1,"wrong before"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,4,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T03:43:20.017131Z","Agency, which it rests on, was retracted",4,null]]]]','8828f16481fe796eb0fe0dc2c62903a9','5c66770c1995e4cca4da016a19ebae3155d825baffc7493da07f8a6e77876240','9151afcbf2b051b27d4efa451683c2aee28632a0a8f8737ce24dc5a5f212cd4a','781f61fbd2a38a399d4b8e83ea0ad15f9087fa8351d970d22e1a1f7214cf0b71');
INSERT INTO "entry" VALUES(12,'2026-11-26T03:43:20.029777Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,5,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[]]]','938f70910c926f3077baf53b289c2234','5d8bdc0a62adce4c9adc5eb496f377789f74945ea305fff5fd21a77978bc68e4','781f61fbd2a38a399d4b8e83ea0ad15f9087fa8351d970d22e1a1f7214cf0b71','65040fc5db3857df4cd2a031f62f3d6ccd288bb00d0d00f69d13d04f737bb188');
INSERT INTO "entry" VALUES(13,'2026-11-26T03:43:20.065342Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,6,null,null]]]]','8126521de48a7d96203ebf6fd4d8e3f1','d5c0e569f3fe77bb6b10eaebdd07d0ab2c5a55e095e633f89e4591b93f1b53dd','65040fc5db3857df4cd2a031f62f3d6ccd288bb00d0d00f69d13d04f737bb188','8dc5c335cf1b4c07368fe01a7e8993c237663e6aa4824b7afdec83fb00880875');
INSERT INTO "entry" VALUES(14,'2026-11-26T03:43:20.111527Z','ann','ann','add claim','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"unreviewed",1,1,null,null]]]]','be89f2bcf74c62fd6d7e7974eecab4d2','0145e13d79aa1ef9327d5204a17058f3bbeeda713ddaecfac0e2a50f3abd3279','8dc5c335cf1b4c07368fe01a7e8993c237663e6aa4824b7afdec83fb00880875','7cb58383420c71dd3bbb75c68b7c222dc6d72453611ee7380654e1d3ef6dbb18');
INSERT INTO "entry" VALUES(15,'2026-11-26T03:43:20.135495Z','ann','ann','attribute','older#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[5,4,3,"","reported",null,null,null,1,null,null,null,null,null,null,null,null]]]]','b2bc46af07ed24584a59336628546934','497618be485e1b989c54f06fc6a63abc0bf422f6c99dda63c5c2236909b43c41','7cb58383420c71dd3bbb75c68b7c222dc6d72453611ee7380654e1d3ef6dbb18','0016ca77e15661f9ab6155360d93e6590ffad937e50962b5ff3350777c33a95d');
INSERT INTO "entry" VALUES(16,'2026-11-26T03:43:20.147972Z','ann','ann','add evidence','older#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[4,4,1,3,"supports","short","p. 1",null,null,null,null,null,null,null,null]]]]','b9a8acef93d92cdbc803fd7e93ed5bf9','31216b363ba8d20304ec10f5a7bc0dc305306ba7f52681267791591e02fe1a41','0016ca77e15661f9ab6155360d93e6590ffad937e50962b5ff3350777c33a95d','ced3a3804ed84d349615814d5e0dd7f0d1cf522f9f5caaeb63f39590f8ad0191');
INSERT INTO "entry" VALUES(17,'2026-11-26T03:43:20.164033Z','ann','ann','take','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"in_review",1,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:43:20.149509Z","2026-11-26T07:43:20.149509Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[8,4,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:20.149641Z",null,2,null]]]]','944fd63f0d3a809e4863b55322b3a47d','7691fd69e6046fb1d552c8517f6f0218131da122f7fdfdc1a00b8ae608b313db','ced3a3804ed84d349615814d5e0dd7f0d1cf522f9f5caaeb63f39590f8ad0191','5d378f7e9b2cf288572c5e88a12ff07dd35a049ba3db0d5d006b92d884379647');
INSERT INTO "entry" VALUES(18,'2026-11-26T03:43:20.225093Z','ann','ann','override','older#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:43:20.149509Z","2026-11-26T07:43:20.149509Z",null,"2026-11-26T03:43:20.211976Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"verified",1,3,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[9,4,"override","in_review","verified","verified",1,"2026-11-26T03:43:20.212554Z","seen",3,null]]]]','419d671c320a354394b73a89d99fca34','80f06eb340a2236d93e834eb28e92a5cd743cbc6f2960f1e31cfc53669e6d159','5d378f7e9b2cf288572c5e88a12ff07dd35a049ba3db0d5d006b92d884379647','a5cdbf44035fd8fca86c24b3bc1f0819c1632f7baf22451e956d5db3b77fdfb3');
INSERT INTO "entry" VALUES(19,'2026-11-26T03:43:20.272770Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[1,4,"single-source","2 citations, 1 independent: everything rests on Pulikovsky","he was there","2027-11-26",1,"2026-11-26T03:43:20.270350Z",null,null,null]]]]','fb3fc5982b8713bfddd8baeec03915f3','4a8872b07e0703903eacf96168e18fca00e3f29441445b9ad57378dd0cf48e78','a5cdbf44035fd8fca86c24b3bc1f0819c1632f7baf22451e956d5db3b77fdfb3','8db2b63d2c300650e23f4e00605446e2f20da6104afdfb9facf561b7e5191591');
INSERT INTO "entry" VALUES(20,'2026-11-26T03:43:20.373312Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:20.372441Z",null,null,null]]]]','586efde66f321721b69cba60f80dcfe3','f724aec094266d45645fc6af283206080b17fbf846ed2776839f7f38d1abd90b','8db2b63d2c300650e23f4e00605446e2f20da6104afdfb9facf561b7e5191591','9217843d6b03c9618c528d031064fe486c882debaee8fb5c92b3f5bf62ba01e1');
INSERT INTO "entry" VALUES(21,'2026-11-26T03:43:20.388913Z','ann','ann','withdraw waiver','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:20.372441Z","2026-11-26T03:43:20.373778Z",1,"nobody denies it"]]]]','30590fd3252d6b94ad8db92c50df4e53','b1e43fbebb3e7938fc4ad9aa0682b96cb481647f41a79a2aae7de79f9f3d05cb','9217843d6b03c9618c528d031064fe486c882debaee8fb5c92b3f5bf62ba01e1','12388403efee79de4fda4979283d33c3e8a02274c15ef63934d3d7553c139c4a');
INSERT INTO "entry" VALUES(22,'2026-11-26T03:43:20.404810Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","awaited",null,null,"twice",null,null,null]]]]','d6f7caf22ed5cf71b8980b25316c14f4','06b8239e970e8cd03be06473fee65c7fe9f91c95962c3127a46bd6e2806dd0cd','12388403efee79de4fda4979283d33c3e8a02274c15ef63934d3d7553c139c4a','6e49cc60a50213f9aa4688bb12e5bc54dd939eb525394d63dd61b3b2b0e770b9');
INSERT INTO "entry" VALUES(23,'2026-11-26T03:43:20.417013Z','ann','ann','edit reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","answered","No.","Short","twice",null,null,null]]]]','e13dfffc88dc6fb58a71ad834e98a815','baad16ffa134689ab586f84ca0783403218bc4d0a6be85360ce44c350fc0f583','6e49cc60a50213f9aa4688bb12e5bc54dd939eb525394d63dd61b3b2b0e770b9','e99bda433e594eea873ea31ebd61fe96ba6bfd2e896ab083fa231bd0af4d3c92');
INSERT INTO "entry" VALUES(24,'2026-11-26T03:43:20.431300Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,null,null,null]]]]','0bca893f4f807a8b978c0e9b42dfd548','61e17f334976c8a25a8be0e842fb1161428b50130cf8f531fdc817fdc5d87747','e99bda433e594eea873ea31ebd61fe96ba6bfd2e896ab083fa231bd0af4d3c92','1ebf92336c76125d169135b029556da83a0f248cb4e946cda94938ba5ca95ce8');
INSERT INTO "entry" VALUES(25,'2026-11-26T03:43:20.442810Z','ann','ann','retract reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,"2026-11-26T03:43:20.433041Z",1,"nobody was asked"]]]]','53ac2fe06badab258063a99d098dd4d7','35d3d15c65d2fd31782b4e3e6a7f5bfe66ae104d4ee9604461cc304ba121d5e1','1ebf92336c76125d169135b029556da83a0f248cb4e946cda94938ba5ca95ce8','c754b5cbcaa1701de715ac0c74347718cbae58cb13a0f61d9b7c143634af3463');
INSERT INTO "entry" VALUES(26,'2026-11-26T03:43:20.457821Z','ann','ann','group claims','desk','[["contradiction",["id","name","note"],[[1,"the train","one of them"]]],["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[1,1,4,null,null],[2,1,1,null,null],[3,1,3,null,null]]]]','d2a677aa0030efda0252f6f48b42295c','ba134a70a41b6e639aa572b446ff332858d4de663d809530ba489c921a29995f','c754b5cbcaa1701de715ac0c74347718cbae58cb13a0f61d9b7c143634af3463','dbd3e81d307d8b805dd56a057a69576fbfae7a939559e1950c838bdf0cdcea14');
INSERT INTO "entry" VALUES(27,'2026-11-26T03:43:20.483892Z','ann','ann','ungroup claim','kim-train#3','[["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[3,1,3,"2026-11-26T03:43:20.482137Z",1]]]]','9adcf4d5c861fa3f048d73c65752454f','d515460134c1e29b8b3ef046443c608688d57e30a8c2a1ffc8358559340867bc','dbd3e81d307d8b805dd56a057a69576fbfae7a939559e1950c838bdf0cdcea14','b5d33891541356495908cab862fdf9074f678208947ffa31683672ce018b4479');
INSERT INTO "entry" VALUES(28,'2026-11-26T03:43:20.512496Z','ann','ann','keep pack','pack:ours','[["pack",["id","name","text","kept_by_id","kept_at"],[[1,"ours","summary = \"Our own.\"\n[severity]\nself-verified = \"note\"\n",1,"2026-11-26T03:43:20.510779Z"]]]]','458bae56d9b8ab80a27127479c58bdf7','a4bac8db7327600cb52a2da258fc2342b91874b971eae8dc50c722b8e91ec403','b5d33891541356495908cab862fdf9074f678208947ffa31683672ce018b4479','6b9dd675ed84ab3ce5eeeb75095b51112d714633237a303f10ac940808de9ef3');
INSERT INTO "entry" VALUES(29,'2026-11-26T03:43:20.525951Z','ann','ann','policy','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","draft","ours",null,null]]]]','fdabf38c519572f683f2dda48f26095c','a9da1526ed04334d184e925324161cc89278bcb273c8f1e3b835b67e311715ed','6b9dd675ed84ab3ce5eeeb75095b51112d714633237a303f10ac940808de9ef3','7c9fe920eccbc10202a9e1a17062fc771700db4bbf586cda4d5beabc9b0cdf8a');
INSERT INTO "entry" VALUES(30,'2026-11-26T03:43:20.595854Z','ann','ann','file','kim-train','[["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[3,1,2,"A train\nEin Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928",1,"2026-11-26T03:43:20.527777Z","A train","It is green."]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[3,1,3,25,61,"The train has a helicopter 🚁 on boar","A train\nEin Zug fuhr ab.\n","d, Pulikovsky said. It is green."]]],["alignment",["id","passage_id","revision_id","verdict","became_id","changes","candidates","placed_by_id","placed_at"],[[1,1,3,"orphan",3,"[[\"number\",\"1\",\"2\"]]","[[1,2]]",1,"2026-11-26T03:43:20.544910Z"]]],["comment",["id","revision_id","number","start","end","author","text","made_on","standing","claim_id","settled_by_id","settled_at"],[[1,3,1,2,7,"RL","which?","2026-11-01","accepted",1,1,"2026-11-26T03:43:20.544898Z"]]],["proposal",["id","revision_id","extractor","text","status","rule","tier","sentence_start","sentence_end","source","source_kind","source_written","source_resolved","via","source_spans","cue_spans","content_spans","cue","mode","as_fact","worth","reasons","fingerprint","standing","found_at","settled_by_id","settled_at","why","claim_id"],[[1,3,"rules","The train has a helicopter on board.","reported","postposed","high",25,81,"Pulikovsky","person","he","pronoun","[[\"Agency\",\"agency\",\"Agency\",null]]","[[64,74]]","[[75,79]]","[[25,62]]","said","paraphrase",1,3,"[\"a name\"]","abababababababababababababababab","dismissed","2026-11-26T03:43:20.545025Z",1,"2026-11-26T03:43:20.544898Z","no claim",1]]],["task",["id","article_id","claim_id","carried_by_id","at","by_id","done_at","done_by_id","note"],[[1,1,1,1,"2026-11-26T03:43:20.545122Z",1,"2026-11-26T03:43:20.545123Z",1,"filed anew"]]]]','754cd88d273efdd3c21ca7ac2750c651','21785bbee0534d9aa3d5f1b2be78207293d004f4f9de012b0b812bd63677d7a4','7c9fe920eccbc10202a9e1a17062fc771700db4bbf586cda4d5beabc9b0cdf8a','93118fe07d8983837a0e7e2272834425031e8f5566ca49ebcfb84fae55372b1e');
INSERT INTO "entry" VALUES(31,'2026-11-26T03:43:20.653793Z','ann','ann','sign-off','older','[["sign_off",["id","revision_id","sha256","policy","by_id","at"],[[1,2,"c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a","ours",1,"2026-11-26T03:43:20.633050Z"]]],["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","signed_off","ours",null,null]]],["signed_claim",["id","sign_off_id","claim_id","version","independent_min","independent_max"],[[1,1,4,3,1,1]]],["signed_waiver",["id","sign_off_id","waiver_id"],[[1,1,1]]]]','d043e3dabba33a8150835caf975022de','415dd346a5a404bc24ed2a3604ddc595f346a08a9926e172d27283195a92c0fb','93118fe07d8983837a0e7e2272834425031e8f5566ca49ebcfb84fae55372b1e','01c97519e95dd4b28025004ec088cfd7ebaf8c871930ed0ef90e0d17f8441808');
INSERT INTO "entry" VALUES(32,'2026-11-26T03:43:20.719132Z','ann','ann','publish','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","published","ours","https://example.org/older","2026-11-26T03:43:20.699203Z"]]],["publication",["id","article_id","sign_off_id","at","url","by_id","note"],[[1,2,1,"2026-11-26T03:43:20.699203Z","https://example.org/older",1,null]]]]','58b72740e3a8b44d828ec5fdf014c977','57d42808deabfe261f83d335ff97cc8bdb70ef1b3bdc8dfaca2f3c3f186ec0bd','01c97519e95dd4b28025004ec088cfd7ebaf8c871930ed0ef90e0d17f8441808','0307775034c8b796e9dcc96e0f0b84a14c5f8c4f8b7a0ddceb1e384c90ddb78c');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	bearing VARCHAR(20) NOT NULL, 
	excerpt VARCHAR, 
	locator VARCHAR, 
	url VARCHAR, 
	archived_url VARCHAR, 
	sha256 VARCHAR, 
	file_name VARCHAR, 
	note VARCHAR, 
	retracted_at VARCHAR(27), 
	retracted_by_id INTEGER, 
	retracted_why VARCHAR, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT ck_evidence_number CHECK (number >= 1), 
	CONSTRAINT fk_evidence_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_evidence_retracted_by_id_person FOREIGN KEY(retracted_by_id) REFERENCES person (id), 
	CONSTRAINT fk_evidence_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_evidence_claim_id_number UNIQUE (claim_id, number), 
	CONSTRAINT ck_evidence_bearing CHECK (bearing IN ('supports', 'refutes', 'context'))
);
INSERT INTO "evidence" VALUES(1,1,1,4,'supports','on board','p. 4','https://example.org/a','https://archive.example/a','abababababababababababababababababababababababababababababababab','a.pdf','a scan',NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:43:19.659791Z',1,'retracted where it was imported from');
INSERT INTO "evidence" VALUES(3,1,3,1,'refutes','no','p. 9',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(4,4,1,3,'supports','short','p. 1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE hold (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	purpose VARCHAR, 
	at VARCHAR(27) NOT NULL, 
	until VARCHAR(27) NOT NULL, 
	assigned_by_id INTEGER, 
	ended_at VARCHAR(27), 
	CONSTRAINT pk_hold PRIMARY KEY (id), 
	CONSTRAINT fk_hold_assigned_by_id_person FOREIGN KEY(assigned_by_id) REFERENCES person (id), 
	CONSTRAINT fk_hold_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_hold_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T03:43:19.737679Z','2026-11-26T05:43:19.737679Z',NULL,'2026-11-26T03:43:19.867206Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T03:43:19.884374Z','2026-11-26T07:43:19.884374Z',NULL,'2026-11-26T03:43:19.891638Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T03:43:19.913621Z','2026-11-26T07:43:19.913621Z',NULL,NULL);
INSERT INTO "hold" VALUES(4,4,1,NULL,'2026-11-26T03:43:20.149509Z','2026-11-26T07:43:20.149509Z',NULL,'2026-11-26T03:43:20.211976Z');
CREATE TABLE pack (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kept_by_id INTEGER, 
	kept_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_pack PRIMARY KEY (id), 
	CONSTRAINT fk_pack_kept_by_id_person FOREIGN KEY(kept_by_id) REFERENCES person (id), 
	CONSTRAINT uq_pack_name UNIQUE (name)
);
INSERT INTO "pack" VALUES(1,'ours','summary = "Our own."
[severity]
self-verified = "note"
',1,'2026-11-26T03:43:20.510779Z');
CREATE TABLE passage (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact VARCHAR NOT NULL, 
	prefix VARCHAR NOT NULL, 
	suffix VARCHAR NOT NULL, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT ck_passage_span CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT fk_passage_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_passage_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id), 
	CONSTRAINT uq_passage_claim_id_revision_id_start_end UNIQUE (claim_id, revision_id, start, "end")
);
INSERT INTO "passage" VALUES(1,1,1,17,53,'The train has a helicopter 🚁 on boar','Ein Zug fuhr ab.
','d, Pulikovsky said. It is green.');
INSERT INTO "passage" VALUES(2,1,1,0,16,'Ein Zug fuhr ab.','','
The train has a helicopter 🚁 on');
INSERT INTO "passage" VALUES(3,1,3,25,61,'The train has a helicopter 🚁 on boar','A train
Ein Zug fuhr ab.
','d, Pulikovsky said. It is green.');
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	initials VARCHAR NOT NULL, login VARCHAR, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_initials UNIQUE (initials)
);
INSERT INTO "person" VALUES(1,'ann','ann',NULL);
INSERT INTO "person" VALUES(2,'Robin Lacey','RL',NULL);
CREATE TABLE person_role (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, ended_at VARCHAR(27), 
	CONSTRAINT pk_person_role PRIMARY KEY (id), 
	CONSTRAINT fk_person_role_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_person_role_person_id_role UNIQUE (person_id, role), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('reporter', 'checker', 'editor', 'legal', 'reader'))
);
INSERT INTO "person_role" VALUES(1,1,'checker',NULL);
INSERT INTO "person_role" VALUES(2,1,'editor',NULL);
INSERT INTO "person_role" VALUES(3,1,'legal',NULL);
INSERT INTO "person_role" VALUES(4,1,'reader',NULL);
INSERT INTO "person_role" VALUES(5,1,'reporter',NULL);
INSERT INTO "person_role" VALUES(6,2,'reporter',NULL);
CREATE TABLE proposal (
	id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	extractor VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	rule VARCHAR NOT NULL, 
	tier VARCHAR(20) NOT NULL, 
	sentence_start INTEGER NOT NULL, 
	sentence_end INTEGER NOT NULL, 
	source VARCHAR, 
	source_kind VARCHAR(20), 
	source_written VARCHAR, 
	source_resolved VARCHAR(20), 
	via VARCHAR, 
	source_spans VARCHAR NOT NULL, 
	cue_spans VARCHAR NOT NULL, 
	content_spans VARCHAR NOT NULL, 
	cue VARCHAR, 
	mode VARCHAR(20), 
	as_fact BOOLEAN NOT NULL, 
	worth INTEGER NOT NULL, 
	reasons VARCHAR, 
	fingerprint VARCHAR NOT NULL, 
	standing VARCHAR(20) NOT NULL, 
	found_at VARCHAR(27) NOT NULL, 
	settled_by_id INTEGER, 
	settled_at VARCHAR(27), 
	why VARCHAR, 
	claim_id INTEGER, 
	CONSTRAINT pk_proposal PRIMARY KEY (id), 
	CONSTRAINT ck_proposal_sentence CHECK (sentence_start >= 0 AND sentence_end > sentence_start), 
	CONSTRAINT fk_proposal_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_proposal_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id), 
	CONSTRAINT fk_proposal_settled_by_id_person FOREIGN KEY(settled_by_id) REFERENCES person (id), 
	CONSTRAINT ck_proposal_status CHECK (status IN ('reported', 'alleged', 'denied', 'confirmed', 'speculated', 'unattributed')), 
	CONSTRAINT ck_proposal_tier CHECK (tier IN ('high', 'medium', 'low')), 
	CONSTRAINT ck_proposal_source_kind CHECK (source_kind IN ('person', 'organisation', 'outlet', 'agency', 'document', 'dataset', 'observation', 'group', 'unnamed')), 
	CONSTRAINT ck_proposal_source_resolved CHECK (source_resolved IN ('surname', 'pronoun', 'description')), 
	CONSTRAINT ck_proposal_mode CHECK (mode IN ('quote', 'paraphrase', 'document', 'observed')), 
	CONSTRAINT ck_proposal_standing CHECK (standing IN ('open', 'accepted', 'dismissed', 'gone'))
);
INSERT INTO "proposal" VALUES(1,3,'rules','The train has a helicopter on board.','reported','postposed','high',25,81,'Pulikovsky','person','he','pronoun','[["Agency","agency","Agency",null]]','[[64,74]]','[[75,79]]','[[25,62]]','said','paraphrase',1,3,'["a name"]','abababababababababababababababab','dismissed','2026-11-26T03:43:20.545025Z',1,'2026-11-26T03:43:20.544898Z','no claim',1);
CREATE TABLE publication (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	sign_off_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	url VARCHAR, 
	by_id INTEGER NOT NULL, 
	note VARCHAR, 
	CONSTRAINT pk_publication PRIMARY KEY (id), 
	CONSTRAINT fk_publication_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_publication_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_publication_sign_off_id_sign_off FOREIGN KEY(sign_off_id) REFERENCES sign_off (id)
);
INSERT INTO "publication" VALUES(1,2,1,'2026-11-26T03:43:20.699203Z','https://example.org/older',1,NULL);
CREATE TABLE reply (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	party VARCHAR NOT NULL, 
	asked_on VARCHAR NOT NULL, 
	asked_by_id INTEGER, 
	channel VARCHAR, 
	deadline VARCHAR, 
	outcome VARCHAR(20) NOT NULL, 
	answer VARCHAR, 
	stands VARCHAR, 
	note VARCHAR, 
	retracted_at VARCHAR(27), 
	retracted_by_id INTEGER, 
	retracted_why VARCHAR, 
	CONSTRAINT pk_reply PRIMARY KEY (id), 
	CONSTRAINT fk_reply_asked_by_id_person FOREIGN KEY(asked_by_id) REFERENCES person (id), 
	CONSTRAINT fk_reply_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_reply_retracted_by_id_person FOREIGN KEY(retracted_by_id) REFERENCES person (id), 
	CONSTRAINT ck_reply_outcome CHECK (outcome IN ('awaited', 'answered', 'declined', 'no_answer', 'unreachable'))
);
INSERT INTO "reply" VALUES(1,4,'The Herald','2026-11-01',1,'by mail','2026-11-03','answered','No.','Short','twice',NULL,NULL,NULL);
INSERT INTO "reply" VALUES(2,4,'Herald','2026-11-26',1,NULL,NULL,'awaited',NULL,NULL,NULL,'2026-11-26T03:43:20.433041Z',1,'nobody was asked');
CREATE TABLE review (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	from_state VARCHAR(20) NOT NULL, 
	to_state VARCHAR(20) NOT NULL, 
	outcome VARCHAR(20), 
	by_id INTEGER, 
	at VARCHAR(27) NOT NULL, 
	reason VARCHAR, 
	claim_version INTEGER NOT NULL, overrides VARCHAR, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT fk_review_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_review_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT ck_review_act CHECK (act IN ('take', 'release', 'assign', 'needs_source', 'propose', 'opinion', 'approve', 'override', 'return', 'reopen', 'withdraw', 'correct')), 
	CONSTRAINT ck_review_from_state CHECK (from_state IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected')), 
	CONSTRAINT ck_review_to_state CHECK (to_state IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected')), 
	CONSTRAINT ck_review_outcome CHECK (outcome IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected'))
);
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:19.737830Z',NULL,2,NULL);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T03:43:19.868579Z','seen',3,NULL);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:19.884500Z',NULL,2,NULL);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T03:43:19.892059Z',NULL,2,NULL);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T03:43:19.911160Z','cut',3,NULL);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:19.913704Z',NULL,2,NULL);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T03:43:20.017131Z','Agency, which it rests on, was retracted',4,NULL);
INSERT INTO "review" VALUES(8,4,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:20.149641Z',NULL,2,NULL);
INSERT INTO "review" VALUES(9,4,'override','in_review','verified','verified',1,'2026-11-26T03:43:20.212554Z','seen',3,NULL);
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	filed_by_id INTEGER, 
	filed_at VARCHAR(27), headline VARCHAR, standfirst VARCHAR, 
	CONSTRAINT pk_revision PRIMARY KEY (id), 
	CONSTRAINT ck_revision_number CHECK (number >= 1), 
	CONSTRAINT fk_revision_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_revision_filed_by_id_person FOREIGN KEY(filed_by_id) REFERENCES person (id), 
	CONSTRAINT uq_revision_article_id_number UNIQUE (article_id, number)
);
INSERT INTO "revision" VALUES(1,1,1,'Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T03:43:19.659791Z',NULL,NULL);
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T03:43:19.659791Z',NULL,NULL);
INSERT INTO "revision" VALUES(3,1,2,'A train
Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928',1,'2026-11-26T03:43:20.527777Z','A train','It is green.');
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_name UNIQUE (name)
);
INSERT INTO "setting" VALUES(1,'second-person','off');
INSERT INTO "setting" VALUES(2,'policy','one-person-desk');
CREATE TABLE sign_off (
	id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	policy VARCHAR NOT NULL, 
	by_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_sign_off PRIMARY KEY (id), 
	CONSTRAINT fk_sign_off_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_sign_off_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id)
);
INSERT INTO "sign_off" VALUES(1,2,'c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a','ours',1,'2026-11-26T03:43:20.633050Z');
CREATE TABLE signed_claim (
	id INTEGER NOT NULL, 
	sign_off_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	independent_min INTEGER NOT NULL, 
	independent_max INTEGER NOT NULL, 
	CONSTRAINT pk_signed_claim PRIMARY KEY (id), 
	CONSTRAINT ck_signed_claim_interval CHECK (independent_min >= 0 AND independent_max >= independent_min), 
	CONSTRAINT fk_signed_claim_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_signed_claim_sign_off_id_sign_off FOREIGN KEY(sign_off_id) REFERENCES sign_off (id), 
	CONSTRAINT uq_signed_claim_sign_off_id_claim_id UNIQUE (sign_off_id, claim_id)
);
INSERT INTO "signed_claim" VALUES(1,1,4,3,1,1);
CREATE TABLE signed_waiver (
	id INTEGER NOT NULL, 
	sign_off_id INTEGER NOT NULL, 
	waiver_id INTEGER NOT NULL, 
	CONSTRAINT pk_signed_waiver PRIMARY KEY (id), 
	CONSTRAINT fk_signed_waiver_sign_off_id_sign_off FOREIGN KEY(sign_off_id) REFERENCES sign_off (id), 
	CONSTRAINT fk_signed_waiver_waiver_id_waiver FOREIGN KEY(waiver_id) REFERENCES waiver (id), 
	CONSTRAINT uq_signed_waiver_sign_off_id_waiver_id UNIQUE (sign_off_id, waiver_id)
);
INSERT INTO "signed_waiver" VALUES(1,1,1);
CREATE TABLE source (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	terms VARCHAR(20), 
	genre VARCHAR(20), 
	genre_article_id INTEGER, 
	reliability VARCHAR(20), 
	confidential BOOLEAN NOT NULL, 
	description VARCHAR, 
	why_unnamed VARCHAR, 
	known_to_id INTEGER, 
	note VARCHAR, 
	merged_into_id INTEGER, 
	retracted_at VARCHAR(27), 
	retracted_by_id INTEGER, 
	retracted_why VARCHAR, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT fk_source_genre_article_id_article FOREIGN KEY(genre_article_id) REFERENCES article (id), 
	CONSTRAINT fk_source_known_to_id_person FOREIGN KEY(known_to_id) REFERENCES person (id), 
	CONSTRAINT fk_source_merged_into_id_source FOREIGN KEY(merged_into_id) REFERENCES source (id), 
	CONSTRAINT fk_source_retracted_by_id_person FOREIGN KEY(retracted_by_id) REFERENCES person (id), 
	CONSTRAINT uq_source_name UNIQUE (name), 
	CONSTRAINT ck_source_kind CHECK (kind IN ('person', 'organisation', 'outlet', 'agency', 'document', 'dataset', 'observation', 'group', 'unnamed')), 
	CONSTRAINT ck_source_terms CHECK (terms IN ('on_record', 'background', 'deep_background', 'off_record')), 
	CONSTRAINT ck_source_genre CHECK (genre IN ('encyclopedia', 'aggregator', 'press_release', 'wire', 'social', 'own_story')), 
	CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F'))
);
INSERT INTO "source" VALUES(1,'Herald','outlet',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(2,'Agency','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(3,'Pulikovsky','person','on_record',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(4,'Ministry','organisation',NULL,'press_release',NULL,'C',0,NULL,NULL,NULL,'one
two',NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(5,'Our own','outlet',NULL,'own_story',2,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(6,'BIRCH','unnamed','deep_background',NULL,NULL,NULL,1,'an official','fears for the job',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:43:19.659791Z',1,'it was a hoax');
CREATE TABLE task (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	carried_by_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	by_id INTEGER, 
	done_at VARCHAR(27), 
	done_by_id INTEGER, 
	note VARCHAR, 
	CONSTRAINT pk_task PRIMARY KEY (id), 
	CONSTRAINT fk_task_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_task_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_task_carried_by_id_claim FOREIGN KEY(carried_by_id) REFERENCES claim (id), 
	CONSTRAINT fk_task_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_task_done_by_id_person FOREIGN KEY(done_by_id) REFERENCES person (id), 
	CONSTRAINT uq_task_claim_id_article_id UNIQUE (claim_id, article_id)
);
INSERT INTO "task" VALUES(1,1,1,1,'2026-11-26T03:43:20.545122Z',1,'2026-11-26T03:43:20.545123Z',1,'filed anew');
CREATE TABLE via (
	id INTEGER NOT NULL, 
	attribution_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	CONSTRAINT pk_via PRIMARY KEY (id), 
	CONSTRAINT ck_via_position CHECK (position >= 0), 
	CONSTRAINT fk_via_attribution_id_attribution FOREIGN KEY(attribution_id) REFERENCES attribution (id), 
	CONSTRAINT fk_via_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_via_attribution_id_position UNIQUE (attribution_id, position), 
	CONSTRAINT uq_via_source_id_attribution_id UNIQUE (source_id, attribution_id)
);
INSERT INTO "via" VALUES(1,1,0,2);
INSERT INTO "via" VALUES(2,1,1,4);
CREATE TABLE waiver (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	rule VARCHAR NOT NULL, 
	finding VARCHAR, 
	reason VARCHAR NOT NULL, 
	until VARCHAR NOT NULL, 
	by_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	withdrawn_at VARCHAR(27), 
	withdrawn_by_id INTEGER, 
	withdrawn_why VARCHAR, 
	CONSTRAINT pk_waiver PRIMARY KEY (id), 
	CONSTRAINT fk_waiver_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_waiver_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_waiver_withdrawn_by_id_person FOREIGN KEY(withdrawn_by_id) REFERENCES person (id)
);
INSERT INTO "waiver" VALUES(1,4,'single-source','2 citations, 1 independent: everything rests on Pulikovsky','he was there','2027-11-26',1,'2026-11-26T03:43:20.270350Z',NULL,NULL,NULL);
INSERT INTO "waiver" VALUES(2,4,'contested',NULL,'a slip','2027-11-26',1,'2026-11-26T03:43:20.372441Z','2026-11-26T03:43:20.373778Z',1,'nobody denies it');
CREATE INDEX ix_entry_subject_seq ON entry (subject, seq);
CREATE INDEX ix_claim_state_article_id_number ON claim (state, article_id, number);
CREATE INDEX ix_alias_source_id ON alias (source_id);
CREATE INDEX ix_attribution_source_id ON attribution (source_id);
CREATE INDEX ix_derivation_drew_on_id ON derivation (drew_on_id);
CREATE INDEX ix_derivation_source_id ON derivation (source_id);
CREATE UNIQUE INDEX uq_derivation_article ON derivation (article_id, source_id, drew_on_id, kind) WHERE article_id IS NOT NULL;
CREATE UNIQUE INDEX uq_derivation_claim ON derivation (claim_id, source_id, drew_on_id, kind) WHERE claim_id IS NOT NULL;
CREATE UNIQUE INDEX uq_derivation_standing ON derivation (source_id, drew_on_id, kind) WHERE article_id IS NULL AND claim_id IS NULL;
CREATE INDEX ix_evidence_source_id ON evidence (source_id);
CREATE INDEX ix_hold_claim_id ON hold (claim_id);
CREATE UNIQUE INDEX uq_hold_open ON hold (claim_id) WHERE ended_at IS NULL;
CREATE INDEX ix_passage_revision_id ON passage (revision_id);
CREATE INDEX ix_review_claim_id ON review (claim_id);
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE INDEX ix_contradiction_member_claim_id ON contradiction_member (claim_id);
CREATE INDEX ix_reply_claim_id ON reply (claim_id);
CREATE INDEX ix_sign_off_revision_id ON sign_off (revision_id);
CREATE INDEX ix_waiver_claim_id ON waiver (claim_id);
CREATE INDEX ix_signed_claim_claim_id ON signed_claim (claim_id);
CREATE INDEX ix_proposal_claim_id ON proposal (claim_id);
CREATE INDEX ix_proposal_fingerprint ON proposal (fingerprint);
CREATE INDEX ix_proposal_revision_id_standing ON proposal (revision_id, standing);
CREATE INDEX ix_alignment_became_id ON alignment (became_id);
CREATE INDEX ix_alignment_revision_id ON alignment (revision_id);
CREATE INDEX ix_task_article_id ON task (article_id);
CREATE INDEX ix_publication_article_id ON publication (article_id);
CREATE INDEX ix_claim_corrected_by_id ON claim (corrected_by_id) WHERE corrected_by_id IS NOT NULL;
CREATE UNIQUE INDEX uq_person_login ON person (login);
COMMIT;
