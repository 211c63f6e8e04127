CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE hosts (
	host TEXT NOT NULL, 
	next_allowed_at DATETIME, 
	backoff_until DATETIME, 
	failures INTEGER DEFAULT '0' NOT NULL, 
	robots BLOB, 
	robots_status INTEGER, 
	robots_fetched_at DATETIME, 
	robots_expires_at DATETIME, 
	crawl_delay FLOAT, due_at DATETIME, lease_until DATETIME, asked_until DATETIME, woken_until DATETIME, lease_owner VARCHAR(64), demand FLOAT DEFAULT '0' NOT NULL, promised FLOAT DEFAULT '0' NOT NULL, learned TEXT, 
	CONSTRAINT pk_hosts PRIMARY KEY (host)
);
CREATE TABLE meta (
	"key" VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);
CREATE TABLE pages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url TEXT NOT NULL, 
	url_key TEXT NOT NULL, 
	moved_to TEXT, 
	moved_since DATETIME, 
	title TEXT DEFAULT '' NOT NULL, 
	title_override TEXT, 
	language TEXT, 
	status VARCHAR(16) NOT NULL, 
	status_since DATETIME, 
	status_reason TEXT, 
	generated_at DATETIME, 
	generated_basis VARCHAR(16), 
	first_seen_at DATETIME, 
	last_updated_at DATETIME, 
	last_updated_basis VARCHAR(16), 
	last_updated_not_before DATETIME, 
	last_updated_version INTEGER, 
	last_changed_at DATETIME, 
	etag TEXT, 
	last_modified TEXT, 
	last_sha256 VARCHAR(64), 
	last_canonical VARCHAR(64), 
	accept_language TEXT, 
	headers TEXT, 
	"ignore" TEXT, 
	only TEXT, 
	extractor TEXT DEFAULT '' NOT NULL, 
	pending BOOLEAN DEFAULT 0 NOT NULL, 
	tracked BOOLEAN NOT NULL, 
	as_article BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, turn INTEGER DEFAULT '0' NOT NULL, changed_at DATETIME GENERATED ALWAYS AS (coalesce(last_changed_at, first_seen_at, created_at)) VIRTUAL, visibility VARCHAR(16) DEFAULT 'public' NOT NULL, browser BOOLEAN DEFAULT 0 NOT NULL, failed_checks INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT uq_pages_url_key UNIQUE (url_key)
);
CREATE TABLE text_blobs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	sha256 BLOB NOT NULL, 
	base_id INTEGER, 
	depth INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	z BLOB NOT NULL, 
	CONSTRAINT fk_text_blobs_base_id_text_blobs FOREIGN KEY(base_id) REFERENCES text_blobs (id), 
	CONSTRAINT uq_text_blobs_sha256 UNIQUE (sha256)
);
CREATE INDEX ix_text_blobs_base_id ON text_blobs (base_id);
CREATE TABLE article_sources (
	article_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	basis TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_article_sources PRIMARY KEY (article_id, source_id), 
	CONSTRAINT fk_article_sources_article_id_pages FOREIGN KEY(article_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT fk_article_sources_source_id_pages FOREIGN KEY(source_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_article_sources_source_id ON article_sources (source_id);
CREATE TABLE changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	page_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	previous INTEGER NOT NULL, 
	first_seen DATETIME NOT NULL, 
	significance VARCHAR(16) NOT NULL, 
	superseded BOOLEAN NOT NULL, 
	payload BLOB NOT NULL, silent BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_changes_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT uq_changes_page_id_version UNIQUE (page_id, version)
);
CREATE INDEX ix_changes_first_seen ON changes (first_seen);
CREATE TABLE check_runs (
	id INTEGER NOT NULL, 
	page_id INTEGER NOT NULL, 
	first_at DATETIME NOT NULL, 
	last_at DATETIME NOT NULL, 
	count INTEGER NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	level VARCHAR(32) NOT NULL, 
	detail TEXT, 
	CONSTRAINT pk_check_runs PRIMARY KEY (id), 
	CONSTRAINT fk_check_runs_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_check_runs_page_id_first_at ON check_runs (page_id, first_at);
CREATE TABLE drifts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	section_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	since DATETIME NOT NULL, 
	resolved_at DATETIME, 
	payload TEXT NOT NULL, 
	CONSTRAINT fk_drifts_article_id_pages FOREIGN KEY(article_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT fk_drifts_source_id_pages FOREIGN KEY(source_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_drifts_article_id ON drifts (article_id);
CREATE INDEX ix_drifts_source_id ON drifts (source_id);
CREATE TABLE fresh_dates (
	page_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	from_ DATETIME, 
	"to" DATETIME, 
	CONSTRAINT pk_fresh_dates PRIMARY KEY (page_id, at), 
	CONSTRAINT fk_fresh_dates_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE TABLE judgements (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	page_id INTEGER NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	version INTEGER, 
	sha256 VARCHAR(64), 
	reason TEXT, 
	"by" TEXT, 
	CONSTRAINT fk_judgements_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_judgements_page_id ON judgements (page_id);
CREATE TABLE page_states (
	page_id INTEGER NOT NULL, 
	state BLOB NOT NULL, 
	CONSTRAINT pk_page_states PRIMARY KEY (page_id), 
	CONSTRAINT fk_page_states_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE TABLE schedules (
	page_id INTEGER NOT NULL, 
	host TEXT NOT NULL, 
	next_check_at DATETIME, 
	last_checked_at DATETIME, 
	last_run_id INTEGER, 
	lease_owner VARCHAR(64), 
	failures INTEGER DEFAULT '0' NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	every FLOAT, 
	cron TEXT, 
	tz TEXT, 
	rate TEXT, weight FLOAT DEFAULT '0' NOT NULL, pace FLOAT DEFAULT '0' NOT NULL, wait INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_schedules PRIMARY KEY (page_id), 
	CONSTRAINT fk_schedules_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_schedules_host_next_check_at ON schedules (host, next_check_at);
CREATE INDEX ix_schedules_lease_owner ON schedules (lease_owner);
CREATE INDEX ix_schedules_next_check_at ON schedules (next_check_at);
CREATE TABLE snapshots (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	page_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	url TEXT NOT NULL, 
	final_url TEXT NOT NULL, 
	status INTEGER NOT NULL, 
	headers TEXT NOT NULL, 
	content_type TEXT, 
	fetched_at DATETIME NOT NULL, 
	size INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	confirming BOOLEAN NOT NULL, 
	canonical VARCHAR(64) DEFAULT '' NOT NULL, pruned_at DATETIME, 
	CONSTRAINT fk_snapshots_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT uq_snapshots_page_id_fetched_at_sha256 UNIQUE (page_id, fetched_at, sha256)
);
CREATE INDEX ix_snapshots_sha256 ON snapshots (sha256);
CREATE TABLE source_hints (
	page_id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	text TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	accepted BOOLEAN, 
	CONSTRAINT pk_source_hints PRIMARY KEY (page_id, url), 
	CONSTRAINT fk_source_hints_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE TABLE versions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	page_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	snapshot_id INTEGER NOT NULL, 
	text_blob_id INTEGER NOT NULL, 
	first_seen DATETIME NOT NULL, 
	not_before DATETIME NOT NULL, 
	confirmed_at DATETIME, 
	declared_modified DATETIME, 
	reverted_to INTEGER, 
	rederived BOOLEAN NOT NULL, 
	superseded BOOLEAN NOT NULL, 
	extractor TEXT NOT NULL, 
	CONSTRAINT fk_versions_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT fk_versions_snapshot_id_snapshots FOREIGN KEY(snapshot_id) REFERENCES snapshots (id), 
	CONSTRAINT fk_versions_text_blob_id_text_blobs FOREIGN KEY(text_blob_id) REFERENCES text_blobs (id), 
	CONSTRAINT uq_versions_page_id_number UNIQUE (page_id, number)
);
CREATE INDEX ix_versions_snapshot_id ON versions (snapshot_id);
CREATE INDEX ix_versions_text_blob_id ON versions (text_blob_id);
CREATE TABLE tokens (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT uq_tokens_sha256 UNIQUE (sha256)
);
CREATE TABLE passages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	page_id INTEGER NOT NULL, 
	text_blob_id INTEGER NOT NULL, 
	block INTEGER NOT NULL, 
	fingerprint BIGINT NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER, 
	CONSTRAINT fk_passages_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passages_text_blob_id_text_blobs FOREIGN KEY(text_blob_id) REFERENCES text_blobs (id)
);
CREATE INDEX ix_passages_page_id_until ON passages (page_id, until);
CREATE INDEX ix_passages_text_blob_id ON passages (text_blob_id);
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
CREATE INDEX ix_hosts_due_at ON hosts (due_at);
CREATE INDEX ix_hosts_lease_owner ON hosts (lease_owner);
CREATE TABLE checkers (
	owner VARCHAR(64) NOT NULL, 
	started_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	trouble TEXT, 
	CONSTRAINT pk_checkers PRIMARY KEY (owner)
);
CREATE TABLE tallies (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	amount FLOAT NOT NULL
);
CREATE INDEX ix_tallies_name ON tallies (name);
CREATE TABLE log_entries (
	position INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	ref INTEGER NOT NULL, 
	data BLOB, 
	CONSTRAINT pk_log_entries PRIMARY KEY (position)
);
CREATE INDEX ix_log_entries_kind_ref ON log_entries (kind, ref);
CREATE TABLE log_tiles (
	level INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	hashes BLOB NOT NULL, 
	CONSTRAINT pk_log_tiles PRIMARY KEY (level, number)
);
CREATE TABLE log_checkpoints (
	size INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	signed_at DATETIME NOT NULL, stamp BLOB, 
	CONSTRAINT pk_log_checkpoints PRIMARY KEY (size)
);
CREATE TABLE page_tags (
	page_id INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	CONSTRAINT pk_page_tags PRIMARY KEY (page_id, tag), 
	CONSTRAINT fk_page_tags_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_page_tags_tag ON page_tags (tag);
CREATE INDEX ix_pages_as_article_changed_at_id ON pages (as_article, changed_at, id);
CREATE INDEX ix_pages_status ON pages (status);
CREATE INDEX ix_pages_pending ON pages (pending);
CREATE INDEX ix_drifts_resolved_at ON drifts (resolved_at);
CREATE TABLE channels (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url TEXT NOT NULL, 
	secret TEXT NOT NULL, 
	kinds TEXT NOT NULL, 
	wanted TEXT NOT NULL, 
	digest VARCHAR(5), 
	quiet VARCHAR(11), 
	tz VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL
, "after" INTEGER DEFAULT '3' NOT NULL);
CREATE TABLE outbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid VARCHAR(40) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	page_id INTEGER NOT NULL, 
	version INTEGER, 
	detail TEXT, 
	at DATETIME NOT NULL, 
	CONSTRAINT fk_outbox_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE, 
	CONSTRAINT uq_outbox_uid UNIQUE (uid)
);
CREATE INDEX ix_outbox_page_id ON outbox (page_id);
CREATE INDEX ix_outbox_at ON outbox (at);
CREATE TABLE deliveries (
	event_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	digest_at DATETIME, 
	due_at DATETIME, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	tried_at DATETIME, 
	error TEXT, 
	CONSTRAINT pk_deliveries PRIMARY KEY (event_id, channel_id), 
	CONSTRAINT fk_deliveries_event_id_outbox FOREIGN KEY(event_id) REFERENCES outbox (id) ON DELETE CASCADE, 
	CONSTRAINT fk_deliveries_channel_id_channels FOREIGN KEY(channel_id) REFERENCES channels (id) ON DELETE CASCADE
);
CREATE INDEX ix_deliveries_due_at ON deliveries (due_at);
CREATE INDEX ix_deliveries_channel_id_digest_at ON deliveries (channel_id, digest_at);
CREATE TABLE web_sessions (
	sha256 VARCHAR(64) NOT NULL, 
	token_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_web_sessions PRIMARY KEY (sha256), 
	CONSTRAINT fk_web_sessions_token_id_tokens FOREIGN KEY(token_id) REFERENCES tokens (id) ON DELETE CASCADE
);
CREATE INDEX ix_web_sessions_token_id ON web_sessions (token_id);
CREATE INDEX ix_web_sessions_expires_at ON web_sessions (expires_at);
CREATE TABLE follows (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url TEXT NOT NULL, 
	every FLOAT NOT NULL, 
	"match" TEXT NOT NULL, 
	refuse TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	keep FLOAT, 
	created_at DATETIME NOT NULL, 
	next_at DATETIME NOT NULL, 
	looked_at DATETIME, 
	kind VARCHAR(16), 
	etag TEXT, 
	last_modified TEXT, 
	sha256 VARCHAR(64), 
	trouble TEXT
, source_from TEXT);
CREATE INDEX ix_follows_next_at ON follows (next_at);
CREATE TABLE follow_entries (
	follow_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	page_id INTEGER, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	declared DATETIME, 
	until DATETIME, 
	CONSTRAINT pk_follow_entries PRIMARY KEY (follow_id, "key"), 
	CONSTRAINT fk_follow_entries_follow_id_follows FOREIGN KEY(follow_id) REFERENCES follows (id) ON DELETE CASCADE, 
	CONSTRAINT fk_follow_entries_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_follow_entries_page_id ON follow_entries (page_id);
CREATE INDEX ix_follow_entries_until ON follow_entries (until);
CREATE TABLE mementos (
	page_id INTEGER NOT NULL, 
	uri TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_mementos PRIMARY KEY (page_id, uri), 
	CONSTRAINT fk_mementos_page_id_pages FOREIGN KEY(page_id) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_pages_visibility ON pages (visibility);
CREATE TABLE logins (
	sha256 VARCHAR(64) NOT NULL, 
	issuer TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	email TEXT NOT NULL, 
	groups TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_logins PRIMARY KEY (sha256)
);
CREATE INDEX ix_logins_expires_at ON logins (expires_at);
CREATE INDEX ix_pages_url ON pages (url);
CREATE INDEX ix_changes_silent ON changes (silent) WHERE silent;
CREATE INDEX ix_schedules_host_wait_next_check_at ON schedules (host, wait, next_check_at);
CREATE VIRTUAL TABLE page_names USING fts5(names, content='', detail=none, tokenize='trigram');
INSERT INTO alembic_version VALUES ('0025');
INSERT INTO tallies VALUES (1, 'looked at', 0.0);
CREATE TRIGGER pages_come AFTER INSERT ON pages BEGIN INSERT INTO tallies (name, amount) SELECT 'pages ' || NEW.status, 1 WHERE NEW.tracked; INSERT INTO tallies (name, amount) SELECT 'articles ' || NEW.status, 1 WHERE NEW.as_article; INSERT INTO tallies (name, amount) SELECT 'articles waiting', 1 WHERE NEW.as_article AND (NEW.status = 'suspect' OR NEW.pending); END;
CREATE TRIGGER pages_move AFTER UPDATE OF status, pending, tracked, as_article ON pages WHEN OLD.status <> NEW.status OR OLD.pending <> NEW.pending OR OLD.tracked <> NEW.tracked OR OLD.as_article <> NEW.as_article BEGIN INSERT INTO tallies (name, amount) SELECT 'pages ' || OLD.status, -1 WHERE OLD.tracked; INSERT INTO tallies (name, amount) SELECT 'articles ' || OLD.status, -1 WHERE OLD.as_article; INSERT INTO tallies (name, amount) SELECT 'articles waiting', -1 WHERE OLD.as_article AND (OLD.status = 'suspect' OR OLD.pending); INSERT INTO tallies (name, amount) SELECT 'pages ' || NEW.status, 1 WHERE NEW.tracked; INSERT INTO tallies (name, amount) SELECT 'articles ' || NEW.status, 1 WHERE NEW.as_article; INSERT INTO tallies (name, amount) SELECT 'articles waiting', 1 WHERE NEW.as_article AND (NEW.status = 'suspect' OR NEW.pending); END;
CREATE TRIGGER pages_go AFTER DELETE ON pages BEGIN INSERT INTO tallies (name, amount) SELECT 'pages ' || OLD.status, -1 WHERE OLD.tracked; INSERT INTO tallies (name, amount) SELECT 'articles ' || OLD.status, -1 WHERE OLD.as_article; INSERT INTO tallies (name, amount) SELECT 'articles waiting', -1 WHERE OLD.as_article AND (OLD.status = 'suspect' OR OLD.pending); END;
CREATE TRIGGER schedules_come AFTER INSERT ON schedules BEGIN INSERT INTO tallies (name, amount) SELECT 'looked at', 1 WHERE NEW.next_check_at IS NOT NULL; END;
CREATE TRIGGER schedules_move AFTER UPDATE OF next_check_at ON schedules WHEN (OLD.next_check_at IS NULL) <> (NEW.next_check_at IS NULL) BEGIN INSERT INTO tallies (name, amount) SELECT 'looked at', -1 WHERE OLD.next_check_at IS NOT NULL; INSERT INTO tallies (name, amount) SELECT 'looked at', 1 WHERE NEW.next_check_at IS NOT NULL; END;
CREATE TRIGGER schedules_go AFTER DELETE ON schedules BEGIN INSERT INTO tallies (name, amount) SELECT 'looked at', -1 WHERE OLD.next_check_at IS NOT NULL; END;
CREATE TRIGGER pages_named AFTER INSERT ON pages BEGIN INSERT INTO page_names(rowid, names) VALUES (NEW.id, NEW.url || char(10) || NEW.title || char(10) || coalesce(NEW.title_override, '')); END;
CREATE TRIGGER pages_renamed AFTER UPDATE OF url, title, title_override ON pages WHEN OLD.url IS NOT NEW.url OR OLD.title IS NOT NEW.title OR OLD.title_override IS NOT NEW.title_override BEGIN INSERT INTO page_names(page_names, rowid, names) VALUES ('delete', OLD.id, OLD.url || char(10) || OLD.title || char(10) || coalesce(OLD.title_override, '')); INSERT INTO page_names(rowid, names) VALUES (NEW.id, NEW.url || char(10) || NEW.title || char(10) || coalesce(NEW.title_override, '')); END;
CREATE TRIGGER pages_unnamed AFTER DELETE ON pages BEGIN INSERT INTO page_names(page_names, rowid, names) VALUES ('delete', OLD.id, OLD.url || char(10) || OLD.title || char(10) || coalesce(OLD.title_override, '')); END;
