BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
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
INSERT INTO "alignment" VALUES(1,1,3,'orphan',3,'[["number","1","2"]]','[[1,2]]',1,'2026-11-26T13:57:06.627950Z');
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
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','published','ours','https://example.org/older','2026-11-26T13:57:06.823841Z');
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
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T13:57:05.783118Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T13:57:05.614939Z',1,'misread');
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
INSERT INTO "comment" VALUES(1,3,1,2,7,'RL','which?','2026-11-01','accepted',1,1,'2026-11-26T13:57:06.627919Z');
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
INSERT INTO "contradiction_member" VALUES(3,1,3,'2026-11-26T13:57:06.504978Z',1);
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
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T13:57:05.614939Z',1,'the other way round');
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
INSERT INTO "entry" VALUES(1,'2026-11-26T13:57:05.464820Z','ann','ann','init','desk','[["person",["id","name","initials","login"],[[1,"ann","ann",null]]],["person_role",["id","person_id","role","ended_at"],[[1,1,"checker",null],[2,1,"editor",null],[3,1,"legal",null],[4,1,"reader",null],[5,1,"reporter",null]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','9fcbef753df585a0a82c6e772437fb9e','a0d56eff684ad474aed7a6108739f1f863341eb9976c3f8f969994478db7847e','0000000000000000000000000000000000000000000000000000000000000000','66da621699d6c2b0aed6bb3663ccec20ccbd8b2f059c29f491ab909b74a632e3');
INSERT INTO "entry" VALUES(2,'2026-11-26T13:57:05.644570Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T13:57:05.614939Z",null,null],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T13:57:05.614939Z",null,null]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T13:57:05.614939Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,1],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,1]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note","imported_by_id"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again",1]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T13:57:05.614939Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T13:57:05.614939Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T13:57:05.614939Z",1,"retracted where it was imported from"]]]]','916d007840ec5044196ad0bbec9d7f1e','89e1f4b944387bb98d8d586c36a10603abbc72e6278b48f06c06d6388fd8b140','66da621699d6c2b0aed6bb3663ccec20ccbd8b2f059c29f491ab909b74a632e3','176050c4aa208bff275ca1d8c64615497a51418a97b3483ebc97941451955ad0');
INSERT INTO "entry" VALUES(3,'2026-11-26T13:57:05.667294Z','ann','ann','take','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T13:57:05.656324Z","2026-11-26T15:57:05.656324Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T13:57:05.657596Z",null,2,null]]]]','21d57f34508e1254eaf9ed310b0e01cc','021cf1543a6e6471f6323abdff306922bac9b27bb0949b642b2dfcb21b3a1e40','176050c4aa208bff275ca1d8c64615497a51418a97b3483ebc97941451955ad0','2422fad4d3c94e7748033fef0b3be8cfca24c70895cfc69d4baa797b4d86410a');
INSERT INTO "entry" VALUES(4,'2026-11-26T13:57:05.695186Z','ann','ann','override','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",1,3,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T13:57:05.656324Z","2026-11-26T15:57:05.656324Z",null,"2026-11-26T13:57:05.680797Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T13:57:05.693981Z","seen",3,null]]]]','f8663b8474dc689812de7cad2cd2879e','d8a2984d83764878e667bd48736c4d1c0b331b82c74c70a327b8f856351a8cde','2422fad4d3c94e7748033fef0b3be8cfca24c70895cfc69d4baa797b4d86410a','f5c6fbd0f9311034381fe20c1e75e489a8b4fd42e9ff15f108ec4123f14a6da6');
INSERT INTO "entry" VALUES(5,'2026-11-26T13:57:05.696508Z','ann','ann','take','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",1,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T13:57:05.695945Z","2026-11-26T17:57:05.695945Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T13:57:05.696102Z",null,2,null]]]]','18825a8dea90605b50910d2d54ac2367','1f183fbf3887d55bf050ae7722101be5ac9a9849fd4df9e314b718d3ade6f6e9','f5c6fbd0f9311034381fe20c1e75e489a8b4fd42e9ff15f108ec4123f14a6da6','27aaaba1bcb1c23e45b2d392abab123c82f89f9f0bd30f85f71ae373fac52eb2');
INSERT INTO "entry" VALUES(6,'2026-11-26T13:57:05.697306Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T13:57:05.695945Z","2026-11-26T17:57:05.695945Z",null,"2026-11-26T13:57:05.696944Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T13:57:05.697038Z",null,2,null]]]]','c82a05e6284da8749f7a784cb33b0ec6','8caf69a441d05825ac8461bacf1211366d19157a3724248988edc00e5233642b','27aaaba1bcb1c23e45b2d392abab123c82f89f9f0bd30f85f71ae373fac52eb2','82fa91504c1bcd5119cfa4dc927a32f01ba90a497e81c3afb2e4b7e623335703');
INSERT INTO "entry" VALUES(7,'2026-11-26T13:57:05.712180Z','ann','ann','withdraw','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",1,3,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T13:57:05.711534Z","cut",3,null]]]]','9b4942bea6bc7737d54542c3883c6824','04682c2e10cff597709ff5b93a07f37739370537a2b36a194d5d9e188e4329d6','82fa91504c1bcd5119cfa4dc927a32f01ba90a497e81c3afb2e4b7e623335703','4500acf17a16d4581316621fb63c0ac7e1a87ae1c8fd20061b0360ba7b5dfafb');
INSERT INTO "entry" VALUES(8,'2026-11-26T13:57:05.713439Z','ann','ann','take','kim-train#3','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2,null,1]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T13:57:05.712873Z","2026-11-26T17:57:05.712873Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T13:57:05.713001Z",null,2,null]]]]','72702856874e6c90b9a8df95d763c90a','41a7812465ba10021b43035d9ada4d6705cf395f801610c19e9b5d10085da3e9','4500acf17a16d4581316621fb63c0ac7e1a87ae1c8fd20061b0360ba7b5dfafb','6567913af0fd7c84379ecbde486ca7f3ee9a0c779e3351e91765ceefcac70e00');
INSERT INTO "entry" VALUES(9,'2026-11-26T13:57:05.810662Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T13:57:05.783118Z",null,null,null]]]]','d387736df72fb4d6a94f815a214e1ca3','ec128a732677e0e0686f159381ac8c8d2bad8c6a472e3f81bcedec20b82e5ee1','6567913af0fd7c84379ecbde486ca7f3ee9a0c779e3351e91765ceefcac70e00','340fd9f4953485daa26007ff8059006303ae90e90825c3b3e04daf015963fd84');
INSERT INTO "entry" VALUES(10,'2026-11-26T13:57:05.861798Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','72d91ab7d6cc0593e5a1ccc11522f803','c6de55f1dcc5381354a1ccca80036a8ee91c88796907865e96bfaa91061289a9','340fd9f4953485daa26007ff8059006303ae90e90825c3b3e04daf015963fd84','1df14510bcb519ff524a191f374ff40416cb0cf3ceaa7747ef6cb69c13d484bd');
INSERT INTO "entry" VALUES(11,'2026-11-26T13:57:05.934686Z','ann','ann','retract source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T13:57:05.904700Z",1,"wrong before"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,4,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T13:57:05.922702Z","Agency, which it rests on, was retracted",4,null]]]]','56c0d43c823645619368b71aa2ab381f','417ccb8824f62f8ea1daa72e385be18a221c20c7018c5031963a5713362b3524','1df14510bcb519ff524a191f374ff40416cb0cf3ceaa7747ef6cb69c13d484bd','2ca641f84710389ffa1991675083ca6e2da43529fbdb5b9fe7bb4a48b1d365c9');
INSERT INTO "entry" VALUES(12,'2026-11-26T13:57:05.963088Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,5,null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[]]]','fb4674659ae7a30ed18511fa4ab2c44b','e250497a3e85c9e0556168e94598bb71952fbab4571e1d647e28f4d03aa74930','2ca641f84710389ffa1991675083ca6e2da43529fbdb5b9fe7bb4a48b1d365c9','8e348002c53a57b52f978f1c4cfaf35b8924bd60ea7afca9693abe8359339ba3');
INSERT INTO "entry" VALUES(13,'2026-11-26T13:57:06.035747Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",1,6,null,null]]]]','b261aeb4f5d31062da4125039c0938d9','c930aca239c2e568770f4f9f2130168206084780ecb3b62f5f39f51073ededab','8e348002c53a57b52f978f1c4cfaf35b8924bd60ea7afca9693abe8359339ba3','b5f10cdc96d7748f992bf4ed77db6b8e2eeb7816427d0189b200232a0d96a91a');
INSERT INTO "entry" VALUES(14,'2026-11-26T13:57:06.107568Z','ann','ann','add claim','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"unreviewed",1,1,null,null]]]]','456d0cebae9cd8095c15f7c218c6bb78','34a89c4e87788fab12e263c2cd1b02b59c69541dbf2d3883acb3a5a00e799568','b5f10cdc96d7748f992bf4ed77db6b8e2eeb7816427d0189b200232a0d96a91a','26970106bff335456c19eb49ae1764a31ba4a21c4adf97c0508a51bae5025d8c');
INSERT INTO "entry" VALUES(15,'2026-11-26T13:57:06.159350Z','ann','ann','attribute','older#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[5,4,3,"","reported",null,null,null,1,null,null,null,null,null,null,null,null]]]]','580368a82397900eb03804d8738d876c','d3b8e68ffe350ac91c92bc72f023d3629302be9d8ffac2abda6dcb5a3deffa01','26970106bff335456c19eb49ae1764a31ba4a21c4adf97c0508a51bae5025d8c','5a7184a4f7dc18571e39cee3753cdaa522eb7358c44549684f3f73c8df487bbd');
INSERT INTO "entry" VALUES(16,'2026-11-26T13:57:06.207580Z','ann','ann','add evidence','older#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[4,4,1,3,"supports","short","p. 1",null,null,null,null,null,null,null,null]]]]','a99056bdae1570dd320ff9145cd47683','a0be2d98584501a046a692b8ea4bd335f5aa99e3dd4f36b2a79dba4bec294f7f','5a7184a4f7dc18571e39cee3753cdaa522eb7358c44549684f3f73c8df487bbd','bb6185232345fcba0cdb9b500a042ec78df5b240dc145ff08a15210a9303aca0');
INSERT INTO "entry" VALUES(17,'2026-11-26T13:57:06.209332Z','ann','ann','take','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"in_review",1,2,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T13:57:06.208376Z","2026-11-26T17:57:06.208376Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[8,4,"take","unreviewed","in_review",null,1,"2026-11-26T13:57:06.208516Z",null,2,null]]]]','07d0498525b3325bc5e161f850a598fe','b220b4a3b644a271e72d9f03a2d8b0e4a39e5d841c9fb46658b8315989f72fbb','bb6185232345fcba0cdb9b500a042ec78df5b240dc145ff08a15210a9303aca0','8f86a6b859a57de1370c5be500af1b9c9872817f636138111123cfa3377598ac');
INSERT INTO "entry" VALUES(18,'2026-11-26T13:57:06.224875Z','ann','ann','override','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version","corrected_by_id","imported_by_id"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"verified",1,3,null,null]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T13:57:06.208376Z","2026-11-26T17:57:06.208376Z",null,"2026-11-26T13:57:06.224050Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[9,4,"override","in_review","verified","verified",1,"2026-11-26T13:57:06.224157Z","seen",3,null]]]]','dc93262e574b788bf5693a0c8532be64','2809870624c067023f88d444d640070a80021abce03707cf8f5a0fb500971ea0','8f86a6b859a57de1370c5be500af1b9c9872817f636138111123cfa3377598ac','e526ad4ddbe7df7f58ee9ffc4c12b477f1934e60410ae41c7a43b71ab79ead84');
INSERT INTO "entry" VALUES(19,'2026-11-26T13:57:06.309852Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[1,4,"single-source","2 citations, 1 independent: everything rests on Pulikovsky","he was there","2027-11-26",1,"2026-11-26T13:57:06.292068Z",null,null,null]]]]','ade8ddae0ce74d564c5cdc9ac4d0514f','2fa19eca37e09e079e607523424083bca4cc351ed559bb9d088070c856be9f6d','e526ad4ddbe7df7f58ee9ffc4c12b477f1934e60410ae41c7a43b71ab79ead84','f7c98739c60413d528137b6017459777b0f584dfa75743a6bac71927a1a53800');
INSERT INTO "entry" VALUES(20,'2026-11-26T13:57:06.333508Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T13:57:06.332125Z",null,null,null]]]]','94de379a24e1d18d961985c338517119','45e815c5adf2c0b470a2884f40035054ce4077e1c73b4cce26c6b2ed2048d8f6','f7c98739c60413d528137b6017459777b0f584dfa75743a6bac71927a1a53800','4b42f204c04a053cb4e063e75c0741a0d7ba2b2ac9f2fe0f92ee88580ea2c050');
INSERT INTO "entry" VALUES(21,'2026-11-26T13:57:06.351406Z','ann','ann','withdraw waiver','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T13:57:06.332125Z","2026-11-26T13:57:06.342204Z",1,"nobody denies it"]]]]','07e0dcbf2a33e1f08f147c29738e8466','189b6982b9b198eb21551fa10b2d85ccabcbd369b01b819e97081ba633fe1897','4b42f204c04a053cb4e063e75c0741a0d7ba2b2ac9f2fe0f92ee88580ea2c050','416e130b232e1786c72816f80a3eee94fcac042edf6799a132e34664b468645b');
INSERT INTO "entry" VALUES(22,'2026-11-26T13:57:06.374184Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","awaited",null,null,"twice",null,null,null]]]]','2bd07387c28ddceffc63e18be592a7b9','dd747576919778c9f39047dcec07afe97c017d6ace473c6bcada317e7a37aa23','416e130b232e1786c72816f80a3eee94fcac042edf6799a132e34664b468645b','be21a5cd2368a507f7727f4c87bb31169a118fe00f054e2e78fd4c70b8f72f2b');
INSERT INTO "entry" VALUES(23,'2026-11-26T13:57:06.388933Z','ann','ann','edit reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","answered","No.","Short","twice",null,null,null]]]]','4b3a494c17084091362ffffc01fb2672','9cb0a73e41fbbab4c06a82d578106a64a51ea2364ca71723ff48274f7bcdc5c5','be21a5cd2368a507f7727f4c87bb31169a118fe00f054e2e78fd4c70b8f72f2b','4e68470836792cdc164bc5a745765a05c1dcdf416ea13d1c064f901a7aabc880');
INSERT INTO "entry" VALUES(24,'2026-11-26T13:57:06.403383Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,null,null,null]]]]','b1c0935889796098f1d0959c38182845','153505982e7b0a534a3b4b0d7372db38b6562863005f609abbacbc97241fced4','4e68470836792cdc164bc5a745765a05c1dcdf416ea13d1c064f901a7aabc880','8be6d61876fd2ba6f650d7ea71fd1bd31051291efb073fd1993ff57bfb8177ac');
INSERT INTO "entry" VALUES(25,'2026-11-26T13:57:06.420888Z','ann','ann','retract reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,"2026-11-26T13:57:06.405725Z",1,"nobody was asked"]]]]','2520870f60e436dceb1c9e6bfb91cde7','c41e5658a807b675e1fd585c502c638725da26bc87915acfc0029c7ad7c82e6c','8be6d61876fd2ba6f650d7ea71fd1bd31051291efb073fd1993ff57bfb8177ac','57881c56913830841ec1dbf38bd94708de75f95f09a0e0f2668a0cfaadb51ddd');
INSERT INTO "entry" VALUES(26,'2026-11-26T13:57:06.479243Z','ann','ann','group claims','desk','[["contradiction",["id","name","note"],[[1,"the train","one of them"]]],["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[1,1,4,null,null],[2,1,1,null,null],[3,1,3,null,null]]]]','c3cdcfb3e679b6b37c94bb67e420a65e','beaed1a328fd5614e35bb0e7b08afc91afabacee438ab1f70bb9df3146d09ada','57881c56913830841ec1dbf38bd94708de75f95f09a0e0f2668a0cfaadb51ddd','1ba3898d7cd62555e9e1681ba4e34c093c6649f40bad047a3892e36e2d09c103');
INSERT INTO "entry" VALUES(27,'2026-11-26T13:57:06.515238Z','ann','ann','ungroup claim','kim-train#3','[["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[3,1,3,"2026-11-26T13:57:06.504978Z",1]]]]','468fedbbf55deea7deb908152acbbf03','ca062005e0560492cf739dd3b0078858d26fb77c0aed6a7a5a867f801947826b','1ba3898d7cd62555e9e1681ba4e34c093c6649f40bad047a3892e36e2d09c103','3c9b2fdcf7826fb0b5898ce9bbfdfb88a66da0b45a2ba4a470a8d7a4c4f4a76b');
INSERT INTO "entry" VALUES(28,'2026-11-26T13:57:06.571576Z','ann','ann','keep pack','pack:ours','[["pack",["id","name","text","kept_by_id","kept_at"],[[1,"ours","summary = \"Our own.\"\n[severity]\nself-verified = \"note\"\n",1,"2026-11-26T13:57:06.560163Z"]]]]','76fe17e5a7c85ea586ffd97534782375','8c6ece9faaef619741513a544f6875036bb54ee1a7fc7ba94e8cd4ba73e8b7c3','3c9b2fdcf7826fb0b5898ce9bbfdfb88a66da0b45a2ba4a470a8d7a4c4f4a76b','901ea8df8a7e52c9aaec60c7f82d126dbba43646ad394d9f69a24b7355688c09');
INSERT INTO "entry" VALUES(29,'2026-11-26T13:57:06.579523Z','ann','ann','policy','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","draft","ours",null,null]]]]','316f6eaa77aff560b3904d0741fd7813','5a34c091ef074ed441a8cf9dfae82717275d645e3634818b20b11bb481bd7a0a','901ea8df8a7e52c9aaec60c7f82d126dbba43646ad394d9f69a24b7355688c09','7b21620f34aa891a11d591ee7a13d7d627cec964a5374c7846a467fc45eb76a6');
INSERT INTO "entry" VALUES(30,'2026-11-26T13:57:06.682057Z','ann','ann','file','kim-train','[["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[3,1,2,"A train\nEin Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928",1,"2026-11-26T13:57:06.599668Z","A train","It is green."]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[3,1,3,25,61,"The train has a helicopter 🚁 on boar","A train\nEin Zug fuhr ab.\n","d, Pulikovsky said. It is green."]]],["alignment",["id","passage_id","revision_id","verdict","became_id","changes","candidates","placed_by_id","placed_at"],[[1,1,3,"orphan",3,"[[\"number\",\"1\",\"2\"]]","[[1,2]]",1,"2026-11-26T13:57:06.627950Z"]]],["comment",["id","revision_id","number","start","end","author","text","made_on","standing","claim_id","settled_by_id","settled_at"],[[1,3,1,2,7,"RL","which?","2026-11-01","accepted",1,1,"2026-11-26T13:57:06.627919Z"]]],["proposal",["id","revision_id","extractor","text","status","rule","tier","sentence_start","sentence_end","source","source_kind","source_written","source_resolved","via","source_spans","cue_spans","content_spans","cue","mode","as_fact","worth","reasons","fingerprint","standing","found_at","settled_by_id","settled_at","why","claim_id"],[[1,3,"rules","The train has a helicopter on board.","reported","postposed","high",25,81,"Pulikovsky","person","he","pronoun","[[\"Agency\",\"agency\",\"Agency\",null]]","[[64,74]]","[[75,79]]","[[25,62]]","said","paraphrase",1,3,"[\"a name\"]","abababababababababababababababab","dismissed","2026-11-26T13:57:06.628865Z",1,"2026-11-26T13:57:06.627919Z","no claim",1]]],["task",["id","article_id","claim_id","carried_by_id","at","by_id","done_at","done_by_id","note"],[[1,1,1,1,"2026-11-26T13:57:06.629105Z",1,"2026-11-26T13:57:06.629109Z",1,"filed anew"]]]]','872130ae918ecfb3ed7d8732fbd96293','2ce3167a8b42ddcd36ec79d1afe8980678b7adf3806952c3571c6d86518983d1','7b21620f34aa891a11d591ee7a13d7d627cec964a5374c7846a467fc45eb76a6','284bf811b9f0e403405139427a803fc409e872667c4a71fb50ea5c0c7c693ae6');
INSERT INTO "entry" VALUES(31,'2026-11-26T13:57:06.764817Z','ann','ann','sign-off','older','[["sign_off",["id","revision_id","sha256","policy","by_id","at"],[[1,2,"c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a","ours",1,"2026-11-26T13:57:06.724252Z"]]],["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","signed_off","ours",null,null]]],["signed_claim",["id","sign_off_id","claim_id","version","independent_min","independent_max"],[[1,1,4,3,1,1]]],["signed_waiver",["id","sign_off_id","waiver_id"],[[1,1,1]]]]','867e16b4de7072b14db0be71a4b3d426','84aff6a4de07b72170d9242c6f217f44eaa310df0784aa2d8625fc047d0ab839','284bf811b9f0e403405139427a803fc409e872667c4a71fb50ea5c0c7c693ae6','cd9ba71dc73c98e5e3e8d8b0302d26bd00a41e798d26760f3e0d6e5260a02575');
INSERT INTO "entry" VALUES(32,'2026-11-26T13:57:06.852961Z','ann','ann','publish','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","published","ours","https://example.org/older","2026-11-26T13:57:06.823841Z"]]],["publication",["id","article_id","sign_off_id","at","url","by_id","note"],[[1,2,1,"2026-11-26T13:57:06.823841Z","https://example.org/older",1,null]]]]','a78e166536db2e6f761bcdd1e2cf6b91','e4c7273ba3638a2a8393209658f0eec690f90991e1ab83a698dd1d8423e5981a','cd9ba71dc73c98e5e3e8d8b0302d26bd00a41e798d26760f3e0d6e5260a02575','49cf1f5499f6ea7f9617a45f8664805045127696b18058a914b01af9b5a92d96');
INSERT INTO "entry" VALUES(33,'2026-11-26T13:57:08.240085Z','ann','ann','choose password','person:1','[]','064bfda5d0f774c45951b08fcf636a11','1a8c9b2086cc49c6348488c845342b23b8fb1f1b416db26c44eea92bd492a56a','49cf1f5499f6ea7f9617a45f8664805045127696b18058a914b01af9b5a92d96','353272fad56de10d54be10a862f2e0063b81509b12fad27c3720e3d048313d7e');
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
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T13:57:05.614939Z',1,'retracted where it was imported from');
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
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T13:57:05.656324Z','2026-11-26T15:57:05.656324Z',NULL,'2026-11-26T13:57:05.680797Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T13:57:05.695945Z','2026-11-26T17:57:05.695945Z',NULL,'2026-11-26T13:57:05.696944Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T13:57:05.712873Z','2026-11-26T17:57:05.712873Z',NULL,NULL);
INSERT INTO "hold" VALUES(4,4,1,NULL,'2026-11-26T13:57:06.208376Z','2026-11-26T17:57:06.208376Z',NULL,'2026-11-26T13:57:06.224050Z');
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
',1,'2026-11-26T13:57:06.560163Z');
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
CREATE TABLE password (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	chosen_at VARCHAR(27) NOT NULL, 
	chosen_by_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_password PRIMARY KEY (id), 
	CONSTRAINT fk_password_chosen_by_id_person FOREIGN KEY(chosen_by_id) REFERENCES person (id), 
	CONSTRAINT fk_password_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_password_person_id UNIQUE (person_id)
);
INSERT INTO "password" VALUES(1,1,'$argon2id$v=19$m=65536,t=3,p=1$93al+BLPz+rMaKs2Dq3j0w$w2zOREU4aS0HKu2qdoNuhlmuoL6/46snSdUTTcXh1Ok','2026-11-26T13:57:08.240440Z',1,33);
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
INSERT INTO "proposal" VALUES(1,3,'rules','The train has a helicopter on board.','reported','postposed','high',25,81,'Pulikovsky','person','he','pronoun','[["Agency","agency","Agency",null]]','[[64,74]]','[[75,79]]','[[25,62]]','said','paraphrase',1,3,'["a name"]','abababababababababababababababab','dismissed','2026-11-26T13:57:06.628865Z',1,'2026-11-26T13:57:06.627919Z','no claim',1);
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
INSERT INTO "publication" VALUES(1,2,1,'2026-11-26T13:57:06.823841Z','https://example.org/older',1,NULL);
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
INSERT INTO "reply" VALUES(2,4,'Herald','2026-11-26',1,NULL,NULL,'awaited',NULL,NULL,NULL,'2026-11-26T13:57:06.405725Z',1,'nobody was asked');
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
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T13:57:05.657596Z',NULL,2,NULL);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T13:57:05.693981Z','seen',3,NULL);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T13:57:05.696102Z',NULL,2,NULL);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T13:57:05.697038Z',NULL,2,NULL);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T13:57:05.711534Z','cut',3,NULL);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T13:57:05.713001Z',NULL,2,NULL);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T13:57:05.922702Z','Agency, which it rests on, was retracted',4,NULL);
INSERT INTO "review" VALUES(8,4,'take','unreviewed','in_review',NULL,1,'2026-11-26T13:57:06.208516Z',NULL,2,NULL);
INSERT INTO "review" VALUES(9,4,'override','in_review','verified','verified',1,'2026-11-26T13:57:06.224157Z','seen',3,NULL);
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
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T13:57:05.614939Z',NULL,NULL);
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T13:57:05.614939Z',NULL,NULL);
INSERT INTO "revision" VALUES(3,1,2,'A train
Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928',1,'2026-11-26T13:57:06.599668Z','A train','It is green.');
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_name UNIQUE (name)
);
INSERT INTO "setting" VALUES(1,'second-person','off');
INSERT INTO "setting" VALUES(2,'policy','one-person-desk');
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	until VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_sign_in_digest UNIQUE (digest)
);
INSERT INTO "sign_in" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000',1,33,'2026-11-26T13:57:08.241549Z','2026-11-27T01:57:08.241549Z',NULL);
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
INSERT INTO "sign_off" VALUES(1,2,'c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a','ours',1,'2026-11-26T13:57:06.724252Z');
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
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T13:57:05.614939Z',1,'it was a hoax');
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
INSERT INTO "task" VALUES(1,1,1,1,'2026-11-26T13:57:06.629105Z',1,'2026-11-26T13:57:06.629109Z',1,'filed anew');
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
INSERT INTO "waiver" VALUES(1,4,'single-source','2 citations, 1 independent: everything rests on Pulikovsky','he was there','2027-11-26',1,'2026-11-26T13:57:06.292068Z',NULL,NULL,NULL);
INSERT INTO "waiver" VALUES(2,4,'contested',NULL,'a slip','2027-11-26',1,'2026-11-26T13:57:06.332125Z','2026-11-26T13:57:06.342204Z',1,'nobody denies it');
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
CREATE INDEX ix_sign_in_person_id ON sign_in (person_id);
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
CREATE TRIGGER guard_password_before_insert BEFORE INSERT ON password BEGIN SELECT CASE
WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM password o WHERE o.id = NEW.id) OR EXISTS (SELECT 1 FROM password o WHERE o.person_id = NEW.person_id) THEN RAISE(ABORT, 'refused by the desk: there is a password of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_password_insert AFTER INSERT ON password BEGIN SELECT CASE
WHEN NEW.id < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a password is a number from 1 on')
WHEN (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen together with the ledger''s entry that says so')
WHEN (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor')
END; END;
CREATE TRIGGER guard_password_update AFTER UPDATE ON password BEGIN SELECT CASE
WHEN (EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = 'choose password' AND e."by" = p.initials AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen together with the ledger''s entry that says so')
WHEN (NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id AND r.role = 'editor' AND r.ended_at IS NULL)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: a password is chosen by whose it is, and a first one given by an editor')
WHEN NEW."id" IS NOT OLD."id" OR NEW."person_id" IS NOT OLD."person_id" OR NEW.seq <= OLD.seq THEN RAISE(ABORT, 'refused by the desk: a password stays the same person''s, and another has an entry of its own')
END; END;
CREATE TRIGGER guard_password_before_delete BEFORE DELETE ON password BEGIN SELECT CASE
WHEN 1 = 1 THEN RAISE(ABORT, 'refused by the desk: a password is never taken away: choose another, or say that the person left')
END; END;
CREATE TRIGGER guard_sign_in_before_insert BEFORE INSERT ON sign_in BEGIN SELECT CASE
WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM sign_in o WHERE o.id = NEW.id) OR EXISTS (SELECT 1 FROM sign_in o WHERE o.digest = NEW.digest) THEN RAISE(ABORT, 'refused by the desk: there is a sign-in of this key already, and none takes the place of another')
END; END;
CREATE TRIGGER guard_sign_in_insert AFTER INSERT ON sign_in BEGIN SELECT CASE
WHEN NEW.id < 1 THEN RAISE(ABORT, 'refused by the desk: the key of a sign_in is a number from 1 on')
WHEN (EXISTS (SELECT 1 FROM password p WHERE p.person_id = NEW.person_id AND p.seq = NEW.seq)) IS NOT TRUE THEN RAISE(ABORT, 'refused by the desk: somebody signs in by the password that is theirs')
END; END;
CREATE TRIGGER guard_sign_in_update AFTER UPDATE ON sign_in BEGIN SELECT CASE
WHEN NEW."id" IS NOT OLD."id" OR NEW."digest" IS NOT OLD."digest" OR NEW."person_id" IS NOT OLD."person_id" OR NEW."seq" IS NOT OLD."seq" OR NEW."at" IS NOT OLD."at" OR NEW."until" IS NOT OLD."until" OR OLD.ended_at IS NOT NULL THEN RAISE(ABORT, 'refused by the desk: a sign-in stays as it was, but that it ends once')
END; END;
COMMIT;
