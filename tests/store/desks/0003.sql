BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','published','ours','https://example.org/older','2026-11-26T03:43:00.403643Z');
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
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T03:42:59.610375Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T03:42:59.235708Z',1,'misread');
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
	version INTEGER NOT NULL, 
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
INSERT INTO "claim" VALUES(1,1,1,'Claim 1','unattributed','normal',NULL,0,NULL,NULL,'in_review',NULL,6);
INSERT INTO "claim" VALUES(2,1,2,'Claim 2','unattributed','normal',NULL,0,NULL,NULL,'withdrawn',NULL,3);
INSERT INTO "claim" VALUES(3,1,3,'Claim 3','alleged','high','the railway',1,'2023-09-13','ask again','in_review',2,2);
INSERT INTO "claim" VALUES(4,2,1,'It was short.','reported','normal','Herald',0,NULL,NULL,'verified',1,3);
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
INSERT INTO "contradiction_member" VALUES(3,1,3,'2026-11-26T03:43:00.248266Z',1);
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
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T03:42:59.235708Z',1,'the other way round');
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
INSERT INTO "entry" VALUES(1,'2026-11-26T03:42:59.165779Z','ann','ann','init','desk','[["person",["id","name","initials"],[[1,"ann","ann"]]],["person_role",["id","person_id","role"],[[1,1,"checker"],[2,1,"editor"],[3,1,"legal"],[4,1,"reader"],[5,1,"reporter"]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','8ec1709ec2586095d0559a69725dd602','b16cc1badd9cd559f560fa971dff2d60fdeea85c3ac52fdf8424cd4f2641593d','0000000000000000000000000000000000000000000000000000000000000000','2376a6624619b97f1b3686d4ac083ed6f110cc7a8d80f03d7dd345b5d8f073dd');
INSERT INTO "entry" VALUES(2,'2026-11-26T03:42:59.274522Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T03:42:59.235708Z"],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T03:42:59.235708Z"]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T03:42:59.235708Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,null],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,null]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again"]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T03:42:59.235708Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T03:42:59.235708Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T03:42:59.235708Z",1,"retracted where it was imported from"]]]]','11921769605b9714ba002c97221b2901','bb291f31cd485120efbfae3af6be094fa3c5c0db3ad4255ce5ef19ea4abe5a94','2376a6624619b97f1b3686d4ac083ed6f110cc7a8d80f03d7dd345b5d8f073dd','73ad25d65f167cd5de502954abc719d500517394ece559158115b1590b161581');
INSERT INTO "entry" VALUES(3,'2026-11-26T03:42:59.378718Z','ann','ann','take','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:42:59.351673Z","2026-11-26T05:42:59.351673Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:59.351894Z",null,2,null]]]]','d616e38ff00e05b3ff8e850607b02216','6a28ec92195276826810dc31683df3bc2c44e82b9acfef5cbad7b25338d7615f','73ad25d65f167cd5de502954abc719d500517394ece559158115b1590b161581','b33b93293919d36f5591b6ff2c89c8203b0eaad5ac9fac9772876cbada6ce0cb');
INSERT INTO "entry" VALUES(4,'2026-11-26T03:42:59.510383Z','ann','ann','override','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:42:59.351673Z","2026-11-26T05:42:59.351673Z",null,"2026-11-26T03:42:59.495017Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T03:42:59.496426Z","seen",3,null]]]]','d337308d08ba690a971c9e05c12ba46f','9ff6405595a19d8dcb92967ab6a1823262c6757e3aa71514db79cb96e1b91d7a','b33b93293919d36f5591b6ff2c89c8203b0eaad5ac9fac9772876cbada6ce0cb','90a9fb2b243ece5e3a952cb41ecb1c62f5407a407224283a66df7625b42f741e');
INSERT INTO "entry" VALUES(5,'2026-11-26T03:42:59.528485Z','ann','ann','take','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:42:59.513211Z","2026-11-26T07:42:59.513211Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:59.513345Z",null,2,null]]]]','cf09f4e8282d98161a31ba71826ea02b','7fc1945c0c0759f437563dda0e21d12b205da4760f75f8b4993f61d6104fedbb','90a9fb2b243ece5e3a952cb41ecb1c62f5407a407224283a66df7625b42f741e','3a07143893551a858ee84f8c60c59c7449ae7b6f06958a25b9b4937a7ae76a14');
INSERT INTO "entry" VALUES(6,'2026-11-26T03:42:59.554148Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:42:59.513211Z","2026-11-26T07:42:59.513211Z",null,"2026-11-26T03:42:59.540441Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T03:42:59.541084Z",null,2,null]]]]','7170753075177859a59c5a6c897a6418','d556599c9541d9130172999ebb9f9083603db1fe9d05de56e99a5b3673671c44','3a07143893551a858ee84f8c60c59c7449ae7b6f06958a25b9b4937a7ae76a14','5ba28984cc3ecdc0937ab57552f8e308ea1dbd6a2d3469e0fb6d87a3fef8ed8d');
INSERT INTO "entry" VALUES(7,'2026-11-26T03:42:59.557463Z','ann','ann','withdraw','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T03:42:59.556111Z","cut",3,null]]]]','e0f766e5c311f0a04d8fffd250a8375b','367150a78abc2c3109c6553f80f4599de29ad6cc9b942850835aefcc10fffd28','5ba28984cc3ecdc0937ab57552f8e308ea1dbd6a2d3469e0fb6d87a3fef8ed8d','43a96af460b9e13749c0fa52be9bbd3763af84957a95d88f63ecc1867acbd47d');
INSERT INTO "entry" VALUES(8,'2026-11-26T03:42:59.582054Z','ann','ann','take','kim-train#3','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T03:42:59.568167Z","2026-11-26T07:42:59.568167Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:59.568294Z",null,2,null]]]]','a5fd40d103d360b9da0a73dda2e96787','cf8f53008603b8401cdcc7f6662d8f9240064430ebebb1f167f4371636ffc3b3','43a96af460b9e13749c0fa52be9bbd3763af84957a95d88f63ecc1867acbd47d','da70b9cb7ddfadc3f3351d677962ea43e2fdcdb739ffee6039e2123224faa515');
INSERT INTO "entry" VALUES(9,'2026-11-26T03:42:59.612655Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T03:42:59.610375Z",null,null,null]]]]','2b8464f001fa27fbab7ca3218a550653','150e44d7351c31ff586d962fea613d9141284263ca16af4a723038ac23656111','da70b9cb7ddfadc3f3351d677962ea43e2fdcdb739ffee6039e2123224faa515','c517442dae7bcabb6cc32c04c27c000ca6ae32f535dd97aabc9c9fe9db81da34');
INSERT INTO "entry" VALUES(10,'2026-11-26T03:42:59.651343Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','b7b386f4a57476e041466a42b7ba106e','001d64f8db500c626723211912a0304ff641248e712a0a119dce7e8031b305ce','c517442dae7bcabb6cc32c04c27c000ca6ae32f535dd97aabc9c9fe9db81da34','bc35f6438500429b8bacd96d3ad365c3ef64782b82fda7d3af0eee4c8fabeb2a');
INSERT INTO "entry" VALUES(11,'2026-11-26T03:42:59.692585Z','ann','ann','retract source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T03:42:59.680845Z",1,"wrong before"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,4]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T03:42:59.691652Z","Agency, which it rests on, was retracted",4,null]]]]','8b3f0510b37033538d3eb0c623413cf8','3fd9f881b6977dbf98036aeec66799780c0fd4d69250ac0e8a544301781d76d1','bc35f6438500429b8bacd96d3ad365c3ef64782b82fda7d3af0eee4c8fabeb2a','f1047d1e321260ffe885dce9009d95d2e81da6c506587badfb9b69af5f1d06fa');
INSERT INTO "entry" VALUES(12,'2026-11-26T03:42:59.732700Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,5]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[]]]','a43f522e5fdeff72622322bcb23a62f6','d0b3c4fc84827efc1b1ad38258e873fb10f8c5d1cf00c1a595120c93e8557009','f1047d1e321260ffe885dce9009d95d2e81da6c506587badfb9b69af5f1d06fa','c0c298a743b4cd5b333ff71fc2d71824effe89d9433a0c7e95b3910a75fdc243');
INSERT INTO "entry" VALUES(13,'2026-11-26T03:42:59.769088Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,6]]]]','689935aa0923ae811adfc7f8c5c9d511','20261a0e3386dfcc279bc1d4a11fd4064766e35c9f00bebb884850abe00bbe4a','c0c298a743b4cd5b333ff71fc2d71824effe89d9433a0c7e95b3910a75fdc243','472c8e41b8c35bbaa0a00786bc0d4a42173cd2d37060d224ca2af0de1c117846');
INSERT INTO "entry" VALUES(14,'2026-11-26T03:42:59.820010Z','ann','ann','add claim','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"unreviewed",1,1]]]]','2a93253476a98c07c41f5e1b5206ad90','d571b4e1cf86de4d9c2687b5c193e68aeb5370ef0578ab250ad15741efac0d73','472c8e41b8c35bbaa0a00786bc0d4a42173cd2d37060d224ca2af0de1c117846','81602ae869bb56663436d873dca56e41d976c6c16d70dd9a2231cbc9816f9edb');
INSERT INTO "entry" VALUES(15,'2026-11-26T03:42:59.848186Z','ann','ann','attribute','older#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[5,4,3,"","reported",null,null,null,1,null,null,null,null,null,null,null,null]]]]','a76f241355481c95568a1b3db815b072','de106d641b0f0b7cf74a271a214dbc639fa8dd57e8fd50bd5d5c1ffd8af545e0','81602ae869bb56663436d873dca56e41d976c6c16d70dd9a2231cbc9816f9edb','e189e6d9c4a0c759430d9ccedac5f85d111cc42a00892dc0cc6b8fd6f4b69f4e');
INSERT INTO "entry" VALUES(16,'2026-11-26T03:42:59.873199Z','ann','ann','add evidence','older#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[4,4,1,3,"supports","short","p. 1",null,null,null,null,null,null,null,null]]]]','1e9074385b4bbd6ce72871c39235f1ea','3dd873dcfce5b2d47c65b5749a165d93e0eabf6e2bb3efe56c59371b2d8fcb26','e189e6d9c4a0c759430d9ccedac5f85d111cc42a00892dc0cc6b8fd6f4b69f4e','874b1ced0566a7101b9d56f03f552e1f61107e1bf09f6873bbe0959d187edc46');
INSERT INTO "entry" VALUES(17,'2026-11-26T03:42:59.898657Z','ann','ann','take','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"in_review",1,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:42:59.880255Z","2026-11-26T07:42:59.880255Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[8,4,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:59.880389Z",null,2,null]]]]','deb4e3c6e71cf196b4c5a576d2b321e8','b1b7501fb0a97697476ffcff566732b34c784ffcdc5f24f387c7a29058856aa4','874b1ced0566a7101b9d56f03f552e1f61107e1bf09f6873bbe0959d187edc46','bdb593b2e610829b6a45d2e530f5400b58366fa07ab5beb9b1308bbae29b2b95');
INSERT INTO "entry" VALUES(18,'2026-11-26T03:42:59.968685Z','ann','ann','override','older#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:42:59.880255Z","2026-11-26T07:42:59.880255Z",null,"2026-11-26T03:42:59.953224Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"verified",1,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[9,4,"override","in_review","verified","verified",1,"2026-11-26T03:42:59.953803Z","seen",3,null]]]]','c5de9b81fb7840a83409d69dd0db51cb','7e016bb0a5dde761f881fc401b34389d4071853f97579f6e285710fdf785d09a','bdb593b2e610829b6a45d2e530f5400b58366fa07ab5beb9b1308bbae29b2b95','12fc9ee83081bb9b2abd621b8d4689f114e91d128cc2e526464a2a4b7dead2a4');
INSERT INTO "entry" VALUES(19,'2026-11-26T03:43:00.036010Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[1,4,"single-source","2 citations, 1 independent: everything rests on Pulikovsky","he was there","2027-11-26",1,"2026-11-26T03:43:00.025282Z",null,null,null]]]]','d2c36dfa039c3cff1662956e4e9bdc54','9857e4f007d4e7f46307566d6a7ec7897805718353f6c900c3bbede5b35ccb0f','12fc9ee83081bb9b2abd621b8d4689f114e91d128cc2e526464a2a4b7dead2a4','292d634a66232d4bd51f10f91f57e01f634bc4b5b5dc65f6646c824ad905ae45');
INSERT INTO "entry" VALUES(20,'2026-11-26T03:43:00.080836Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:00.079848Z",null,null,null]]]]','7a275d2181dd9b5b0717f1a451f9728b','9805e6a3170bb50ccceb31122174a9f70bc4470679b9ccb947433a538d539e3c','292d634a66232d4bd51f10f91f57e01f634bc4b5b5dc65f6646c824ad905ae45','fbc8e6921483882b734eaaec79cbae7af30d2ed9e3ed65fed3a4bd02035b7077');
INSERT INTO "entry" VALUES(21,'2026-11-26T03:43:00.092440Z','ann','ann','withdraw waiver','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:00.079848Z","2026-11-26T03:43:00.081311Z",1,"nobody denies it"]]]]','cda4f85e81ad10ffe1147dba89e502c8','7351a23111a6e1f4902f53144570e12d338a112d08c3b63495dd7dfc8cf017de','fbc8e6921483882b734eaaec79cbae7af30d2ed9e3ed65fed3a4bd02035b7077','2d18975e769cadedf87cc6a5e1ab8bb69ff97da3ad8d6ab0a36def9ba52640c1');
INSERT INTO "entry" VALUES(22,'2026-11-26T03:43:00.108635Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","awaited",null,null,"twice",null,null,null]]]]','b2d636b3df74aea13e0f62b77df2fd3a','ddd4d1bce81a1863626bb191e57b592bfe6a2338b50463ae0e50300b44e0b83d','2d18975e769cadedf87cc6a5e1ab8bb69ff97da3ad8d6ab0a36def9ba52640c1','229face76fc7fe796c4f63288e47d512f4f7f5ef5787d9f97c36be2250e436a6');
INSERT INTO "entry" VALUES(23,'2026-11-26T03:43:00.136819Z','ann','ann','edit reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","answered","No.","Short","twice",null,null,null]]]]','1499381d92b9935b92598cf5525cf009','f82d2dac5c6deb1f7353291c264169a569a66160f57c36a53cbd35991a1a4c49','229face76fc7fe796c4f63288e47d512f4f7f5ef5787d9f97c36be2250e436a6','67306fab6bb62d67874727ab016714bc4f28c3827fe9db4cd00cb77ce6e10c13');
INSERT INTO "entry" VALUES(24,'2026-11-26T03:43:00.156084Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,null,null,null]]]]','ce832c7c8f119d528f507c1c31fb3448','d2babd2054a7fd23782d54f05180adcb4fa760c3462d7ab63ddc61eef33c317b','67306fab6bb62d67874727ab016714bc4f28c3827fe9db4cd00cb77ce6e10c13','c70aa05e2bd93e50291ea9b482a43262151b958861e7623bba8adc491ec8f355');
INSERT INTO "entry" VALUES(25,'2026-11-26T03:43:00.183434Z','ann','ann','retract reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,"2026-11-26T03:43:00.157560Z",1,"nobody was asked"]]]]','c17535deff2ce9f3c5d63c9383976323','3847c4aed446b1f52a2a7360bb42ad3557f4ea5e4d40851caae96e1cee7808b0','c70aa05e2bd93e50291ea9b482a43262151b958861e7623bba8adc491ec8f355','fe7a596b193448c899fcdc013df274704f390d1e28593acb0f81e56a67c2e6fc');
INSERT INTO "entry" VALUES(26,'2026-11-26T03:43:00.220887Z','ann','ann','group claims','desk','[["contradiction",["id","name","note"],[[1,"the train","one of them"]]],["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[1,1,4,null,null],[2,1,1,null,null],[3,1,3,null,null]]]]','9b139d4605396d86f0fe2b3d35890933','b95b9eeffadd197e6118e84ff242759cca26149aff0569877f5070a8c8b7bf8a','fe7a596b193448c899fcdc013df274704f390d1e28593acb0f81e56a67c2e6fc','fe532c23cd9758516e0eadbb0b65ce19aa64e0dc5dc27957ad40037b9f1a61f9');
INSERT INTO "entry" VALUES(27,'2026-11-26T03:43:00.249621Z','ann','ann','ungroup claim','kim-train#3','[["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[3,1,3,"2026-11-26T03:43:00.248266Z",1]]]]','284f06a1d61be0747ada5960178a4f85','9a42f3419c2f550f405b21c6e641aec06b0e660348aaaff880ecb618d701dc95','fe532c23cd9758516e0eadbb0b65ce19aa64e0dc5dc27957ad40037b9f1a61f9','1cea2fa8c092f42daf9595cd814929a7303dbed3b27f104afeeee3dce161fa73');
INSERT INTO "entry" VALUES(28,'2026-11-26T03:43:00.287520Z','ann','ann','keep pack','pack:ours','[["pack",["id","name","text","kept_by_id","kept_at"],[[1,"ours","summary = \"Our own.\"\n[severity]\nself-verified = \"note\"\n",1,"2026-11-26T03:43:00.277300Z"]]]]','f1d8b718c019f1628bd705fb564fda05','b925042bbee3eed8ead5f9889a427620bab771c95429d661aee596db85991afa','1cea2fa8c092f42daf9595cd814929a7303dbed3b27f104afeeee3dce161fa73','ac38aecea28c0ce5daaf496ddb1e522ed363c79560f15e1bbbaf434a70bf4b26');
INSERT INTO "entry" VALUES(29,'2026-11-26T03:43:00.289303Z','ann','ann','policy','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","draft","ours",null,null]]]]','fb56a78bb48a45ed6f52a0e9c65630fa','2b2032ff177dd62a8a402fd793ae3fe3bbd5498217a11aa3eeb1bdcf73ece340','ac38aecea28c0ce5daaf496ddb1e522ed363c79560f15e1bbbaf434a70bf4b26','5d839cfd64354d36b3bdf1e757771482a14d650022ba01e8968beb4142832375');
INSERT INTO "entry" VALUES(30,'2026-11-26T03:43:00.360277Z','ann','ann','sign-off','older','[["sign_off",["id","revision_id","sha256","policy","by_id","at"],[[1,2,"c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a","ours",1,"2026-11-26T03:43:00.333536Z"]]],["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","signed_off","ours",null,null]]],["signed_claim",["id","sign_off_id","claim_id","version","independent_min","independent_max"],[[1,1,4,3,1,1]]],["signed_waiver",["id","sign_off_id","waiver_id"],[[1,1,1]]]]','33f33b75b8a1e2a279bf5fd085ca81c7','b95d036574b5ecf6e2fb5794cbf876f1c7453753733e284e788c5f8ee73e15cc','5d839cfd64354d36b3bdf1e757771482a14d650022ba01e8968beb4142832375','a99440eea25496312483093f607392c90933494ba6258b633ace2d1f4c47f937');
INSERT INTO "entry" VALUES(31,'2026-11-26T03:43:00.418632Z','ann','ann','publish','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","published","ours","https://example.org/older","2026-11-26T03:43:00.403643Z"]]]]','925368a08b77036731bebcdd20ca682e','ed05860d7b4d706cafa39bfda870d0edaec109b357f8c7e65e071909c11c16ec','a99440eea25496312483093f607392c90933494ba6258b633ace2d1f4c47f937','d10f9cdcc7499aadaa56b240a88fca7f221558494b7ac94589bf12dead59fcc9');
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
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:42:59.235708Z',1,'retracted where it was imported from');
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
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T03:42:59.351673Z','2026-11-26T05:42:59.351673Z',NULL,'2026-11-26T03:42:59.495017Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T03:42:59.513211Z','2026-11-26T07:42:59.513211Z',NULL,'2026-11-26T03:42:59.540441Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T03:42:59.568167Z','2026-11-26T07:42:59.568167Z',NULL,NULL);
INSERT INTO "hold" VALUES(4,4,1,NULL,'2026-11-26T03:42:59.880255Z','2026-11-26T07:42:59.880255Z',NULL,'2026-11-26T03:42:59.953224Z');
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
',1,'2026-11-26T03:43:00.277300Z');
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
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	initials VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_initials UNIQUE (initials)
);
INSERT INTO "person" VALUES(1,'ann','ann');
INSERT INTO "person" VALUES(2,'Robin Lacey','RL');
CREATE TABLE person_role (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (id), 
	CONSTRAINT fk_person_role_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_person_role_person_id_role UNIQUE (person_id, role), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('reporter', 'checker', 'editor', 'legal', 'reader'))
);
INSERT INTO "person_role" VALUES(1,1,'checker');
INSERT INTO "person_role" VALUES(2,1,'editor');
INSERT INTO "person_role" VALUES(3,1,'legal');
INSERT INTO "person_role" VALUES(4,1,'reader');
INSERT INTO "person_role" VALUES(5,1,'reporter');
INSERT INTO "person_role" VALUES(6,2,'reporter');
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
INSERT INTO "reply" VALUES(2,4,'Herald','2026-11-26',1,NULL,NULL,'awaited',NULL,NULL,NULL,'2026-11-26T03:43:00.157560Z',1,'nobody was asked');
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
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:59.351894Z',NULL,2,NULL);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T03:42:59.496426Z','seen',3,NULL);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:59.513345Z',NULL,2,NULL);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T03:42:59.541084Z',NULL,2,NULL);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T03:42:59.556111Z','cut',3,NULL);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:59.568294Z',NULL,2,NULL);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T03:42:59.691652Z','Agency, which it rests on, was retracted',4,NULL);
INSERT INTO "review" VALUES(8,4,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:59.880389Z',NULL,2,NULL);
INSERT INTO "review" VALUES(9,4,'override','in_review','verified','verified',1,'2026-11-26T03:42:59.953803Z','seen',3,NULL);
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	filed_by_id INTEGER, 
	filed_at VARCHAR(27), 
	CONSTRAINT pk_revision PRIMARY KEY (id), 
	CONSTRAINT ck_revision_number CHECK (number >= 1), 
	CONSTRAINT fk_revision_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_revision_filed_by_id_person FOREIGN KEY(filed_by_id) REFERENCES person (id), 
	CONSTRAINT uq_revision_article_id_number UNIQUE (article_id, number)
);
INSERT INTO "revision" VALUES(1,1,1,'Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T03:42:59.235708Z');
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T03:42:59.235708Z');
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
INSERT INTO "sign_off" VALUES(1,2,'c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a','ours',1,'2026-11-26T03:43:00.333536Z');
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
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:42:59.235708Z',1,'it was a hoax');
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
INSERT INTO "waiver" VALUES(1,4,'single-source','2 citations, 1 independent: everything rests on Pulikovsky','he was there','2027-11-26',1,'2026-11-26T03:43:00.025282Z',NULL,NULL,NULL);
INSERT INTO "waiver" VALUES(2,4,'contested',NULL,'a slip','2027-11-26',1,'2026-11-26T03:43:00.079848Z','2026-11-26T03:43:00.081311Z',1,'nobody denies it');
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
COMMIT;
