BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
	stage VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT fk_article_reporter_id_person FOREIGN KEY(reporter_id) REFERENCES person (id), 
	CONSTRAINT uq_article_slug UNIQUE (slug), 
	CONSTRAINT ck_article_stage CHECK (stage IN ('draft', 'signed_off', 'published'))
);
INSERT INTO "article" VALUES(1,'kim-train','A train',2,'en','draft');
INSERT INTO "article" VALUES(2,'older','An older story',NULL,'en','draft');
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
INSERT INTO "attribution" VALUES(1,1,3,'2,4','reported',NULL,NULL,NULL,1,NULL,'p. 2',NULL,1,'2026-11-26T03:42:51.947539Z',NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(2,1,1,'','denied','denied','No.','quote',0,'2023-09','p. 1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(3,2,1,'','reported',NULL,NULL,NULL,NULL,NULL,NULL,'a slip',NULL,NULL,'2026-11-26T03:42:51.732824Z',1,'misread');
INSERT INTO "attribution" VALUES(4,3,6,'','alleged',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "derivation" VALUES(4,5,1,'other','confirmed',NULL,NULL,NULL,'2026-11-26T03:42:51.732824Z',1,'the other way round');
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
INSERT INTO "entry" VALUES(1,'2026-11-26T03:42:51.655406Z','ann','ann','init','desk','[["person",["id","name","initials"],[[1,"ann","ann"]]],["person_role",["id","person_id","role"],[[1,1,"checker"],[2,1,"editor"],[3,1,"legal"],[4,1,"reader"],[5,1,"reporter"]]],["setting",["id","name","value"],[[1,"second-person","off"],[2,"policy","one-person-desk"]]]]','bc0f28a149d9f90b32791db0c6ee99b1','f2c829c92cab821798da029712f2cab125079017bd28f4ffb4dc47882b25bb09','0000000000000000000000000000000000000000000000000000000000000000','787de2136737026ecfa70418318ec05d0897b51bfd2fb4956546a8a1d14cf571');
INSERT INTO "entry" VALUES(2,'2026-11-26T03:42:51.753439Z','ann','ann','import','desk','[["person",["id","name","initials"],[[2,"Robin Lacey","RL"]]],["person_role",["id","person_id","role"],[[6,2,"reporter"]]],["article",["id","slug","headline","language","stage","reporter_id"],[[1,"kim-train","A train","en","draft",2],[2,"older","An older story","en","draft",null]]],["revision",["id","article_id","number","text","sha256","filed_by_id","filed_at"],[[1,1,1,"Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green.","45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b",1,"2026-11-26T03:42:51.732824Z"],[2,2,1,"Short.","c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a",1,"2026-11-26T03:42:51.732824Z"]]],["source",["id","name","kind","confidential"],[[1,"Herald","outlet",0],[2,"Agency","agency",0]]],["source",["id","name","kind","terms","confidential"],[[3,"Pulikovsky","person","on_record",0]]],["source",["id","name","kind","genre","reliability","confidential","note"],[[4,"Ministry","organisation","press_release","C",0,"one\ntwo"]]],["source",["id","name","kind","genre","confidential","genre_article_id"],[[5,"Our own","outlet","own_story",0,2]]],["source",["id","name","kind","terms","confidential","description","why_unnamed","known_to_id"],[[6,"BIRCH","unnamed","deep_background",1,"an official","fears for the job",1]]],["source",["id","name","kind","confidential","retracted_why","retracted_at","retracted_by_id"],[[7,"Old wire","agency",0,"it was a hoax","2026-11-26T03:42:51.732824Z",1]]],["alias",["id","source_id","name"],[[1,2,"The Agency"],[2,3,"K. Pulikovsky"],[3,3,"Пуликовский"]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id"],[[1,1,1,"Claim 1","unattributed","normal",0,"unreviewed",1,null],[2,1,2,"Claim 2","unattributed","normal",0,"unreviewed",1,null]]],["claim",["id","article_id","number","text","status","risk","allegation","state","version","author_id","about","as_of","note"],[[3,1,3,"Claim 3","alleged","high",1,"unreviewed",1,2,"the railway","2023-09-13","ask again"]]],["passage",["id","claim_id","revision_id","start","end","exact","prefix","suffix"],[[1,1,1,17,53,"The train has a helicopter 🚁 on boar","Ein Zug fuhr ab.\n","d, Pulikovsky said. It is green."],[2,1,1,0,16,"Ein Zug fuhr ab.","","\nThe train has a helicopter 🚁 on"]]],["attribution",["id","claim_id","source_id","chain","status","first_hand"],[[1,1,3,"2,4","reported",1],[4,3,6,"","alleged",null]]],["attribution",["id","claim_id","source_id","chain","status","first_hand","cue","quote","mode","said_on","locator","note","retracted_at","retracted_by_id","retracted_why"],[[2,1,1,"","denied",0,"denied","No.","quote","2023-09","p. 1",null,null,null,null],[3,2,1,"","reported",null,null,null,null,null,null,"a slip","2026-11-26T03:42:51.732824Z",1,"misread"]]],["via",["id","attribution_id","position","source_id"],[[1,1,0,2],[2,1,1,4]]],["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[1,1,2,"wire","confirmed",null,null,null,null,null,null],[2,2,4,"press_release","suspected",1,null,null,null,null,null],[3,1,7,"other","confirmed",null,2,"see the foot of the page",null,null,null],[4,5,1,"other","confirmed",null,null,null,"2026-11-26T03:42:51.732824Z",1,"the other way round"],[5,1,4,"controlled_by","dismissed",null,null,null,null,null,null]]],["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note"],[[1,1,1,4,"supports","on board","p. 4","https://example.org/a","https://archive.example/a","abababababababababababababababababababababababababababababababab","a.pdf","a scan"]]],["evidence",["id","claim_id","number","source_id","bearing","retracted_at","retracted_by_id","retracted_why"],[[2,1,2,1,"refutes","2026-11-26T03:42:51.732824Z",1,"retracted where it was imported from"]]]]','974cdaca44880b5b10fedbb1f7c797a5','2f952546d12fc0778a5a54215fcb45db12f82b18d67caf05899f6c2984edac8b','787de2136737026ecfa70418318ec05d0897b51bfd2fb4956546a8a1d14cf571','ae3bb59c2a88a31bf079e164943b36bfd62a0f67039134f82bb9a363b1112dcd');
INSERT INTO "entry" VALUES(3,'2026-11-26T03:42:51.843672Z','ann','ann','take','kim-train#1','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:42:51.817368Z","2026-11-26T05:42:51.817368Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[1,1,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:51.817512Z",null,2]]]]','5ceb6a86b2757d95c8c6110771fa4378','5f5d91f4a191c8fc39602c03cdfc0d024b2aae38b3b51cf5fd7ded7e9f338645','ae3bb59c2a88a31bf079e164943b36bfd62a0f67039134f82bb9a363b1112dcd','b1de4164764ac2e39abb0749e5e00217ff372ac3e85ca0074e6fd3e2f27b7b1b');
INSERT INTO "entry" VALUES(4,'2026-11-26T03:42:51.861735Z','ann','ann','override','kim-train#1','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[1,1,1,"to check it","2026-11-26T03:42:51.817368Z","2026-11-26T05:42:51.817368Z",null,"2026-11-26T03:42:51.859575Z"]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"verified",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[2,1,"override","in_review","verified","verified",1,"2026-11-26T03:42:51.860555Z","seen",3]]]]','fb16f1774fe767aa9133c754e6ca262e','ed8c873ba8188046b4c389f01f1c96b753e4e165772e243f4e612e71521d7db5','b1de4164764ac2e39abb0749e5e00217ff372ac3e85ca0074e6fd3e2f27b7b1b','f320fc11f247d4c1dcff828c33aa9f5ecfdd4052d75d3344a007b8c4e1198646');
INSERT INTO "entry" VALUES(5,'2026-11-26T03:42:51.881849Z','ann','ann','take','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"in_review",null,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:42:51.880255Z","2026-11-26T07:42:51.880255Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[3,2,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:51.880393Z",null,2]]]]','dd8eb115901e15e33875b875ed7926ba','5e737b43dc64b3186055a51023a8975eee5e54b152b904be2ea815d67c6ab374','f320fc11f247d4c1dcff828c33aa9f5ecfdd4052d75d3344a007b8c4e1198646','8a3e68d2dd5a9c3a6a49769c000b8804f73aa18cc5625f00165673efc7f7aa42');
INSERT INTO "entry" VALUES(6,'2026-11-26T03:42:51.893389Z','ann','ann','release','kim-train#2','[["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[2,2,1,null,"2026-11-26T03:42:51.880255Z","2026-11-26T07:42:51.880255Z",null,"2026-11-26T03:42:51.892153Z"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[4,2,"release","in_review","in_review",null,1,"2026-11-26T03:42:51.892672Z",null,2]]]]','216b6dc38decc10f2c268eb4356534b4','86c95c7234c4608ab14a44dac3dd482689b338543a1d8eb54c0ef4d9bf210819','8a3e68d2dd5a9c3a6a49769c000b8804f73aa18cc5625f00165673efc7f7aa42','22c5604155c7e410afd2ab5e30e604cee51ff87a64f7d92ad0bd74c3eb0ecfbc');
INSERT INTO "entry" VALUES(7,'2026-11-26T03:42:51.908588Z','ann','ann','withdraw','kim-train#2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[2,1,2,"Claim 2","unattributed","normal",null,0,null,null,"withdrawn",null,3]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[5,2,"withdraw","in_review","withdrawn",null,1,"2026-11-26T03:42:51.907290Z","cut",3]]]]','fb7af182f1dbbdc19d40bfa0da0814f6','a1e393991491b86e07c74eb8d35107df3d887afea961f5dcca3d1f3a60da73b7','22c5604155c7e410afd2ab5e30e604cee51ff87a64f7d92ad0bd74c3eb0ecfbc','f6a35fe61791667832dde988019c73341bb14bb11787b7ed677478cc6c6900f2');
INSERT INTO "entry" VALUES(8,'2026-11-26T03:42:51.920520Z','ann','ann','take','kim-train#3','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[3,1,3,"Claim 3","alleged","high","the railway",1,"2023-09-13","ask again","in_review",2,2]]],["hold",["id","claim_id","person_id","purpose","at","until","assigned_by_id","ended_at"],[[3,3,1,null,"2026-11-26T03:42:51.918883Z","2026-11-26T07:42:51.918883Z",null,null]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[6,3,"take","unreviewed","in_review",null,1,"2026-11-26T03:42:51.919012Z",null,2]]]]','0be135d675e3f15bbb4d722d785d4a18','40b0e0cbab2dfd0d0846a2d2835515d547aedb28e7790aa917202eddfbb574ae','f6a35fe61791667832dde988019c73341bb14bb11787b7ed677478cc6c6900f2','dcf075d90741c1777f398caab34e13fccba10f3ad1f08698f02f2fd7d85097d7');
INSERT INTO "entry" VALUES(9,'2026-11-26T03:42:51.949144Z','ann','ann','check attribution','kim-train#1','[["attribution",["id","claim_id","source_id","chain","status","cue","quote","mode","first_hand","said_on","locator","note","checked_by_id","checked_at","retracted_at","retracted_by_id","retracted_why"],[[1,1,3,"2,4","reported",null,null,null,1,null,"p. 2",null,1,"2026-11-26T03:42:51.947539Z",null,null,null]]]]','8dfe8a3281f1eb2440327357ffdc12d0','6caba44569db37f67a623483fe3846b2dfae9df2016a503e7d16ecc5f0aae955','dcf075d90741c1777f398caab34e13fccba10f3ad1f08698f02f2fd7d85097d7','29d726381631680b14678b8089ecef1c147422dd41ae1375a44b3beefc0fcd01');
INSERT INTO "entry" VALUES(10,'2026-11-26T03:42:51.956976Z','ann','ann','confirm derivation','derivation:2','[["derivation",["id","source_id","drew_on_id","kind","assessment","article_id","claim_id","note","retracted_at","retracted_by_id","retracted_why"],[[2,2,4,"press_release","confirmed",1,null,null,null,null,null]]]]','bf40684520902972e4f489a89cdbaa1a','9b039083946161e2aaa93e3c1cb8e2a2c4055607579ef149de2fbdc408b6cc2e','29d726381631680b14678b8089ecef1c147422dd41ae1375a44b3beefc0fcd01','9fda7d917f0d8ff95d7f7570e7f9de7eaf27cf670d2024385ba5edb41d9272ec');
INSERT INTO "entry" VALUES(11,'2026-11-26T03:42:52.059196Z','ann','ann','retract source','source:2','[["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,4]]],["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,"2026-11-26T03:42:52.039466Z",1,"wrong before"]]],["review",["id","claim_id","act","from_state","to_state","outcome","by_id","at","reason","claim_version"],[[7,1,"reopen","verified","in_review",null,null,"2026-11-26T03:42:52.040413Z","source 2, which it rests on, was retracted",4]]]]','a066a878f44afbd060a72d932bf24bbf','052dba41f2539c74be7312545ff6c0c6fecae6c2b10ae7f3f744099eb5065fcb','9fda7d917f0d8ff95d7f7570e7f9de7eaf27cf670d2024385ba5edb41d9272ec','2deaa26bf1832f72cc34a65e76f1168daab057d0b0f693cc2bb36840470c6668');
INSERT INTO "entry" VALUES(12,'2026-11-26T03:42:52.101459Z','ann','ann','restore source','source:2','[["source",["id","name","kind","terms","genre","genre_article_id","reliability","confidential","description","why_unnamed","known_to_id","note","merged_into_id","retracted_at","retracted_by_id","retracted_why"],[[2,"Agency","agency",null,null,null,null,0,null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,5]]]]','11e46e6fa2aae4acb69618ffe9ae89a2','b58f0ee61549d989f1d911443cd3efeb8fbfc8ab31e6f9759cafbff0761b4a95','2deaa26bf1832f72cc34a65e76f1168daab057d0b0f693cc2bb36840470c6668','16df3c252a43487c0623e100fc0c08efd096024b3f22c119d67cabfb3f488624');
INSERT INTO "entry" VALUES(13,'2026-11-26T03:42:52.129401Z','ann','ann','add evidence','kim-train#1','[["evidence",["id","claim_id","number","source_id","bearing","excerpt","locator","url","archived_url","sha256","file_name","note","retracted_at","retracted_by_id","retracted_why"],[[3,1,3,1,"refutes","no","p. 9",null,null,null,null,null,null,null,null]]],["claim",["id","article_id","number","text","status","risk","about","allegation","as_of","note","state","author_id","version"],[[1,1,1,"Claim 1","unattributed","normal",null,0,null,null,"in_review",null,6]]]]','df86d7e83a6d30255c2cb921286864c2','2deca0f69d2605b10e6b8bb4c11aef1dbb7ff5ea30562f7512e273294ec88091','16df3c252a43487c0623e100fc0c08efd096024b3f22c119d67cabfb3f488624','6562c3b7aabc76630e98dd7c944b72f41248257dee663105a091f1f8e9224d74');
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
INSERT INTO "evidence" VALUES(2,1,2,1,'refutes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:42:51.732824Z',1,'retracted where it was imported from');
INSERT INTO "evidence" VALUES(3,1,3,1,'refutes','no','p. 9',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "hold" VALUES(1,1,1,'to check it','2026-11-26T03:42:51.817368Z','2026-11-26T05:42:51.817368Z',NULL,'2026-11-26T03:42:51.859575Z');
INSERT INTO "hold" VALUES(2,2,1,NULL,'2026-11-26T03:42:51.880255Z','2026-11-26T07:42:51.880255Z',NULL,'2026-11-26T03:42:51.892153Z');
INSERT INTO "hold" VALUES(3,3,1,NULL,'2026-11-26T03:42:51.918883Z','2026-11-26T07:42:51.918883Z',NULL,NULL);
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
	claim_version INTEGER NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT fk_review_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_review_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT ck_review_act CHECK (act IN ('take', 'release', 'assign', 'needs_source', 'propose', 'opinion', 'approve', 'override', 'return', 'reopen', 'withdraw', 'correct')), 
	CONSTRAINT ck_review_from_state CHECK (from_state IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected')), 
	CONSTRAINT ck_review_to_state CHECK (to_state IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected')), 
	CONSTRAINT ck_review_outcome CHECK (outcome IN ('unreviewed', 'in_review', 'needs_source', 'verified', 'disputed', 'refuted', 'unverifiable', 'withdrawn', 'corrected'))
);
INSERT INTO "review" VALUES(1,1,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:51.817512Z',NULL,2);
INSERT INTO "review" VALUES(2,1,'override','in_review','verified','verified',1,'2026-11-26T03:42:51.860555Z','seen',3);
INSERT INTO "review" VALUES(3,2,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:51.880393Z',NULL,2);
INSERT INTO "review" VALUES(4,2,'release','in_review','in_review',NULL,1,'2026-11-26T03:42:51.892672Z',NULL,2);
INSERT INTO "review" VALUES(5,2,'withdraw','in_review','withdrawn',NULL,1,'2026-11-26T03:42:51.907290Z','cut',3);
INSERT INTO "review" VALUES(6,3,'take','unreviewed','in_review',NULL,1,'2026-11-26T03:42:51.919012Z',NULL,2);
INSERT INTO "review" VALUES(7,1,'reopen','verified','in_review',NULL,NULL,'2026-11-26T03:42:52.040413Z','source 2, which it rests on, was retracted',4);
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
The train has a helicopter 🚁 on board, Pulikovsky said. It is green.','45c045e576c2a08df7192a9b2b16a31e6a6424fdf302d75d1dc0ba628460da5b',1,'2026-11-26T03:42:51.732824Z');
INSERT INTO "revision" VALUES(2,2,1,'Short.','c9145e654bf3ea4822d6f2a3246ab4e18e28ad6c950bf80d7b1e4d81eb315f6a',1,'2026-11-26T03:42:51.732824Z');
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_name UNIQUE (name)
);
INSERT INTO "setting" VALUES(1,'second-person','off');
INSERT INTO "setting" VALUES(2,'policy','one-person-desk');
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
INSERT INTO "source" VALUES(7,'Old wire','agency',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2026-11-26T03:42:51.732824Z',1,'it was a hoax');
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
COMMIT;
