BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "alignment" VALUES(1,1,3,'orphan',3,'[["number","1","2"]]','[[1,2]]',1,'2026-11-26T06:49:38.379930Z');
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
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','published','ours','https://example.org/older','2026-11-26T06:49:38.630077Z');
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
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T06:49:37.197393Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T06:49:36.359523Z',1,'misread');
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
INSERT INTO "claim" VALUES(1,1,1,'Claim 1','unattributed','normal',NULL,0,NULL,NULL,'in_review',1,6,NULL,NULL);
INSERT INTO "claim" VALUES(2,1,2,'Claim 2','unattributed','normal',NULL,0,NULL,NULL,'withdrawn',1,3,NULL,NULL);
INSERT INTO "claim" VALUES(3,1,3,'Claim 3','alleged','high','the railway',1,'2023-09-13','ask again','in_review',2,2,NULL,1);
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
INSERT INTO "comment" VALUES(1,3,1,2,7,'RL','which?','2026-11-01','accepted',1,1,'2026-11-26T06:49:38.379899Z');
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
INSERT INTO "contradiction_member" VALUES(3,1,3,'2026-11-26T06:49:38.241402Z',1);
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
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T06:49:36.359523Z',1,'the other way round');
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
INSERT INTO "entry" VALUES(1,'2026-11-26T06:49:36.136840Z','ann','ann','init','desk','[["person",["id","name","initials","login"],[[1,"ann","ann",null]]],["person_role",["id","person_id","role","ended_at"],[[1,1,"checker",null],[2,1,"editor",null],[3,1,"legal",null],[4,1,"reader",null],[5,1,"reporter",null]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','f28275dd5ce187c3743c9cf5edfa758a','cb7b126c70fa3c7e656263267744397dba554618f84cec0f240203717223b025','0000000000000000000000000000000000000000000000000000000000000000','67c9887b8d872c749a7634199af04630a77d329cccf49ce77b14e03a57c86b8c');
INSERT INTO "entry" VALUES(2,'2026-11-26T06:49:36.409188Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T06:49:36.359523Z",null,null],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T06:49:36.359523Z",null,null]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T06:49:36.359523Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,1],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,1]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note","imported_by_id"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again",1]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T06:49:36.359523Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T06:49:36.359523Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T06:49:36.359523Z",1,"retracted where it was imported from"]]]]','eb9a621e9331cc923990f3d8f87a18fc','f608d1c1df18a906da07a626110fe34a93bae972bf83cf88421a0893ed2547d1','67c9887b8d872c749a7634199af04630a77d329cccf49ce77b14e03a57c86b8c','e731c03f4769d478b1bdfe19e672b25e6235c03a294a0ff21df81e81d6d950e1');
INSERT INTO "entry" VALUES(3,'2026-11-26T06:49:36.851641Z','ann','ann','take','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T06:49:36.811754Z","2026-11-26T08:49:36.811754Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T06:49:36.811943Z",null,2,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,2,null,null]]]]','249a24009d2cf0806953ec413d523e87','468177fae055804bfb8ba1dd427573c43cb6a1119e75e39336008316203984ed','e731c03f4769d478b1bdfe19e672b25e6235c03a294a0ff21df81e81d6d950e1','1035955bc493a7b2103c5f58669f88b3c82005e150a927dd53cd50ac60368d4e');
INSERT INTO "entry" VALUES(4,'2026-11-26T06:49:37.040975Z','ann','ann','override','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T06:49:36.811754Z","2026-11-26T08:49:36.811754Z",null,"2026-11-26T06:49:37.026173Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T06:49:37.028807Z","seen",3,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",1,3,null,null]]]]','4310f0de4f9a0b2c128f353ccf0b909d','c7bc93921dce811b21f613ca642187a211ec23ad712731f6ca6be51a8d5ce1de','1035955bc493a7b2103c5f58669f88b3c82005e150a927dd53cd50ac60368d4e','a0eb45069c8db208d008a05b2cd6cb452479c8e555405099f4912f5c79cc7a09');
INSERT INTO "entry" VALUES(5,'2026-11-26T06:49:37.069614Z','ann','ann','take','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T06:49:37.057049Z","2026-11-26T10:49:37.057049Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T06:49:37.057245Z",null,2,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",1,2,null,null]]]]','4a406201d20f3f38a68750d3b2df2200','3aaa67325f31a9acfc0d8772428de0f51d5d3ed34326e5d71dc3aa3ef585e4c6','a0eb45069c8db208d008a05b2cd6cb452479c8e555405099f4912f5c79cc7a09','7281e2cdbabf911a151a41e85a92fdd2fb3a4f93d7ba6e862ce7b70e8292bc40');
INSERT INTO "entry" VALUES(6,'2026-11-26T06:49:37.092830Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T06:49:37.057049Z","2026-11-26T10:49:37.057049Z",null,"2026-11-26T06:49:37.080556Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T06:49:37.090911Z",null,2,null]]]]','163d690aec07c6e16d46c0614bbc895e','d49ff9344cfdc68944d5e6cea61e5c374b86110ca23e3d1075ac58827c95e766','7281e2cdbabf911a151a41e85a92fdd2fb3a4f93d7ba6e862ce7b70e8292bc40','c13d8ef3ff72d129f57caf658bdbb8a0f6e3c36e6dfb506dad1375df34f27f34');
INSERT INTO "entry" VALUES(7,'2026-11-26T06:49:37.130870Z','ann','ann','withdraw','kim-train#2','[["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T06:49:37.114651Z","cut",3,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",1,3,null,null]]]]','925246398c184fa94f28827ce15fd81e','3a901271f20f57ef56b5f2530abeb17ccd0a70716fe16b50383af1a8d6cca7c4','c13d8ef3ff72d129f57caf658bdbb8a0f6e3c36e6dfb506dad1375df34f27f34','34c828b0836240f7bf3507bca6cb1feb107d15329310700b7a58192eb4ca4256');
INSERT INTO "entry" VALUES(8,'2026-11-26T06:49:37.155291Z','ann','ann','take','kim-train#3','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T06:49:37.142837Z","2026-11-26T10:49:37.142837Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T06:49:37.143026Z",null,2,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2,null,1]]]]','c1291ef478b459996ef6e700c7279d30','768e9af0e72f27b20f1aeab0122607df83eb5ca513247f55300506a363646247','34c828b0836240f7bf3507bca6cb1feb107d15329310700b7a58192eb4ca4256','72d356f721d05f20f020df268180a39b553a681a9f14653135a99ab5a6eb1d88');
INSERT INTO "entry" VALUES(9,'2026-11-26T06:49:37.213446Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T06:49:37.197393Z",null,null,null]]]]','3f4fc476a7a1c909437081dd9938b8aa','0d283071b7d8820fcd2202f4b33ce5dfb3adb285fb9be16fd1e6b0ff01eae4fa','72d356f721d05f20f020df268180a39b553a681a9f14653135a99ab5a6eb1d88','c16bbe7e1cd5f57c86fde8b4ba04a6d8c223a94dd2733b4780385adf9c610097');
INSERT INTO "entry" VALUES(10,'2026-11-26T06:49:37.295289Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','323feeafa56df077843fb98a62a17fd3','7881e4993c65336c6a99e69ec8273e7d4d0cdc72b0fb85aee099293d00f9b587','c16bbe7e1cd5f57c86fde8b4ba04a6d8c223a94dd2733b4780385adf9c610097','3ad8e1e69db868770f6a988f3a5d30fc640ad2eb0fd5535f3cf40f35909022e7');
INSERT INTO "entry" VALUES(11,'2026-11-26T06:49:37.387305Z','ann','ann','retract source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T06:49:37.351918Z",1,"wrong before"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,4,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T06:49:37.363394Z","Agency, which it rests on, was retracted",4,null]]]]','0684e2c2b69381cee50f8e0252abf8b8','e33d550fd1c7de278690214658f7508efaa37ac87aed7d25faafb9a4e6c8d1c3','3ad8e1e69db868770f6a988f3a5d30fc640ad2eb0fd5535f3cf40f35909022e7','3b83afbe89454fec925ad8d6cd691f21944dba14d65f76def5e7592848b62e98');
INSERT INTO "entry" VALUES(12,'2026-11-26T06:49:37.425794Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,5,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[]]]','496ef049cb88d3ab2dc69f4849a54c78','147cca0cfa8333185cbcfa60332f98f1e6ec97b1290f8395325afd0edafd927f','3b83afbe89454fec925ad8d6cd691f21944dba14d65f76def5e7592848b62e98','2721ff3c350b700437934a94309695cecb930e8a4534fbb2f52373cbda12c7af');
INSERT INTO "entry" VALUES(13,'2026-11-26T06:49:37.487837Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,6,null,null]]]]','ebeea1ca21b25fc4c5fd8aa3a5acf532','688220f740c49b780ba2afccc24951b255eff271ebfab8992dc6266bfbbc88c9','2721ff3c350b700437934a94309695cecb930e8a4534fbb2f52373cbda12c7af','bc9a02facf3dfe52add69fe13dec1c377aa9c7e2be4b182d4aba970cb45f6379');
INSERT INTO "entry" VALUES(14,'2026-11-26T06:49:37.556423Z','ann','ann','add claim','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"unreviewed",1,1,null,null]]]]','5336d5c26910864e4787b460f2e7dc11','bff75bd35f8256e3eb9e462b70efbe9f3d2d3d22a1a754f0ff5ce2c9b2107c7c','bc9a02facf3dfe52add69fe13dec1c377aa9c7e2be4b182d4aba970cb45f6379','8f40afc6f8bea7e7efc7258cf55192bbe305a2e1780d0d0f3e65ae37055ab5c0');
INSERT INTO "entry" VALUES(15,'2026-11-26T06:49:37.627039Z','ann','ann','attribute','older#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[5,4,3,"","reported",null,null,null,1,null,null,null,null,null,null,null,null]]]]','f7a5e0f406b0ceae5a487f08cc4ea738','bace74794bffe8a3cf5d09ba5dc63cd25295496dd893a5564c529260d04bfc27','8f40afc6f8bea7e7efc7258cf55192bbe305a2e1780d0d0f3e65ae37055ab5c0','d8c9a04a825e5d1f979451d3493c098da1a8b5ab162cabaffb2bbbe1eacd691c');
INSERT INTO "entry" VALUES(16,'2026-11-26T06:49:37.658799Z','ann','ann','add evidence','older#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[4,4,1,3,"supports","short","p. 1",null,null,null,null,null,null,null,null]]]]','6173f1e060e9d378ef8c6a24ca2e2eed','a8db262cc56cbcc1be38eb48a2cf1cb2cd2d4540d126decd5030f0e427c5d27c','d8c9a04a825e5d1f979451d3493c098da1a8b5ab162cabaffb2bbbe1eacd691c','02317f807dd558cfb976f75037c407dd9ef69dad55e6c91023602eed761a5447');
INSERT INTO "entry" VALUES(17,'2026-11-26T06:49:37.691731Z','ann','ann','take','older#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T06:49:37.674372Z","2026-11-26T10:49:37.674372Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[8,4,"take","unreviewed","in_review",null,1,"2026-11-26T06:49:37.674621Z",null,2,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"in_review",1,2,null,null]]]]','92017f4f80c12e92d34c31cbff32f8b1','9e0918c6c1dce7a5f2b1bd296b7601d08408b34424d15ca295b392afe164bd82','02317f807dd558cfb976f75037c407dd9ef69dad55e6c91023602eed761a5447','15f23ab43c36d6f2a55ad9ba66816bf0cc1f3c3c42566310c32a7a20fe5be64e');
INSERT INTO "entry" VALUES(18,'2026-11-26T06:49:37.792026Z','ann','ann','override','older#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T06:49:37.674372Z","2026-11-26T10:49:37.674372Z",null,"2026-11-26T06:49:37.774105Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[9,4,"override","in_review","verified","verified",1,"2026-11-26T06:49:37.775388Z","seen",3,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"verified",1,3,null,null]]]]','3468ba90bce05ba4722ddcd4a9ff7b8f','3aee0e29a525f6b53fe7edf21f00b556b92b7e54cdc3f5024b61c555d91f609c','15f23ab43c36d6f2a55ad9ba66816bf0cc1f3c3c42566310c32a7a20fe5be64e','14aa4ce4038df45a48a0a32262398f4f53ea55b17a60a940b04248f4bf1e4d82');
INSERT INTO "entry" VALUES(19,'2026-11-26T06:49:37.939959Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[1,4,"single-source","2 citations, 1 independent: everything rests on Pulikovsky","he was there","2027-11-26",1,"2026-11-26T06:49:37.917143Z",null,null,null]]]]','4f1b873a2c00aa17e9bd2dbe386d6b36','fc3ebe6235aa5620fa521559f6fbad9bd79d230929a26f3d9816b19c5346f023','14aa4ce4038df45a48a0a32262398f4f53ea55b17a60a940b04248f4bf1e4d82','5c63aa200cf7fb2e314fe1bee5fd09f24bae74628bbda7d0d5b758edb7384594');
INSERT INTO "entry" VALUES(20,'2026-11-26T06:49:38.017828Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T06:49:38.005502Z",null,null,null]]]]','e0c21bd94b635357d57c3570866b1ca7','4bebd30d7f396ee8d999169b9bd5df96ca4a24f924f837efb7f3c5e952959cc7','5c63aa200cf7fb2e314fe1bee5fd09f24bae74628bbda7d0d5b758edb7384594','455a0ed62ea6a23204d8340485e28abb96cbc8ca090c962ab6b488b586cddf09');
INSERT INTO "entry" VALUES(21,'2026-11-26T06:49:38.045457Z','ann','ann','withdraw waiver','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T06:49:38.005502Z","2026-11-26T06:49:38.031175Z",1,"nobody denies it"]]]]','47104fac47df9b8d1763330314a812b8','9ef1e8e274b80018234ce0f0aedf432902b26e042a320909723f19803689de99','455a0ed62ea6a23204d8340485e28abb96cbc8ca090c962ab6b488b586cddf09','22b28c593d94d2ffbcabc99a9011592ac5bb2a923c536d30bf1ba126d20bcca9');
INSERT INTO "entry" VALUES(22,'2026-11-26T06:49:38.077233Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","awaited",null,null,"twice",null,null,null]]]]','0a6ad7778962f01b928fb711d4aa0025','8ad3572c4556e3c20f90afdbb854bd92af5dee850acab6ff0123de0ae7dc11df','22b28c593d94d2ffbcabc99a9011592ac5bb2a923c536d30bf1ba126d20bcca9','5d4e69eda3dbfb5c387d32289b1c698d35aaafdb07ed4b040a5e8bb14602e798');
INSERT INTO "entry" VALUES(23,'2026-11-26T06:49:38.108909Z','ann','ann','edit reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","answered","No.","Short","twice",null,null,null]]]]','01b50cb13f475b164e4e1c0c3b750f04','69835c806651c5590a3d8043036f2ecd510e6a260906f1c4d52b9541267f6c84','5d4e69eda3dbfb5c387d32289b1c698d35aaafdb07ed4b040a5e8bb14602e798','0205cf5faee5248b802470d3194c47be7768fa8815922ca405c45d36fd47d05b');
INSERT INTO "entry" VALUES(24,'2026-11-26T06:49:38.131688Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,null,null,null]]]]','33ef477bfda2baf833cea4a10d8f44ac','8d3a3c41d6e2e5446e268f8923dc7d72915df93ce559d7813e9fdf39dc5e89e8','0205cf5faee5248b802470d3194c47be7768fa8815922ca405c45d36fd47d05b','37d1c8f1a32add94b6c177e48c3d4631c2b637d9245daeec5779ab1485c6e852');
INSERT INTO "entry" VALUES(25,'2026-11-26T06:49:38.149522Z','ann','ann','retract reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,"2026-11-26T06:49:38.140701Z",1,"nobody was asked"]]]]','e507bada9b0e89ff60e375ec2affe7a5','9f536dc76ce822821d4f04821ce691f1aade4eb62136089b9181142f2541acbe','37d1c8f1a32add94b6c177e48c3d4631c2b637d9245daeec5779ab1485c6e852','8527142c5327303296938228b9ef7a96de48cc485530810ff608064ab896178e');
INSERT INTO "entry" VALUES(26,'2026-11-26T06:49:38.208656Z','ann','ann','group claims','desk','[["contradiction",["id","name","note"],[[1,"the train","one of them"]]],["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[1,1,4,null,null],[2,1,1,null,null],[3,1,3,null,null]]]]','64bb3e1c6a61145723a44c96bbe31648','d3d1bc7eb3ab50fdb0efc1f8bc7f3554eb7d442347c52bcc1c1fa6943f508a5c','8527142c5327303296938228b9ef7a96de48cc485530810ff608064ab896178e','0099c20bb5129aebadf0b9e146fc2f59f0e25b54e8331c68f8ed4847e01ec326');
INSERT INTO "entry" VALUES(27,'2026-11-26T06:49:38.249080Z','ann','ann','ungroup claim','kim-train#3','[["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[3,1,3,"2026-11-26T06:49:38.241402Z",1]]]]','36bc94fa006e8be577a1ca3d1b981f1b','c743951aa03564566b78b33e541a7f725bf0f5cbe3b5a9df5d1b2d79385e122f','0099c20bb5129aebadf0b9e146fc2f59f0e25b54e8331c68f8ed4847e01ec326','0fc59f1c1bfc56f4ac93bc65408787e5328b2946fb653cd86191b827386bb8b7');
INSERT INTO "entry" VALUES(28,'2026-11-26T06:49:38.310269Z','ann','ann','keep pack','pack:ours','[["pack",["id","name","text","kept_by_id","kept_at"],[[1,"ours","summary = \"Our own.\"\n[severity]\nself-verified = \"note\"\n",1,"2026-11-26T06:49:38.289702Z"]]]]','42ddfbf685cc4a8dec44818d7c1a6e8a','496c87d7ae6d706cd762e3f41ced6b507b672d53efa7cfef503a1589c05beda2','0fc59f1c1bfc56f4ac93bc65408787e5328b2946fb653cd86191b827386bb8b7','9f2571b17dc7a7036a6685ec04118037a4a4fc4a492d7aa2e5f31519e9477909');
INSERT INTO "entry" VALUES(29,'2026-11-26T06:49:38.320595Z','ann','ann','policy','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","draft","ours",null,null]]]]','bffb72f06a585d6ac44ed509a539f0b8','e6367ed38f5a51b2ff2a323d56722cb68391fa9fdf49b6a6696af064e6713dde','9f2571b17dc7a7036a6685ec04118037a4a4fc4a492d7aa2e5f31519e9477909','39db8c7d9f774b639005a7f45f0aeeb8333a02bc2035143f05db0ca3c7bf1b67');
INSERT INTO "entry" VALUES(30,'2026-11-26T06:49:38.433456Z','ann','ann','file','kim-train','[["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[3,1,2,"A train\nEin Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928",1,"2026-11-26T06:49:38.333608Z","A train","It is green."]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[3,1,3,25,61,"The train has a helicopter 🚁 on boar","A train\nEin Zug fuhr ab.\n","d, Pulikovsky said. It is green."]]],["alignment",["id","passage_id","revision_id","verdict","became_id","changes","candidates","placed_by_id","placed_at"],[[1,1,3,"orphan",3,"[[\"number\",\"1\",\"2\"]]","[[1,2]]",1,"2026-11-26T06:49:38.379930Z"]]],["comment",["id","revision_id","number","start","end","author","text","made_on","standing","claim_id","settled_by_id","settled_at"],[[1,3,1,2,7,"RL","which?","2026-11-01","accepted",1,1,"2026-11-26T06:49:38.379899Z"]]],["proposal",["id","revision_id","extractor","text","status","rule","tier","sentence_start","sentence_end","source","source_kind","source_written","source_resolved","via","source_spans","cue_spans","content_spans","cue","mode","as_fact","worth","reasons","fingerprint","standing","found_at","settled_by_id","settled_at","why","claim_id"],[[1,3,"rules","The train has a helicopter on board.","reported","postposed","high",25,81,"Pulikovsky","person","he","pronoun","[[\"Agency\",\"agency\",\"Agency\",null]]","[[64,74]]","[[75,79]]","[[25,62]]","said","paraphrase",1,3,"[\"a name\"]","abababababababababababababababab","dismissed","2026-11-26T06:49:38.380250Z",1,"2026-11-26T06:49:38.379899Z","no claim",1]]],["task",["id","article_id","claim_id","carried_by_id","at","by_id","done_at","done_by_id","note"],[[1,1,1,1,"2026-11-26T06:49:38.380500Z",1,"2026-11-26T06:49:38.380506Z",1,"filed anew"]]]]','321a4be3d4d397a3c6d7760ca499c21c','8559045797a4e707abdb3e0c8333cb3450c7f5eec832e1844c0722e0a5e2fd7a','39db8c7d9f774b639005a7f45f0aeeb8333a02bc2035143f05db0ca3c7bf1b67','e829a311f74e18c745984528ba830515e2a8e1c5b266ff4184ea98c616db7e97');
INSERT INTO "entry" VALUES(31,'2026-11-26T06:49:38.556231Z','ann','ann','sign-off','older','[["sign_off",["id","revision_id","sha256","policy","by_id","at"],[[1,2,"c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a","ours",1,"2026-11-26T06:49:38.522877Z"]]],["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","signed_off","ours",null,null]]],["signed_claim",["id","sign_off_id","claim_id","version","independent_min","independent_max"],[[1,1,4,3,1,1]]],["signed_waiver",["id","sign_off_id","waiver_id"],[[1,1,1]]]]','e441e1f79be63d5c12f3bc863a5b61fb','6bbeb3f3569a5aa33f74fa8c03250b895355d37e24290bcc8dfb1b9192d8c7a1','e829a311f74e18c745984528ba830515e2a8e1c5b266ff4184ea98c616db7e97','0cdbdae226ff209bcc59a8543448781d38108691ea3c2ad6623bbd11e520d541');
INSERT INTO "entry" VALUES(32,'2026-11-26T06:49:38.653319Z','ann','ann','publish','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","published","ours","https://example.org/older","2026-11-26T06:49:38.630077Z"]]],["publication",["id","article_id","sign_off_id","at","url","by_id","note"],[[1,2,1,"2026-11-26T06:49:38.630077Z","https://example.org/older",1,null]]]]','4c5c2ae5a18397435fe36255ed3b0c87','b4d75a4681319bfd346b34bc7bd66061c1503abdb0a525be52cd6fd52b5772cf','0cdbdae226ff209bcc59a8543448781d38108691ea3c2ad6623bbd11e520d541','102b912c750adaa6b11c01109baa9ff4a8cbbde7dd2ddd109638eaf7edc4fa37');
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
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T06:49:36.359523Z',1,'retracted where it was imported from');
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
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T06:49:36.811754Z','2026-11-26T08:49:36.811754Z',NULL,'2026-11-26T06:49:37.026173Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T06:49:37.057049Z','2026-11-26T10:49:37.057049Z',NULL,'2026-11-26T06:49:37.080556Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T06:49:37.142837Z','2026-11-26T10:49:37.142837Z',NULL,NULL);
INSERT INTO "hold" VALUES(4,4,1,NULL,'2026-11-26T06:49:37.674372Z','2026-11-26T10:49:37.674372Z',NULL,'2026-11-26T06:49:37.774105Z');
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
',1,'2026-11-26T06:49:38.289702Z');
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
INSERT INTO "proposal" VALUES(1,3,'rules','The train has a helicopter on board.','reported','postposed','high',25,81,'Pulikovsky','person','he','pronoun','[["Agency","agency","Agency",null]]','[[64,74]]','[[75,79]]','[[25,62]]','said','paraphrase',1,3,'["a name"]','abababababababababababababababab','dismissed','2026-11-26T06:49:38.380250Z',1,'2026-11-26T06:49:38.379899Z','no claim',1);
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
INSERT INTO "publication" VALUES(1,2,1,'2026-11-26T06:49:38.630077Z','https://example.org/older',1,NULL);
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
INSERT INTO "reply" VALUES(2,4,'Herald','2026-11-26',1,NULL,NULL,'awaited',NULL,NULL,NULL,'2026-11-26T06:49:38.140701Z',1,'nobody was asked');
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
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T06:49:36.811943Z',NULL,2,NULL);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T06:49:37.028807Z','seen',3,NULL);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T06:49:37.057245Z',NULL,2,NULL);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T06:49:37.090911Z',NULL,2,NULL);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T06:49:37.114651Z','cut',3,NULL);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T06:49:37.143026Z',NULL,2,NULL);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T06:49:37.363394Z','Agency, which it rests on, was retracted',4,NULL);
INSERT INTO "review" VALUES(8,4,'take','unreviewed','in_review',NULL,1,'2026-11-26T06:49:37.674621Z',NULL,2,NULL);
INSERT INTO "review" VALUES(9,4,'override','in_review','verified','verified',1,'2026-11-26T06:49:37.775388Z','seen',3,NULL);
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
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T06:49:36.359523Z',NULL,NULL);
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T06:49:36.359523Z',NULL,NULL);
INSERT INTO "revision" VALUES(3,1,2,'A train
Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928',1,'2026-11-26T06:49:38.333608Z','A train','It is green.');
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
INSERT INTO "sign_off" VALUES(1,2,'c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a','ours',1,'2026-11-26T06:49:38.522877Z');
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
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T06:49:36.359523Z',1,'it was a hoax');
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
INSERT INTO "task" VALUES(1,1,1,1,'2026-11-26T06:49:38.380500Z',1,'2026-11-26T06:49:38.380506Z',1,'filed anew');
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
INSERT INTO "waiver" VALUES(1,4,'single-source','2 citations, 1 independent: everything rests on Pulikovsky','he was there','2027-11-26',1,'2026-11-26T06:49:37.917143Z',NULL,NULL,NULL);
INSERT INTO "waiver" VALUES(2,4,'contested',NULL,'a slip','2027-11-26',1,'2026-11-26T06:49:38.005502Z','2026-11-26T06:49:38.031175Z',1,'nobody denies it');
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
CREATE TRIGGER guard_entry_before_insert BEFORE INSERT ON entry BEGIN SELECT CASE
WHEN (NEW.seq = coalesce((SELECT max(e.seq) FROM entry e), 0) + 1 AND NEW.previous = coalesce((SELECT e.hash FROM entry e ORDER BY e.seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an entry of the ledger follows the newest one')
WHEN (length(NEW.hash) = 64 AND length(NEW.digest) = 64 AND length(NEW.salt) = 32 AND NEW.after_values <> '') IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an entry of the ledger comes with its values, their salt and its hashes')
END; END;
CREATE TRIGGER guard_entry_update AFTER UPDATE ON entry BEGIN SELECT CASE
WHEN (NEW."seq" = OLD."seq" AND NEW."at" = OLD."at" AND NEW."by" = OLD."by" AND NEW."login" = OLD."login" AND NEW."act" = OLD."act" AND NEW."subject" = OLD."subject" AND NEW."digest" = OLD."digest" AND NEW."previous" = OLD."previous" AND NEW."hash" = OLD."hash" AND NEW.after_values IS NULL AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM entry e WHERE e.act = 'purge' AND e.seq > NEW.seq AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.seq > e.seq))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: the ledger is append-only')
END; END;
CREATE TRIGGER guard_entry_before_delete BEFORE DELETE ON entry BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: the ledger is append-only: no entry goes')
END; END;
CREATE TRIGGER guard_claim_before_insert BEFORE INSERT ON claim BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM claim o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM claim o WHERE o."article_id" = NEW."article_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a claim of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_claim_insert AFTER INSERT ON claim BEGIN SELECT CASE
WHEN (NEW.state = 'unreviewed' AND NEW.version = 1 AND NEW.corrected_by_id IS NULL) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a claim comes on file unreviewed, at its first version: whatever it becomes, a review leads there')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a claim is a number from 1 on')
END; END;
CREATE TRIGGER guard_claim_update AFTER UPDATE ON claim BEGIN SELECT CASE
WHEN NEW.state <> OLD.state AND (OLD.state || ' ' || NEW.state IN ('disputed corrected', 'disputed in_review', 'disputed withdrawn', 'in_review disputed', 'in_review needs_source', 'in_review refuted', 'in_review unverifiable', 'in_review verified', 'in_review withdrawn', 'needs_source in_review', 'needs_source withdrawn', 'refuted corrected', 'refuted in_review', 'refuted withdrawn', 'unreviewed in_review', 'unreviewed withdrawn', 'unverifiable corrected', 'unverifiable in_review', 'unverifiable withdrawn', 'verified corrected', 'verified in_review', 'verified withdrawn', 'withdrawn in_review') AND NEW.version = OLD.version + 1) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: no move leads a claim from this state to that one, or it made no new version of it')
WHEN NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.from_state = OLD.state AND v.to_state = NEW.state) THEN RAISE(ABORT, 'refused by the desk: a claim moves by a step of its review, which is written first')
WHEN NEW.state <> OLD.state AND NEW.state IN ('disputed', 'refuted', 'unverifiable', 'verified') AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version AND v.to_state = NEW.state AND v.outcome = NEW.state AND ((v.act = 'approve' AND v.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = v.claim_id AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.outcome = v.outcome AND p.by_id <> v.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < v.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = v.claim_id AND (c.author_id = v.by_id OR c.imported_by_id = v.by_id OR a.reporter_id = v.by_id)) AND (NEW.risk <> 'high' OR EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = v.claim_id AND o.act = 'opinion' AND o.id < v.id AND o.claim_version = v.claim_version - 1 AND o.outcome = v.outcome AND p.act = 'propose' AND p.id < v.id AND p.claim_version = v.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < v.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw'))))))) OR (v.act = 'override' AND v.by_id IS NOT NULL AND v.reason <> ''))) THEN RAISE(ABORT, 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason')
WHEN (NEW.version >= OLD.version AND (NEW.version = OLD.version OR NEW.state <> OLD.state OR NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified'))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: the version of a claim never goes down, and of a decided one it stays as long as the decision does')
WHEN (NEW."text" IS NOT OLD."text" OR NEW."status" IS NOT OLD."status" OR NEW."risk" IS NOT OLD."risk" OR NEW."about" IS NOT OLD."about" OR NEW."allegation" IS NOT OLD."allegation" OR NEW."as_of" IS NOT OLD."as_of") AND ((NEW.version > OLD.version AND NEW.state NOT IN ('disputed', 'refuted', 'unverifiable', 'verified', 'corrected', 'withdrawn')) IS NOT TRUE) THEN RAISE(ABORT, 'refused by the desk: what a claim says changes only with a new version, and not while it is decided or laid aside')
WHEN (NEW."state" IS NOT OLD."state" OR NEW."corrected_by_id" IS NOT OLD."corrected_by_id") AND ((NEW.state = 'corrected') <> (NEW.corrected_by_id IS NOT NULL) OR NEW.corrected_by_id = NEW.id) THEN RAISE(ABORT, 'refused by the desk: a corrected claim names the one that replaced it, and no other claim does')
WHEN NEW.state <> OLD.state AND NEW.state IN ('withdrawn', 'corrected') AND (NEW.state = 'corrected') IS NOT EXISTS (SELECT 1 FROM article a WHERE a.id = NEW.article_id AND a.stage = 'published') THEN RAISE(ABORT, 'refused by the desk: a claim is withdrawn before its story is published, and corrected afterwards')
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."number" IS NOT OLD."number" OR NEW."author_id" IS NOT OLD."author_id" OR NEW."imported_by_id" IS NOT OLD."imported_by_id" THEN RAISE(ABORT, 'refused by the desk: a claim keeps its id, article_id, number, author_id, imported_by_id')
WHEN OLD.corrected_by_id IS NOT NULL AND (NEW."corrected_by_id" IS NOT OLD."corrected_by_id") THEN RAISE(ABORT, 'refused by the desk: corrected_by_id of a claim: once written, it stays')
END; END;
CREATE TRIGGER guard_claim_before_delete BEFORE DELETE ON claim BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no claim is')
END; END;
CREATE TRIGGER guard_review_before_insert BEFORE INSERT ON review BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM review o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a review of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_review_insert AFTER INSERT ON review BEGIN SELECT CASE
WHEN (NEW.act || ' ' || NEW.from_state || ' ' || NEW.to_state IN ('approve in_review disputed', 'approve in_review refuted', 'approve in_review unverifiable', 'approve in_review verified', 'assign in_review in_review', 'assign unreviewed in_review', 'correct disputed corrected', 'correct refuted corrected', 'correct unverifiable corrected', 'correct verified corrected', 'needs_source in_review needs_source', 'opinion in_review in_review', 'override in_review disputed', 'override in_review refuted', 'override in_review unverifiable', 'override in_review verified', 'propose in_review in_review', 'release corrected corrected', 'release disputed disputed', 'release in_review in_review', 'release needs_source needs_source', 'release refuted refuted', 'release unreviewed unreviewed', 'release unverifiable unverifiable', 'release verified verified', 'release withdrawn withdrawn', 'reopen disputed in_review', 'reopen refuted in_review', 'reopen unverifiable in_review', 'reopen verified in_review', 'reopen withdrawn in_review', 'return in_review in_review', 'take in_review in_review', 'take needs_source in_review', 'take unreviewed in_review', 'withdraw disputed withdrawn', 'withdraw in_review withdrawn', 'withdraw needs_source withdrawn', 'withdraw refuted withdrawn', 'withdraw unreviewed withdrawn', 'withdraw unverifiable withdrawn', 'withdraw verified withdrawn') AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.state = NEW.from_state AND NEW.claim_version = c.version + CASE WHEN NEW.from_state = NEW.to_state THEN 0 ELSE 1 END) AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = NEW.claim_id AND x.id > NEW.id)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: this is no step that the review of this claim can take as it stands')
WHEN (CASE WHEN NEW.act IN ('approve', 'override') THEN NEW.outcome = NEW.to_state WHEN NEW.act IN ('propose', 'opinion') THEN NEW.outcome IN ('disputed', 'refuted', 'unverifiable', 'verified') ELSE NEW.outcome IS NULL END) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: an outcome is proposed, approved or given as an opinion, and no other step has one')
WHEN NEW.by_id IS NULL AND NEW.act NOT IN ('reopen', 'return') THEN RAISE(ABORT, 'refused by the desk: somebody takes every step of a review but those of the system, which opens again or sends back')
WHEN NEW.act = 'approve' AND (NEW.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.outcome = NEW.outcome AND p.by_id <> NEW.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id AND (x.act = 'propose' OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) AND NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = NEW.claim_id AND (c.author_id = NEW.by_id OR c.imported_by_id = NEW.by_id OR a.reporter_id = NEW.by_id))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a decision takes the approval of a second person for this version of the claim, or an override with its reason')
WHEN NEW.act = 'approve' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.risk = 'high') AND (EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = NEW.claim_id AND o.act = 'opinion' AND o.id < NEW.id AND o.claim_version = NEW.claim_version - 1 AND o.outcome = NEW.outcome AND p.act = 'propose' AND p.id < NEW.id AND p.claim_version = NEW.claim_version - 1 AND p.by_id <> o.by_id AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < NEW.id AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') OR ((x.id > o.id OR x.id > p.id) AND x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a claim of high risk is approved only once a second checker has come to the same, on the same version')
WHEN NEW.act IN ('propose', 'opinion') AND EXISTS (SELECT 1 FROM review o WHERE o.claim_id = NEW.claim_id AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND o.by_id = NEW.by_id AND o.act = CASE NEW.act WHEN 'propose' THEN 'opinion' ELSE 'propose' END AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id > o.id AND x.id < NEW.id AND (x.act = o.act OR x.act IN ('approve', 'correct', 'needs_source', 'override', 'reopen', 'return', 'withdraw')))) THEN RAISE(ABORT, 'refused by the desk: whoever proposes an outcome and whoever gives the second opinion are two')
WHEN NEW.act = 'override' AND (NEW.by_id IS NOT NULL AND NEW.reason <> '') IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: deciding alone is an override: somebody''s, with a reason')
WHEN NEW.act = 'override' AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE(ABORT, 'refused by the desk: this desk requires a second person: nobody decides alone')
WHEN (NEW.act IN ('approve', 'assign', 'correct') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) OR (NEW.act IN ('propose', 'opinion', 'needs_source') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker'))) OR (NEW.act IN ('override') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('checker', 'editor'))) OR (NEW.by_id IS NOT NULL AND NEW.act IN ('reopen', 'return') AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role IN ('editor'))) THEN RAISE(ABORT, 'refused by the desk: who takes this step has not the role that it takes')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a review is a number from 1 on')
END; END;
CREATE TRIGGER guard_review_update AFTER UPDATE ON review BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."act" IS NOT OLD."act" OR NEW."from_state" IS NOT OLD."from_state" OR NEW."to_state" IS NOT OLD."to_state" OR NEW."outcome" IS NOT OLD."outcome" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" OR NEW."reason" IS NOT OLD."reason" OR NEW."claim_version" IS NOT OLD."claim_version" OR NEW."overrides" IS NOT OLD."overrides" THEN RAISE(ABORT, 'refused by the desk: a review never changes once it is on file')
END; END;
CREATE TRIGGER guard_review_before_delete BEFORE DELETE ON review BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no review is')
END; END;
CREATE TRIGGER guard_article_before_insert BEFORE INSERT ON article BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM article o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM article o WHERE o."slug" = NEW."slug")) THEN RAISE(ABORT, 'refused by the desk: there is an article of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_article_insert AFTER INSERT ON article BEGIN SELECT CASE
WHEN (NEW.stage = 'draft' AND NEW.published_at IS NULL) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a story comes on file as a draft: it is signed off, and then published')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an article is a number from 1 on')
END; END;
CREATE TRIGGER guard_article_update AFTER UPDATE ON article BEGIN SELECT CASE
WHEN NEW.stage <> OLD.stage AND OLD.stage || ' ' || NEW.stage NOT IN ('draft signed_off', 'signed_off published') THEN RAISE(ABORT, 'refused by the desk: a story is a draft, then signed off, then published, and never goes back')
WHEN (NEW."stage" IS NOT OLD."stage") AND (NEW.stage <> 'draft' AND NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id)) THEN RAISE(ABORT, 'refused by the desk: a story is released by an editor''s sign-off, which is written first')
WHEN (NEW."stage" IS NOT OLD."stage" OR NEW."published_at" IS NOT OLD."published_at") AND ((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL)) THEN RAISE(ABORT, 'refused by the desk: a story that is published says when, and no other does')
WHEN NEW."id" IS NOT OLD."id" OR NEW."slug" IS NOT OLD."slug" OR NEW."reporter_id" IS NOT OLD."reporter_id" OR NEW."language" IS NOT OLD."language" THEN RAISE(ABORT, 'refused by the desk: an article keeps its id, slug, reporter_id, language')
WHEN OLD.published_at IS NOT NULL AND (NEW."published_at" IS NOT OLD."published_at") THEN RAISE(ABORT, 'refused by the desk: published_at of an article: once written, it stays')
END; END;
CREATE TRIGGER guard_article_before_delete BEFORE DELETE ON article BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no article is')
END; END;
CREATE TRIGGER guard_sign_off_before_insert BEFORE INSERT ON sign_off BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM sign_off o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a sign_off of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_sign_off_insert AFTER INSERT ON sign_off BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = NEW.revision_id AND r.sha256 = NEW.sha256) THEN RAISE(ABORT, 'refused by the desk: a sign-off is of exactly the text of its revision')
WHEN NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL AND r.role = 'editor') THEN RAISE(ABORT, 'refused by the desk: an editor signs a story off')
WHEN EXISTS (SELECT 1 FROM revision r JOIN article a ON a.id = r.article_id WHERE r.id = NEW.revision_id AND a.reporter_id = NEW.by_id) AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off')) THEN RAISE(ABORT, 'refused by the desk: this desk requires a second person: nobody signs off the story that they reported')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a sign_off is a number from 1 on')
END; END;
CREATE TRIGGER guard_sign_off_update AFTER UPDATE ON sign_off BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."sha256" IS NOT OLD."sha256" OR NEW."policy" IS NOT OLD."policy" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" THEN RAISE(ABORT, 'refused by the desk: a sign_off never changes once it is on file')
END; END;
CREATE TRIGGER guard_sign_off_before_delete BEFORE DELETE ON sign_off BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no sign_off is')
END; END;
CREATE TRIGGER guard_signed_claim_before_insert BEFORE INSERT ON signed_claim BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM signed_claim o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM signed_claim o WHERE o."sign_off_id" = NEW."sign_off_id" AND o."claim_id" = NEW."claim_id")) THEN RAISE(ABORT, 'refused by the desk: there is a signed_claim of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_signed_claim_insert AFTER INSERT ON signed_claim BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.version = NEW.version) THEN RAISE(ABORT, 'refused by the desk: a claim is signed at the version that it has')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a signed_claim is a number from 1 on')
END; END;
CREATE TRIGGER guard_signed_claim_update AFTER UPDATE ON signed_claim BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."version" IS NOT OLD."version" OR NEW."independent_min" IS NOT OLD."independent_min" OR NEW."independent_max" IS NOT OLD."independent_max" THEN RAISE(ABORT, 'refused by the desk: a signed_claim never changes once it is on file')
END; END;
CREATE TRIGGER guard_signed_claim_before_delete BEFORE DELETE ON signed_claim BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no signed_claim is')
END; END;
CREATE TRIGGER guard_publication_before_insert BEFORE INSERT ON publication BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM publication o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a publication of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_publication_insert AFTER INSERT ON publication BEGIN SELECT CASE
WHEN NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE s.id = NEW.sign_off_id AND r.article_id = NEW.article_id) THEN RAISE(ABORT, 'refused by the desk: a story goes out under a sign-off of its own')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a publication is a number from 1 on')
END; END;
CREATE TRIGGER guard_publication_update AFTER UPDATE ON publication BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."at" IS NOT OLD."at" OR NEW."url" IS NOT OLD."url" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: a publication never changes once it is on file')
END; END;
CREATE TRIGGER guard_publication_before_delete BEFORE DELETE ON publication BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no publication is')
END; END;
CREATE TRIGGER guard_attribution_before_insert BEFORE INSERT ON attribution BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM attribution o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM attribution o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."chain" = NEW."chain" AND o."status" = NEW."status")) THEN RAISE(ABORT, 'refused by the desk: there is an attribution of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_attribution_insert AFTER INSERT ON attribution BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty')
WHEN (NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an attribution is a number from 1 on')
END; END;
CREATE TRIGGER guard_attribution_before_update BEFORE UPDATE ON attribution BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM attribution o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."chain" = NEW."chain" AND o."status" = NEW."status" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is an attribution of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_attribution_update AFTER UPDATE ON attribution BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW.chain <> OLD.chain AND NOT EXISTS (SELECT 1 FROM via l JOIN source s ON s.id = l.source_id WHERE l.attribution_id = NEW.id AND s.merged_into_id IS NOT NULL AND ',' || NEW.chain || ',' = replace(',' || OLD.chain || ',', ',' || s.id || ',', ',' || s.merged_into_id || ',')) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution are all filled or all empty')
WHEN (NEW."checked_at" IS NOT OLD."checked_at" OR NEW."checked_by_id" IS NOT OLD."checked_by_id") AND ((NEW.checked_at IS NULL) <> (NEW.checked_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: checked_at, checked_by_id of an attribution are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."status" IS NOT OLD."status" OR NEW."cue" IS NOT OLD."cue" OR NEW."quote" IS NOT OLD."quote" OR NEW."mode" IS NOT OLD."mode" OR NEW."said_on" IS NOT OLD."said_on" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: an attribution keeps its id, claim_id, status, cue, quote, mode, said_on, note')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an attribution: once written, they stay')
END; END;
CREATE TRIGGER guard_attribution_before_delete BEFORE DELETE ON attribution BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no attribution is')
END; END;
CREATE TRIGGER guard_via_before_insert BEFORE INSERT ON via BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM via o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM via o WHERE o."attribution_id" = NEW."attribution_id" AND o."position" = NEW."position")) OR (EXISTS (SELECT 1 FROM via o WHERE o."source_id" = NEW."source_id" AND o."attribution_id" = NEW."attribution_id")) THEN RAISE(ABORT, 'refused by the desk: there is a via of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_via_insert AFTER INSERT ON via BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a via is a number from 1 on')
END; END;
CREATE TRIGGER guard_via_before_update BEFORE UPDATE ON via BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM via o WHERE o."source_id" = NEW."source_id" AND o."attribution_id" = NEW."attribution_id" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a via of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_via_update AFTER UPDATE ON via BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW."id" IS NOT OLD."id" OR NEW."attribution_id" IS NOT OLD."attribution_id" OR NEW."position" IS NOT OLD."position" THEN RAISE(ABORT, 'refused by the desk: a via keeps its id, attribution_id, position')
END; END;
CREATE TRIGGER guard_via_before_delete BEFORE DELETE ON via BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no via is')
END; END;
CREATE TRIGGER guard_evidence_before_insert BEFORE INSERT ON evidence BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM evidence o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM evidence o WHERE o."claim_id" = NEW."claim_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is an evidence of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_evidence_insert AFTER INSERT ON evidence BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an evidence is a number from 1 on')
END; END;
CREATE TRIGGER guard_evidence_update AFTER UPDATE ON evidence BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."number" IS NOT OLD."number" OR NEW."bearing" IS NOT OLD."bearing" OR NEW."excerpt" IS NOT OLD."excerpt" OR NEW."file_name" IS NOT OLD."file_name" THEN RAISE(ABORT, 'refused by the desk: an evidence keeps its id, claim_id, number, bearing, excerpt, file_name')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of an evidence: once written, they stay')
WHEN OLD.sha256 IS NOT NULL AND (NEW."sha256" IS NOT OLD."sha256") THEN RAISE(ABORT, 'refused by the desk: sha256 of an evidence: once written, it stays')
END; END;
CREATE TRIGGER guard_evidence_before_delete BEFORE DELETE ON evidence BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no evidence is')
END; END;
CREATE TRIGGER guard_derivation_before_insert BEFORE INSERT ON derivation BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM derivation o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."article_id" = NEW."article_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NOT NULL AND NEW.article_id IS NOT NULL)) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND claim_id IS NOT NULL AND NEW.claim_id IS NOT NULL)) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NULL AND claim_id IS NULL AND NEW.article_id IS NULL AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: there is a derivation of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_derivation_insert AFTER INSERT ON derivation BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a derivation is a number from 1 on')
END; END;
CREATE TRIGGER guard_derivation_before_update BEFORE UPDATE ON derivation BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM derivation o WHERE o."article_id" = NEW."article_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NOT NULL AND NEW.article_id IS NOT NULL AND o."id" <> OLD."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."claim_id" = NEW."claim_id" AND o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND claim_id IS NOT NULL AND NEW.claim_id IS NOT NULL AND o."id" <> OLD."id")) OR (EXISTS (SELECT 1 FROM derivation o WHERE o."source_id" = NEW."source_id" AND o."drew_on_id" = NEW."drew_on_id" AND o."kind" = NEW."kind" AND article_id IS NULL AND claim_id IS NULL AND NEW.article_id IS NULL AND NEW.claim_id IS NULL AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a derivation of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_derivation_update AFTER UPDATE ON derivation BEGIN SELECT CASE
WHEN NEW.source_id <> OLD.source_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.source_id AND s.merged_into_id = NEW.source_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN NEW.drew_on_id <> OLD.drew_on_id AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = OLD.drew_on_id AND s.merged_into_id = NEW.drew_on_id) THEN RAISE(ABORT, 'refused by the desk: a record names another source only where the two were found to be one')
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."kind" IS NOT OLD."kind" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."note" IS NOT OLD."note" THEN RAISE(ABORT, 'refused by the desk: a derivation keeps its id, kind, article_id, claim_id, note')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a derivation: once written, they stay')
END; END;
CREATE TRIGGER guard_derivation_before_delete BEFORE DELETE ON derivation BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no derivation is')
END; END;
CREATE TRIGGER guard_hold_before_insert BEFORE INSERT ON hold BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM hold o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM hold o WHERE o."claim_id" = NEW."claim_id" AND ended_at IS NULL AND NEW.ended_at IS NULL)) THEN RAISE(ABORT, 'refused by the desk: there is a hold of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_hold_insert AFTER INSERT ON hold BEGIN SELECT CASE
WHEN NEW.until <= NEW.at OR NEW.ended_at > NEW.until THEN RAISE(ABORT, 'refused by the desk: a hold lasts for a while, and ends no later than it was to')
WHEN NEW.ended_at < NEW.at THEN RAISE(ABORT, 'refused by the desk: a hold ends after it begins')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a hold is a number from 1 on')
END; END;
CREATE TRIGGER guard_hold_update AFTER UPDATE ON hold BEGIN SELECT CASE
WHEN (NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR NEW."ended_at" IS NOT OLD."ended_at") AND (NEW.until <= NEW.at OR NEW.ended_at > NEW.until) THEN RAISE(ABORT, 'refused by the desk: a hold lasts for a while, and ends no later than it was to')
WHEN (NEW."at" IS NOT OLD."at" OR NEW."ended_at" IS NOT OLD."ended_at") AND (NEW.ended_at < NEW.at) THEN RAISE(ABORT, 'refused by the desk: a hold ends after it begins')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."purpose" IS NOT OLD."purpose" OR NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR NEW."assigned_by_id" IS NOT OLD."assigned_by_id" THEN RAISE(ABORT, 'refused by the desk: a hold keeps its id, claim_id, person_id, purpose, at, until, assigned_by_id')
WHEN OLD.ended_at IS NOT NULL AND (NEW."ended_at" IS NOT OLD."ended_at") THEN RAISE(ABORT, 'refused by the desk: ended_at of a hold: once written, it stays')
END; END;
CREATE TRIGGER guard_hold_before_delete BEFORE DELETE ON hold BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no hold is')
END; END;
CREATE TRIGGER guard_comment_before_insert BEFORE INSERT ON comment BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM comment o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM comment o WHERE o."revision_id" = NEW."revision_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a comment of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_comment_insert AFTER INSERT ON comment BEGIN SELECT CASE
WHEN (NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a comment is a number from 1 on')
END; END;
CREATE TRIGGER guard_comment_update AFTER UPDATE ON comment BEGIN SELECT CASE
WHEN (NEW."standing" IS NOT OLD."standing" OR NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id" OR NEW."claim_id" IS NOT OLD."claim_id") AND ((NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: a comment that is not open says when it was settled, and one that was taken, to which claim')
WHEN NEW."id" IS NOT OLD."id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."number" IS NOT OLD."number" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."author" IS NOT OLD."author" OR NEW."text" IS NOT OLD."text" OR NEW."made_on" IS NOT OLD."made_on" THEN RAISE(ABORT, 'refused by the desk: a comment keeps its id, revision_id, number, start, end, author, text, made_on')
WHEN OLD.settled_at IS NOT NULL AND (NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id") THEN RAISE(ABORT, 'refused by the desk: settled_at, settled_by_id of a comment: once written, they stay')
END; END;
CREATE TRIGGER guard_comment_before_delete BEFORE DELETE ON comment BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no comment is')
END; END;
CREATE TRIGGER guard_proposal_before_insert BEFORE INSERT ON proposal BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM proposal o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a proposal of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_proposal_insert AFTER INSERT ON proposal BEGIN SELECT CASE
WHEN (NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a proposal is a number from 1 on')
END; END;
CREATE TRIGGER guard_proposal_update AFTER UPDATE ON proposal BEGIN SELECT CASE
WHEN (NEW."standing" IS NOT OLD."standing" OR NEW."settled_at" IS NOT OLD."settled_at" OR NEW."settled_by_id" IS NOT OLD."settled_by_id" OR NEW."claim_id" IS NOT OLD."claim_id") AND ((NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: a proposal that was accepted or dismissed says when, and one that was accepted, as which claim')
WHEN NEW."id" IS NOT OLD."id" OR NEW."extractor" IS NOT OLD."extractor" OR NEW."fingerprint" IS NOT OLD."fingerprint" OR NEW."found_at" IS NOT OLD."found_at" THEN RAISE(ABORT, 'refused by the desk: a proposal keeps its id, extractor, fingerprint, found_at')
END; END;
CREATE TRIGGER guard_proposal_before_delete BEFORE DELETE ON proposal BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no proposal is')
END; END;
CREATE TRIGGER guard_source_before_insert BEFORE INSERT ON source BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM source o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM source o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a source of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_source_insert AFTER INSERT ON source BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a source is a number from 1 on')
END; END;
CREATE TRIGGER guard_source_before_update BEFORE UPDATE ON source BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM source o WHERE o."name" = NEW."name" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a source of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_source_update AFTER UPDATE ON source BEGIN SELECT CASE
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a source are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" THEN RAISE(ABORT, 'refused by the desk: a source keeps its id')
WHEN OLD.merged_into_id IS NOT NULL AND (NEW."merged_into_id" IS NOT OLD."merged_into_id") THEN RAISE(ABORT, 'refused by the desk: merged_into_id of a source: once written, it stays')
END; END;
CREATE TRIGGER guard_source_before_delete BEFORE DELETE ON source BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no source is')
END; END;
CREATE TRIGGER guard_reply_before_insert BEFORE INSERT ON reply BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM reply o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a reply of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_reply_insert AFTER INSERT ON reply BEGIN SELECT CASE
WHEN (NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a reply is a number from 1 on')
END; END;
CREATE TRIGGER guard_reply_update AFTER UPDATE ON reply BEGIN SELECT CASE
WHEN (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") AND ((NEW.retracted_at IS NULL) <> (NEW.retracted_by_id IS NULL) OR (NEW.retracted_at IS NULL) <> (NEW.retracted_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."asked_by_id" IS NOT OLD."asked_by_id" THEN RAISE(ABORT, 'refused by the desk: a reply keeps its id, claim_id, asked_by_id')
WHEN OLD.retracted_at IS NOT NULL AND (NEW."retracted_at" IS NOT OLD."retracted_at" OR NEW."retracted_by_id" IS NOT OLD."retracted_by_id" OR NEW."retracted_why" IS NOT OLD."retracted_why") THEN RAISE(ABORT, 'refused by the desk: retracted_at, retracted_by_id, retracted_why of a reply: once written, they stay')
END; END;
CREATE TRIGGER guard_reply_before_delete BEFORE DELETE ON reply BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no reply is')
END; END;
CREATE TRIGGER guard_alignment_before_insert BEFORE INSERT ON alignment BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM alignment o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM alignment o WHERE o."passage_id" = NEW."passage_id" AND o."revision_id" = NEW."revision_id")) THEN RAISE(ABORT, 'refused by the desk: there is an alignment of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_alignment_insert AFTER INSERT ON alignment BEGIN SELECT CASE
WHEN (NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an alignment is a number from 1 on')
END; END;
CREATE TRIGGER guard_alignment_update AFTER UPDATE ON alignment BEGIN SELECT CASE
WHEN (NEW."placed_at" IS NOT OLD."placed_at" OR NEW."placed_by_id" IS NOT OLD."placed_by_id") AND ((NEW.placed_at IS NULL) <> (NEW.placed_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: placed_at, placed_by_id of an alignment are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."passage_id" IS NOT OLD."passage_id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."changes" IS NOT OLD."changes" OR NEW."candidates" IS NOT OLD."candidates" THEN RAISE(ABORT, 'refused by the desk: an alignment keeps its id, passage_id, revision_id, changes, candidates')
WHEN OLD.became_id IS NOT NULL AND (NEW."became_id" IS NOT OLD."became_id") THEN RAISE(ABORT, 'refused by the desk: became_id of an alignment: once written, it stays')
END; END;
CREATE TRIGGER guard_alignment_before_delete BEFORE DELETE ON alignment BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no alignment is')
END; END;
CREATE TRIGGER guard_waiver_before_insert BEFORE INSERT ON waiver BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM waiver o WHERE o."id" = NEW."id")) THEN RAISE(ABORT, 'refused by the desk: there is a waiver of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_waiver_insert AFTER INSERT ON waiver BEGIN SELECT CASE
WHEN (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL) THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a waiver is a number from 1 on')
END; END;
CREATE TRIGGER guard_waiver_update AFTER UPDATE ON waiver BEGIN SELECT CASE
WHEN (NEW."withdrawn_at" IS NOT OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS NOT OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS NOT OLD."withdrawn_why") AND ((NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_by_id IS NULL) OR (NEW.withdrawn_at IS NULL) <> (NEW.withdrawn_why IS NULL)) THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."rule" IS NOT OLD."rule" OR NEW."finding" IS NOT OLD."finding" OR NEW."reason" IS NOT OLD."reason" OR NEW."until" IS NOT OLD."until" OR NEW."by_id" IS NOT OLD."by_id" OR NEW."at" IS NOT OLD."at" THEN RAISE(ABORT, 'refused by the desk: a waiver keeps its id, claim_id, rule, finding, reason, until, by_id, at')
WHEN OLD.withdrawn_at IS NOT NULL AND (NEW."withdrawn_at" IS NOT OLD."withdrawn_at" OR NEW."withdrawn_by_id" IS NOT OLD."withdrawn_by_id" OR NEW."withdrawn_why" IS NOT OLD."withdrawn_why") THEN RAISE(ABORT, 'refused by the desk: withdrawn_at, withdrawn_by_id, withdrawn_why of a waiver: once written, they stay')
END; END;
CREATE TRIGGER guard_waiver_before_delete BEFORE DELETE ON waiver BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no waiver is')
END; END;
CREATE TRIGGER guard_contradiction_member_before_insert BEFORE INSERT ON contradiction_member BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM contradiction_member o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM contradiction_member o WHERE o."contradiction_id" = NEW."contradiction_id" AND o."claim_id" = NEW."claim_id")) THEN RAISE(ABORT, 'refused by the desk: there is a contradiction_member of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_contradiction_member_insert AFTER INSERT ON contradiction_member BEGIN SELECT CASE
WHEN (NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a contradiction_member is a number from 1 on')
END; END;
CREATE TRIGGER guard_contradiction_member_update AFTER UPDATE ON contradiction_member BEGIN SELECT CASE
WHEN (NEW."removed_at" IS NOT OLD."removed_at" OR NEW."removed_by_id" IS NOT OLD."removed_by_id") AND ((NEW.removed_at IS NULL) <> (NEW.removed_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: removed_at, removed_by_id of a contradiction_member are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."contradiction_id" IS NOT OLD."contradiction_id" OR NEW."claim_id" IS NOT OLD."claim_id" THEN RAISE(ABORT, 'refused by the desk: a contradiction_member keeps its id, contradiction_id, claim_id')
END; END;
CREATE TRIGGER guard_contradiction_member_before_delete BEFORE DELETE ON contradiction_member BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no contradiction_member is')
END; END;
CREATE TRIGGER guard_task_before_insert BEFORE INSERT ON task BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM task o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM task o WHERE o."claim_id" = NEW."claim_id" AND o."article_id" = NEW."article_id")) THEN RAISE(ABORT, 'refused by the desk: there is a task of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_task_insert AFTER INSERT ON task BEGIN SELECT CASE
WHEN (NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL) THEN RAISE(ABORT, 'refused by the desk: done_at, done_by_id of a task are all filled or all empty')
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a task is a number from 1 on')
END; END;
CREATE TRIGGER guard_task_update AFTER UPDATE ON task BEGIN SELECT CASE
WHEN (NEW."done_at" IS NOT OLD."done_at" OR NEW."done_by_id" IS NOT OLD."done_by_id") AND ((NEW.done_at IS NULL) <> (NEW.done_by_id IS NULL)) THEN RAISE(ABORT, 'refused by the desk: done_at, done_by_id of a task are all filled or all empty')
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."carried_by_id" IS NOT OLD."carried_by_id" OR NEW."at" IS NOT OLD."at" OR NEW."by_id" IS NOT OLD."by_id" THEN RAISE(ABORT, 'refused by the desk: a task keeps its id, article_id, claim_id, carried_by_id, at, by_id')
END; END;
CREATE TRIGGER guard_task_before_delete BEFORE DELETE ON task BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no task is')
END; END;
CREATE TRIGGER guard_contradiction_before_insert BEFORE INSERT ON contradiction BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM contradiction o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM contradiction o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a contradiction of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_contradiction_insert AFTER INSERT ON contradiction BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a contradiction is a number from 1 on')
END; END;
CREATE TRIGGER guard_contradiction_update AFTER UPDATE ON contradiction BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a contradiction keeps its id, name')
END; END;
CREATE TRIGGER guard_contradiction_before_delete BEFORE DELETE ON contradiction BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no contradiction is')
END; END;
CREATE TRIGGER guard_person_before_insert BEFORE INSERT ON person BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM person o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM person o WHERE o."initials" = NEW."initials")) OR (EXISTS (SELECT 1 FROM person o WHERE o."login" = NEW."login")) THEN RAISE(ABORT, 'refused by the desk: there is a person of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_person_insert AFTER INSERT ON person BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a person is a number from 1 on')
END; END;
CREATE TRIGGER guard_person_before_update BEFORE UPDATE ON person BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM person o WHERE o."login" = NEW."login" AND o."id" <> OLD."id")) THEN RAISE(ABORT, 'refused by the desk: there is a person of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_person_update AFTER UPDATE ON person BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."initials" IS NOT OLD."initials" THEN RAISE(ABORT, 'refused by the desk: a person keeps its id, initials')
END; END;
CREATE TRIGGER guard_person_before_delete BEFORE DELETE ON person BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no person is')
END; END;
CREATE TRIGGER guard_setting_before_insert BEFORE INSERT ON setting BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM setting o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM setting o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a setting of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_setting_insert AFTER INSERT ON setting BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a setting is a number from 1 on')
END; END;
CREATE TRIGGER guard_setting_update AFTER UPDATE ON setting BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a setting keeps its id, name')
END; END;
CREATE TRIGGER guard_setting_before_delete BEFORE DELETE ON setting BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no setting is')
END; END;
CREATE TRIGGER guard_pack_before_insert BEFORE INSERT ON pack BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM pack o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM pack o WHERE o."name" = NEW."name")) THEN RAISE(ABORT, 'refused by the desk: there is a pack of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_pack_insert AFTER INSERT ON pack BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a pack is a number from 1 on')
END; END;
CREATE TRIGGER guard_pack_update AFTER UPDATE ON pack BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: a pack keeps its id, name')
END; END;
CREATE TRIGGER guard_pack_before_delete BEFORE DELETE ON pack BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no pack is')
END; END;
CREATE TRIGGER guard_person_role_before_insert BEFORE INSERT ON person_role BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM person_role o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM person_role o WHERE o."person_id" = NEW."person_id" AND o."role" = NEW."role")) THEN RAISE(ABORT, 'refused by the desk: there is a person_role of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_person_role_insert AFTER INSERT ON person_role BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a person_role is a number from 1 on')
END; END;
CREATE TRIGGER guard_person_role_update AFTER UPDATE ON person_role BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."role" IS NOT OLD."role" THEN RAISE(ABORT, 'refused by the desk: a person_role keeps its id, person_id, role')
END; END;
CREATE TRIGGER guard_person_role_before_delete BEFORE DELETE ON person_role BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no person_role is')
END; END;
CREATE TRIGGER guard_revision_before_insert BEFORE INSERT ON revision BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM revision o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM revision o WHERE o."article_id" = NEW."article_id" AND o."number" = NEW."number")) THEN RAISE(ABORT, 'refused by the desk: there is a revision of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_revision_insert AFTER INSERT ON revision BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a revision is a number from 1 on')
END; END;
CREATE TRIGGER guard_revision_update AFTER UPDATE ON revision BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."article_id" IS NOT OLD."article_id" OR NEW."number" IS NOT OLD."number" OR NEW."text" IS NOT OLD."text" OR NEW."sha256" IS NOT OLD."sha256" OR NEW."filed_by_id" IS NOT OLD."filed_by_id" OR NEW."filed_at" IS NOT OLD."filed_at" OR NEW."headline" IS NOT OLD."headline" OR NEW."standfirst" IS NOT OLD."standfirst" THEN RAISE(ABORT, 'refused by the desk: a revision never changes once it is on file')
END; END;
CREATE TRIGGER guard_revision_before_delete BEFORE DELETE ON revision BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no revision is')
END; END;
CREATE TRIGGER guard_alias_before_insert BEFORE INSERT ON alias BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM alias o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM alias o WHERE o."name" = NEW."name" AND o."source_id" = NEW."source_id")) THEN RAISE(ABORT, 'refused by the desk: there is an alias of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_alias_insert AFTER INSERT ON alias BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of an alias is a number from 1 on')
END; END;
CREATE TRIGGER guard_alias_update AFTER UPDATE ON alias BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."source_id" IS NOT OLD."source_id" OR NEW."name" IS NOT OLD."name" THEN RAISE(ABORT, 'refused by the desk: an alias never changes once it is on file')
END; END;
CREATE TRIGGER guard_alias_before_delete BEFORE DELETE ON alias BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no alias is')
END; END;
CREATE TRIGGER guard_passage_before_insert BEFORE INSERT ON passage BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM passage o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM passage o WHERE o."claim_id" = NEW."claim_id" AND o."revision_id" = NEW."revision_id" AND o."start" = NEW."start" AND o."end" = NEW."end")) THEN RAISE(ABORT, 'refused by the desk: there is a passage of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_passage_insert AFTER INSERT ON passage BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a passage is a number from 1 on')
END; END;
CREATE TRIGGER guard_passage_update AFTER UPDATE ON passage BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."claim_id" IS NOT OLD."claim_id" OR NEW."revision_id" IS NOT OLD."revision_id" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."exact" IS NOT OLD."exact" OR NEW."prefix" IS NOT OLD."prefix" OR NEW."suffix" IS NOT OLD."suffix" THEN RAISE(ABORT, 'refused by the desk: a passage never changes once it is on file')
END; END;
CREATE TRIGGER guard_passage_before_delete BEFORE DELETE ON passage BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no passage is')
END; END;
CREATE TRIGGER guard_signed_waiver_before_insert BEFORE INSERT ON signed_waiver BEGIN SELECT CASE
WHEN (NEW."id" > 0 AND EXISTS (SELECT 1 FROM signed_waiver o WHERE o."id" = NEW."id")) OR (EXISTS (SELECT 1 FROM signed_waiver o WHERE o."sign_off_id" = NEW."sign_off_id" AND o."waiver_id" = NEW."waiver_id")) THEN RAISE(ABORT, 'refused by the desk: there is a signed_waiver of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_signed_waiver_insert AFTER INSERT ON signed_waiver BEGIN SELECT CASE
WHEN NEW."id" < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a signed_waiver is a number from 1 on')
END; END;
CREATE TRIGGER guard_signed_waiver_update AFTER UPDATE ON signed_waiver BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."sign_off_id" IS NOT OLD."sign_off_id" OR NEW."waiver_id" IS NOT OLD."waiver_id" THEN RAISE(ABORT, 'refused by the desk: a signed_waiver never changes once it is on file')
END; END;
CREATE TRIGGER guard_signed_waiver_before_delete BEFORE DELETE ON signed_waiver BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: nothing on file is ever deleted, so no signed_waiver is')
END; END;
COMMIT;
