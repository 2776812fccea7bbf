BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "alignment" VALUES(1,1,3,'orphan',3,'[["number","1","2"]]','[[1,2]]',1,'2026-11-26T03:43:10.352109Z');
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
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','published','ours','https://example.org/older','2026-11-26T03:43:10.517165Z');
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
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T03:43:09.600540Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T03:43:09.195299Z',1,'misread');
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
INSERT INTO "comment" VALUES(1,3,1,2,7,'RL','which?','2026-11-01','accepted',1,1,'2026-11-26T03:43:10.352094Z');
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
INSERT INTO "contradiction_member" VALUES(3,1,3,'2026-11-26T03:43:10.242836Z',1);
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
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T03:43:09.195299Z',1,'the other way round');
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
INSERT INTO "entry" VALUES(1,'2026-11-26T03:43:09.099585Z','ann','ann','init','desk','[["person",["id","name","initials"],[[1,"ann","ann"]]],["person_role",["id","person_id","role"],[[1,1,"checker"],[2,1,"editor"],[3,1,"legal"],[4,1,"reader"],[5,1,"reporter"]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','05d0e05a56ef50aa82345f51f0e85ccc','3955e8778299a204b0eaee46e897a67b3c2a8357ded4cdc7cee12b37156a9485','0000000000000000000000000000000000000000000000000000000000000000','caa9277d1adf8c170985ffd5ce1bb15b1b523d3df20d493a255095e4b2c2a929');
INSERT INTO "entry" VALUES(2,'2026-11-26T03:43:09.227131Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T03:43:09.195299Z",null,null],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T03:43:09.195299Z",null,null]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T03:43:09.195299Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,null],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,null]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again"]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T03:43:09.195299Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T03:43:09.195299Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T03:43:09.195299Z",1,"retracted where it was imported from"]]]]','39ab1e8a77fd2b6bbd1adc9a3467a8b6','fdb5a9ad30027c73431bc525aab0f515d027482713fc794699c3a9edc902b636','caa9277d1adf8c170985ffd5ce1bb15b1b523d3df20d493a255095e4b2c2a929','27119082a94580a87f1fbc471e7c705dbb8b9de732d281add2969ccd2dc9aa36');
INSERT INTO "entry" VALUES(3,'2026-11-26T03:43:09.326534Z','ann','ann','take','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:43:09.295339Z","2026-11-26T05:43:09.295339Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:09.295531Z",null,2,null]]]]','d31004ae7c0ae810ebe24fa1794602ab','e0aa5e930c0138f81faa0d778d56c52b2ca52d1e88f263e9fffbc202ec40ed1f','27119082a94580a87f1fbc471e7c705dbb8b9de732d281add2969ccd2dc9aa36','ac35497025d3aa93cf768cba44c42e245672dd1f504ae150baa35bb006069569');
INSERT INTO "entry" VALUES(4,'2026-11-26T03:43:09.473875Z','ann','ann','override','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:43:09.295339Z","2026-11-26T05:43:09.295339Z",null,"2026-11-26T03:43:09.457755Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T03:43:09.472105Z","seen",3,null]]]]','ac6cccf002560a10821f443827a57f51','7eabd9a12e769a5ecf38067a96713934a64e389412379d62077da48f6c5fea75','ac35497025d3aa93cf768cba44c42e245672dd1f504ae150baa35bb006069569','fe34090b6b665a941ed2d6f542d012f17f4ade924a650e0c1ec5b6a0c6714b95');
INSERT INTO "entry" VALUES(5,'2026-11-26T03:43:09.510590Z','ann','ann','take','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:43:09.485136Z","2026-11-26T07:43:09.485136Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:09.485266Z",null,2,null]]]]','7d963fd2456d40a7ce666d9aba97d8fa','0fc438fd6ec41cd6a35023f2b52e0899c93384519adff25cd048ce98f7314d07','fe34090b6b665a941ed2d6f542d012f17f4ade924a650e0c1ec5b6a0c6714b95','f4f2efb4274e85489b3bb0930277c530f8ca20d013b3771ac3ba9c0de402cdf5');
INSERT INTO "entry" VALUES(6,'2026-11-26T03:43:09.527004Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:43:09.485136Z","2026-11-26T07:43:09.485136Z",null,"2026-11-26T03:43:09.513004Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T03:43:09.513549Z",null,2,null]]]]','b2b7899cc6170ac92426c24da5c66e4a','8254862dfbf008af9d36c523dcb12b85e1c2fcf97e9965b19750146e36f8e8ba','f4f2efb4274e85489b3bb0930277c530f8ca20d013b3771ac3ba9c0de402cdf5','08dea1c352772693dc855bc2e046b5e14ffc6dd57d2f2a0598d854b85e3c0ce7');
INSERT INTO "entry" VALUES(7,'2026-11-26T03:43:09.543140Z','ann','ann','withdraw','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T03:43:09.529073Z","cut",3,null]]]]','1e7abcfce43880f201dddd440da69e1a','9165cdfc33ce9659808daf14615d64c55370549407dd508b1a6143f48de44279','08dea1c352772693dc855bc2e046b5e14ffc6dd57d2f2a0598d854b85e3c0ce7','cbb5830f0ea5d029e6022edfb3455f29dbb1b3c3c9304fd17cc11fe2a51094b0');
INSERT INTO "entry" VALUES(8,'2026-11-26T03:43:09.560069Z','ann','ann','take','kim-train#3','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T03:43:09.545632Z","2026-11-26T07:43:09.545632Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:09.545748Z",null,2,null]]]]','4fa08734d5738033598a1d7462e1f611','4fc372de661fe0c32e65777ca22665cc1d6a0ef95b9f4b4ab7e9e361de5985aa','cbb5830f0ea5d029e6022edfb3455f29dbb1b3c3c9304fd17cc11fe2a51094b0','c767d992aeb525b906916d5806607f3956b99092c8b243326a47beb29540a686');
INSERT INTO "entry" VALUES(9,'2026-11-26T03:43:09.614779Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T03:43:09.600540Z",null,null,null]]]]','09a9f8a1b8dc098b52b550bc3aed06ed','897c631c4ed26d3108f5613019b4010af5929e9e53ea592248082ae87bc853ad','c767d992aeb525b906916d5806607f3956b99092c8b243326a47beb29540a686','3d454d9bdf4e816408f7779b06a00a0428fa2aaa3a6935f89e5840d74b86b04b');
INSERT INTO "entry" VALUES(10,'2026-11-26T03:43:09.649457Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','18bdb451e9d3aaa28299588fbcbdcd40','cbcbbdf3a2ac6bf108f506cf383f75dbbf873c89e8a8eff786597c4312643fbc','3d454d9bdf4e816408f7779b06a00a0428fa2aaa3a6935f89e5840d74b86b04b','11b51364c46f4d6e37096f34959ae9a2297659766b19a48adf6bc25c78f0c487');
INSERT INTO "entry" VALUES(11,'2026-11-26T03:43:09.761381Z','ann','ann','retract source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T03:43:09.758363Z",1,"wrong before"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,4]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T03:43:09.760617Z","Agency, which it rests on, was retracted",4,null]]]]','056d39368a988ef0264cfac9d41dd8e6','4bddf1674747c1639c9398d6941d62a900cd2a9420d6240ca3c0ee1720a39580','11b51364c46f4d6e37096f34959ae9a2297659766b19a48adf6bc25c78f0c487','cdfc9a509d51504291dd78478d6f8ec6b7aa10162cb6345cd1d966e0cc0e8562');
INSERT INTO "entry" VALUES(12,'2026-11-26T03:43:09.788465Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,5]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[]]]','57f50bc251f563d5217475ff57a91d1c','1d05e8b4b017a953a0b2846ca9d1c016c72e241feaa002cc05a4d4c683fa8ae4','cdfc9a509d51504291dd78478d6f8ec6b7aa10162cb6345cd1d966e0cc0e8562','70b394a0091ea661982e3a6d49dc95fc40197987ed55178d5aaa4feebab4962a');
INSERT INTO "entry" VALUES(13,'2026-11-26T03:43:09.827107Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,6]]]]','8ebd67f5a24da9c5c92488c0ac7a9c8e','920702f5fc299361442a4247199d84f9a0f93dd832d5e6243de6c21d533f3170','70b394a0091ea661982e3a6d49dc95fc40197987ed55178d5aaa4feebab4962a','54e59c9524146c63d427ae912a8e2d05c777dd9f8c1bb725f5eb0a9427704570');
INSERT INTO "entry" VALUES(14,'2026-11-26T03:43:09.861313Z','ann','ann','add claim','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"unreviewed",1,1]]]]','fe21bdb919adb45914a469aa7ba993d6','6de401bf9c68090dacc85c73c68d0e74553a0649a225ffa0880ffd50cc78e112','54e59c9524146c63d427ae912a8e2d05c777dd9f8c1bb725f5eb0a9427704570','b80334dda453bd7d0204bfbe2e60179745ecd19ac2ed5320b29a5b44f7318964');
INSERT INTO "entry" VALUES(15,'2026-11-26T03:43:09.891069Z','ann','ann','attribute','older#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[5,4,3,"","reported",null,null,null,1,null,null,null,null,null,null,null,null]]]]','cb0b1cd0546e449750dd772ceb43a24b','58902e7fe97a9e07acadc81e8a8825ff4064f1c486ed108ad960951b63536852','b80334dda453bd7d0204bfbe2e60179745ecd19ac2ed5320b29a5b44f7318964','c40ac086a2b20d7c2ffef06515ffc8b34bb46929d1edfbdf18ac87ed7c7e3f7d');
INSERT INTO "entry" VALUES(16,'2026-11-26T03:43:09.904325Z','ann','ann','add evidence','older#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[4,4,1,3,"supports","short","p. 1",null,null,null,null,null,null,null,null]]]]','9e3d64d52cb0c9d10ce679028c3cf8a1','8aef82b179d3070fd38ea3a216c2734d02c2fa8721b3e957f1a8f74db493749d','c40ac086a2b20d7c2ffef06515ffc8b34bb46929d1edfbdf18ac87ed7c7e3f7d','89ec180279cc99aefe3d6027b95e83be9ece5c129393ca3fedf7052af4138ab3');
INSERT INTO "entry" VALUES(17,'2026-11-26T03:43:09.920946Z','ann','ann','take','older#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"in_review",1,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:43:09.919056Z","2026-11-26T07:43:09.919056Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[8,4,"take","unreviewed","in_review",null,1,"2026-11-26T03:43:09.919208Z",null,2,null]]]]','dc517195c2cc9853b114917c6ad25c6b','eaf26fc9cb9933124690b7c39d4a935cd1a5b436954e8f1cc40de69c8c55b048','89ec180279cc99aefe3d6027b95e83be9ece5c129393ca3fedf7052af4138ab3','22df3fdf5483710f5b68a49011990cd1d167889640754781cb2e0df43e2770ec');
INSERT INTO "entry" VALUES(18,'2026-11-26T03:43:09.986314Z','ann','ann','override','older#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[4,4,1,null,"2026-11-26T03:43:09.919056Z","2026-11-26T07:43:09.919056Z",null,"2026-11-26T03:43:09.964068Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[4,2,1,"It was short.","reported","normal","Herald",0,null,null,"verified",1,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version","overrides"],[[9,4,"override","in_review","verified","verified",1,"2026-11-26T03:43:09.964663Z","seen",3,null]]]]','61741667d7e81bbc5184646ccc7c8c9f','18d08c702dc735ee9ab7f21240bcc0bb905f02ab5b7bb2736efbbcda7a7b467c','22df3fdf5483710f5b68a49011990cd1d167889640754781cb2e0df43e2770ec','0ca0fc04200e14496a6f160d74e4a99fb2bb84ef53ddb38a1e72d94395059094');
INSERT INTO "entry" VALUES(19,'2026-11-26T03:43:10.053033Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[1,4,"single-source","2 citations, 1 independent: everything rests on Pulikovsky","he was there","2027-11-26",1,"2026-11-26T03:43:10.050750Z",null,null,null]]]]','5ed7bec44d7b5ba4abd5bbb74e45230f','912ef4e4edd67ba0522eeb964adf95aa44df78d8a7158ba4b59875083a6c9a4d','0ca0fc04200e14496a6f160d74e4a99fb2bb84ef53ddb38a1e72d94395059094','78277189e12d20d996196106d146013b75d628a6b414a7318e97d71109b21870');
INSERT INTO "entry" VALUES(20,'2026-11-26T03:43:10.100063Z','ann','ann','waive','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:10.099080Z",null,null,null]]]]','639cebdb06bb0d6f1fa3415e917945c4','4a47b359d238862a8d7fe5a1f2eb2b8824f3093286773b24e274cc6ef17744e1','78277189e12d20d996196106d146013b75d628a6b414a7318e97d71109b21870','65fd84990f4367749d2af07e88b225ede0062351edc367ac24299d1f574001b7');
INSERT INTO "entry" VALUES(21,'2026-11-26T03:43:10.113285Z','ann','ann','withdraw waiver','older#1','[["waiver",["id","claim_id","rule","finding","reason","until","by_id","at","withdrawn_at","withdrawn_by_id","withdrawn_why"],[[2,4,"contested",null,"a slip","2027-11-26",1,"2026-11-26T03:43:10.099080Z","2026-11-26T03:43:10.100523Z",1,"nobody denies it"]]]]','705b93804f738d67dee2cbac7c011b35','e68687acf75715e55dc2fb626519487e18f8d3a3f682e893062b781ec8ac4ee5','65fd84990f4367749d2af07e88b225ede0062351edc367ac24299d1f574001b7','6213aa90af2890f331cc5e6084a0c2e44b4931106f07a16ebf493d80944cd50e');
INSERT INTO "entry" VALUES(22,'2026-11-26T03:43:10.133730Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","awaited",null,null,"twice",null,null,null]]]]','845fdf0e4ecb448ea486d853c89fe7f8','3383b71f1c1976a8a180ffd04faebda97b02d07826dca542aca48f1ba2fcc5aa','6213aa90af2890f331cc5e6084a0c2e44b4931106f07a16ebf493d80944cd50e','dff4a8850a10b5d3fd1469f70b21db4b78e4ee1b6629543b2adeececd941b79c');
INSERT INTO "entry" VALUES(23,'2026-11-26T03:43:10.153845Z','ann','ann','edit reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[1,4,"The Herald","2026-11-01",1,"by mail","2026-11-03","answered","No.","Short","twice",null,null,null]]]]','10a1ceb98c2727eff607d18315c78c70','5bb7ca6a64e78963d0a96d32d9010fa9bf4c7d1d2457f585438127633a46c065','dff4a8850a10b5d3fd1469f70b21db4b78e4ee1b6629543b2adeececd941b79c','6b969031c391a52c1745bad539060fed6a232e3b619f69cb92876f2ff6e6a29e');
INSERT INTO "entry" VALUES(24,'2026-11-26T03:43:10.164830Z','ann','ann','add reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,null,null,null]]]]','d40a32a02c149d7589ec3d51c9e8f28b','e7adb5dca996193bd4e68eae9e80e6d3627f0b947a515bf108fa49b7efb8f8b9','6b969031c391a52c1745bad539060fed6a232e3b619f69cb92876f2ff6e6a29e','d43344ec6e6610c0009f24f520bb8f8b36e5f1389dd0109f173ef3cf7eeab1d6');
INSERT INTO "entry" VALUES(25,'2026-11-26T03:43:10.184111Z','ann','ann','retract reply','older#1','[["reply",["id","claim_id","party","asked_on","asked_by_id","channel","deadline","outcome","answer","stands","note","retracted_at","retracted_by_id","retracted_why"],[[2,4,"Herald","2026-11-26",1,null,null,"awaited",null,null,null,"2026-11-26T03:43:10.182333Z",1,"nobody was asked"]]]]','5f6d708b117bb300dd036ffa9b661de1','d2e80cf09cea52c04adc13b9199da3cd6ed10b47ec4f50843b771d3123728487','d43344ec6e6610c0009f24f520bb8f8b36e5f1389dd0109f173ef3cf7eeab1d6','90c70a2c321c569647da4d46645d60317ec04dceb098e2e7c210c783e4f6f427');
INSERT INTO "entry" VALUES(26,'2026-11-26T03:43:10.217483Z','ann','ann','group claims','desk','[["contradiction",["id","name","note"],[[1,"the train","one of them"]]],["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[1,1,4,null,null],[2,1,1,null,null],[3,1,3,null,null]]]]','938594fac0cb1ac1b8e63329dcf6bfbc','5b978dd0440a18b2f77fb38be8cc560c1616172ca1df1ee3be1e9f2d4c967f46','90c70a2c321c569647da4d46645d60317ec04dceb098e2e7c210c783e4f6f427','f0a895a365cc6525be7071c42746dd207b18aa7a31564b61df24f989b48fe7b6');
INSERT INTO "entry" VALUES(27,'2026-11-26T03:43:10.244456Z','ann','ann','ungroup claim','kim-train#3','[["contradiction_member",["id","contradiction_id","claim_id","removed_at","removed_by_id"],[[3,1,3,"2026-11-26T03:43:10.242836Z",1]]]]','c4e16f917b7a5dccfea2f3bf8db375eb','56c370b4c2bdd321149686e097e7a58cce00f63ccf8fd3885f79963aa931dab8','f0a895a365cc6525be7071c42746dd207b18aa7a31564b61df24f989b48fe7b6','479497e43137b8576bfcc71127426da8b789ac3ee480f90f2747c4912768d760');
INSERT INTO "entry" VALUES(28,'2026-11-26T03:43:10.290393Z','ann','ann','keep pack','pack:ours','[["pack",["id","name","text","kept_by_id","kept_at"],[[1,"ours","summary = \"Our own.\"\n[severity]\nself-verified = \"note\"\n",1,"2026-11-26T03:43:10.276272Z"]]]]','6753daefe57e9a951dacba55d9dadc46','52e7761df87759c0050f1abe912f92bd582d673f55026a61c85c925ee6d44715','479497e43137b8576bfcc71127426da8b789ac3ee480f90f2747c4912768d760','fc272bc5e8e8930f07900fecc6885fbf764729c895893644a1306cb91fc8cda0');
INSERT INTO "entry" VALUES(29,'2026-11-26T03:43:10.292971Z','ann','ann','policy','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","draft","ours",null,null]]]]','44783d9c905d9a00fa89ac821960d25e','91429414d9a5c4b06f0a296a57973d68bcae3e5bb164ee2e5d525adb82939d72','fc272bc5e8e8930f07900fecc6885fbf764729c895893644a1306cb91fc8cda0','5ea352ded4e90be1f0151177dfa156b82efdd430fcb8cbd26af9acccccbab1fe');
INSERT INTO "entry" VALUES(30,'2026-11-26T03:43:10.377305Z','ann','ann','file','kim-train','[["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at","headline","standfirst"],[[3,1,2,"A train\nEin Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928",1,"2026-11-26T03:43:10.307437Z","A train","It is green."]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[3,1,3,25,61,"The train has a helicopter 🚁 on boar","A train\nEin Zug fuhr ab.\n","d, Pulikovsky said. It is green."]]],["alignment",["id","passage_id","revision_id","verdict","became_id","changes","candidates","placed_by_id","placed_at"],[[1,1,3,"orphan",3,"[[\"number\",\"1\",\"2\"]]","[[1,2]]",1,"2026-11-26T03:43:10.352109Z"]]],["comment",["id","revision_id","number","start","end","author","text","made_on","standing","claim_id","settled_by_id","settled_at"],[[1,3,1,2,7,"RL","which?","2026-11-01","accepted",1,1,"2026-11-26T03:43:10.352094Z"]]],["proposal",["id","revision_id","extractor","text","status","rule","tier","sentence_start","sentence_end","source","source_kind","source_written","source_resolved","via","source_spans","cue_spans","content_spans","cue","mode","as_fact","worth","reasons","fingerprint","standing","found_at","settled_by_id","settled_at","why","claim_id"],[[1,3,"rules","The train has a helicopter on board.","reported","postposed","high",25,81,"Pulikovsky","person","he","pronoun","[[\"Agency\",\"agency\",\"Agency\",null]]","[[64,74]]","[[75,79]]","[[25,62]]","said","paraphrase",1,3,"[\"a name\"]","abababababababababababababababab","dismissed","2026-11-26T03:43:10.352241Z",1,"2026-11-26T03:43:10.352094Z","no claim",1]]]]','0d19320f9e34ba11a28e81220b10327c','86bfca58fb069510136587fb14e94cf59044657903c91ae6494291c8c4306c9a','5ea352ded4e90be1f0151177dfa156b82efdd430fcb8cbd26af9acccccbab1fe','5c9e0f381c989f895475a51dec5701037ed3be391f50b90394d4abf4b75daf0c');
INSERT INTO "entry" VALUES(31,'2026-11-26T03:43:10.459849Z','ann','ann','sign-off','older','[["sign_off",["id","revision_id","sha256","policy","by_id","at"],[[1,2,"c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a","ours",1,"2026-11-26T03:43:10.429610Z"]]],["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","signed_off","ours",null,null]]],["signed_claim",["id","sign_off_id","claim_id","version","independent_min","independent_max"],[[1,1,4,3,1,1]]],["signed_waiver",["id","sign_off_id","waiver_id"],[[1,1,1]]]]','49460c2ef91cf32710f9baecd8b15f8b','f575a09ff6724bdc0099c74c52f1883c97a320a368899f7467a2f09ff76c2f78','5c9e0f381c989f895475a51dec5701037ed3be391f50b90394d4abf4b75daf0c','e1ec28aafea370267e2e33868bb8bfc3e54d601bd97eb9abc0bb1b6303dadceb');
INSERT INTO "entry" VALUES(32,'2026-11-26T03:43:10.528481Z','ann','ann','publish','older','[["article",["id","slug","headline","reporter_id","language","stage","policy","url","published_at"],[[2,"older","An older story",null,"en","published","ours","https://example.org/older","2026-11-26T03:43:10.517165Z"]]]]','094a150cbf900b296846a2628f8c1152','a078086ae53ceec82e4d210dc4f80dfcc88129ffefdd97cd0f4d1bb2413c673b','e1ec28aafea370267e2e33868bb8bfc3e54d601bd97eb9abc0bb1b6303dadceb','6a18b2ce3126ba3bd7a0b2013f0994c47b13b813ecd2529947e9261b4a92483d');
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
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:43:09.195299Z',1,'retracted where it was imported from');
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
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T03:43:09.295339Z','2026-11-26T05:43:09.295339Z',NULL,'2026-11-26T03:43:09.457755Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T03:43:09.485136Z','2026-11-26T07:43:09.485136Z',NULL,'2026-11-26T03:43:09.513004Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T03:43:09.545632Z','2026-11-26T07:43:09.545632Z',NULL,NULL);
INSERT INTO "hold" VALUES(4,4,1,NULL,'2026-11-26T03:43:09.919056Z','2026-11-26T07:43:09.919056Z',NULL,'2026-11-26T03:43:09.964068Z');
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
',1,'2026-11-26T03:43:10.276272Z');
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
INSERT INTO "proposal" VALUES(1,3,'rules','The train has a helicopter on board.','reported','postposed','high',25,81,'Pulikovsky','person','he','pronoun','[["Agency","agency","Agency",null]]','[[64,74]]','[[75,79]]','[[25,62]]','said','paraphrase',1,3,'["a name"]','abababababababababababababababab','dismissed','2026-11-26T03:43:10.352241Z',1,'2026-11-26T03:43:10.352094Z','no claim',1);
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
INSERT INTO "reply" VALUES(2,4,'Herald','2026-11-26',1,NULL,NULL,'awaited',NULL,NULL,NULL,'2026-11-26T03:43:10.182333Z',1,'nobody was asked');
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
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:09.295531Z',NULL,2,NULL);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T03:43:09.472105Z','seen',3,NULL);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:09.485266Z',NULL,2,NULL);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T03:43:09.513549Z',NULL,2,NULL);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T03:43:09.529073Z','cut',3,NULL);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:09.545748Z',NULL,2,NULL);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T03:43:09.760617Z','Agency, which it rests on, was retracted',4,NULL);
INSERT INTO "review" VALUES(8,4,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:43:09.919208Z',NULL,2,NULL);
INSERT INTO "review" VALUES(9,4,'override','in_review','verified','verified',1,'2026-11-26T03:43:09.964663Z','seen',3,NULL);
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
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T03:43:09.195299Z',NULL,NULL);
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T03:43:09.195299Z',NULL,NULL);
INSERT INTO "revision" VALUES(3,1,2,'A train
Ein Zug fuhr ab.
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','5f5e731ce346dfc08c93c3d5b6495ec6818ffcc80143ecfb68aae4d2940b5928',1,'2026-11-26T03:43:10.307437Z','A train','It is green.');
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
INSERT INTO "sign_off" VALUES(1,2,'c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a','ours',1,'2026-11-26T03:43:10.429610Z');
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
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:43:09.195299Z',1,'it was a hoax');
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
INSERT INTO "waiver" VALUES(1,4,'single-source','2 citations, 1 independent: everything rests on Pulikovsky','he was there','2027-11-26',1,'2026-11-26T03:43:10.050750Z',NULL,NULL,NULL);
INSERT INTO "waiver" VALUES(2,4,'contested',NULL,'a slip','2027-11-26',1,'2026-11-26T03:43:10.099080Z','2026-11-26T03:43:10.100523Z',1,'nobody denies it');
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
COMMIT;
