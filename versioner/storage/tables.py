"""The tables, as SQLAlchemy Core sees them; `migrations/` builds them and a test holds both equal.

Wide and rarely written: `pages`. Narrow and written at every check: `schedules`, `hosts`, `check_runs`; `checkers` at every heartbeat.
Append-only: `snapshots`, `judgements`, `fresh_dates`. Ids that people may have written down (pages,
versions) are never given again, not even after a deletion.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)

from versioner.storage.columns import Id, JsonText, Moment, Words

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


def _page(name: str = "page_id", *, primary_key: bool = False) -> Column[int]:
    return Column(
        name, Id, ForeignKey("pages.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False
    )


pages = Table(
    "pages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", Words, nullable=False),
    Column("url_key", Words, nullable=False, unique=True),
    Column("moved_to", Words),
    Column("moved_since", Moment),
    Column("title", Words, nullable=False, server_default=""),
    Column("title_override", Words),
    Column("language", Words),
    Column("status", String(16), nullable=False),
    Column("status_since", Moment),
    Column("status_reason", Words),
    Column("generated_at", Moment),
    Column("generated_basis", String(16)),
    Column("first_seen_at", Moment),
    Column("last_updated_at", Moment),
    Column("last_updated_basis", String(16)),
    Column("last_updated_not_before", Moment),
    Column("last_updated_version", Integer),
    Column("last_changed_at", Moment),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("last_sha256", String(64)),
    Column("last_canonical", String(64)),
    Column("accept_language", Words),
    Column("headers", JsonText),
    Column("ignore", JsonText),
    Column("only", JsonText),
    Column("extractor", Words, nullable=False, server_default=""),
    Column("pending", Boolean, nullable=False, server_default=false()),
    Column("tracked", Boolean, nullable=False),
    Column("as_article", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("turn", Integer, nullable=False, server_default="0"),
    Column("visibility", String(16), nullable=False, server_default="public"),
    Column("browser", Boolean, nullable=False, server_default=false()),
    Column("failed_checks", Integer, nullable=False, server_default="0"),
    Column("changed_at", Moment, Computed("coalesce(last_changed_at, first_seen_at, created_at)")),
    # What pages are called is in `page_names`, or in an index of PostgreSQL's own (storage/called.py).
    # a hash on PostgreSQL, as the migration says: said here it would load that dialect at every start
    Index(None, "url"),
    Index(None, "as_article", "changed_at", "id"),
    Index(None, "status"),
    Index(None, "pending"),
    Index(None, "visibility"),
    sqlite_autoincrement=True,
)

page_states = Table(
    "page_states",
    metadata,
    _page(primary_key=True),
    Column("state", LargeBinary, nullable=False),
)

article_sources = Table(
    "article_sources",
    metadata,
    _page("article_id", primary_key=True),
    _page("source_id", primary_key=True),
    Column("position", Integer, nullable=False),
    Column("basis", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Index(None, "source_id"),
)

source_hints = Table(
    "source_hints",
    metadata,
    _page(primary_key=True),
    Column("url", Words, primary_key=True),
    Column("text", Words, nullable=False),
    Column("evidence", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("accepted", Boolean),
)

schedules = Table(
    "schedules",
    metadata,
    _page(primary_key=True),
    Column("host", Words, nullable=False),
    Column("next_check_at", Moment),
    Column("last_checked_at", Moment),
    Column("last_run_id", Id),
    Column("lease_owner", String(64)),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("kind", String(16), nullable=False),
    Column("every", Float),
    Column("cron", Words),
    Column("tz", Words),
    Column("rate", JsonText),
    Column("weight", Float, nullable=False, server_default="0"),
    Column("pace", Float, nullable=False, server_default="0"),
    Column("wait", Integer, nullable=False, server_default="0"),
    Index(None, "next_check_at"),
    Index(None, "host", "next_check_at"),
    Index(None, "host", "wait", "next_check_at"),
    Index(None, "lease_owner"),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Words, primary_key=True),
    Column("due_at", Moment),
    Column("lease_owner", String(64)),
    Column("lease_until", Moment),
    Column("next_allowed_at", Moment),
    Column("backoff_until", Moment),
    Column("asked_until", Moment),
    Column("woken_until", Moment),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("robots", LargeBinary),
    Column("robots_status", Integer),
    Column("robots_fetched_at", Moment),
    Column("robots_expires_at", Moment),
    Column("crawl_delay", Float),
    Column("learned", JsonText),
    Column("demand", Float, nullable=False, server_default="0"),
    Column("promised", Float, nullable=False, server_default="0"),
    Index(None, "due_at"),
    Index(None, "lease_owner"),
)

checkers = Table(
    "checkers",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("trouble", Words),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("sha256", String(64), nullable=False),
    Column("url", Words, nullable=False),
    Column("final_url", Words, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JsonText, nullable=False),
    Column("content_type", Words),
    Column("fetched_at", Moment, nullable=False),
    Column("size", Integer, nullable=False),
    Column("origin", Words, nullable=False),
    Column("confirming", Boolean, nullable=False),
    Column("canonical", String(64), nullable=False, server_default=""),
    Column("pruned_at", Moment),
    UniqueConstraint("page_id", "fetched_at", "sha256"),
    Index(None, "sha256"),
    sqlite_autoincrement=True,
)

check_runs = Table(
    "check_runs",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("level", String(32), nullable=False),
    Column("detail", Words),
    Index(None, "page_id", "first_at"),
)

text_blobs = Table(
    "text_blobs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("base_id", Id, ForeignKey("text_blobs.id")),
    Column("depth", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("z", LargeBinary, nullable=False),
    Index(None, "base_id"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("number", Integer, nullable=False),
    Column("snapshot_id", Id, ForeignKey("snapshots.id"), nullable=False),
    Column("text_blob_id", Id, ForeignKey("text_blobs.id"), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("declared_modified", Moment),
    Column("reverted_to", Integer),
    Column("rederived", Boolean, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("extractor", Words, nullable=False),
    UniqueConstraint("page_id", "number"),
    Index(None, "snapshot_id"),
    Index(None, "text_blob_id"),
    sqlite_autoincrement=True,
)

# Their words are in `passage_words`, whose form is each database's own (storage/search.py).
passages = Table(
    "passages",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("text_blob_id", Id, ForeignKey("text_blobs.id"), nullable=False),
    Column("block", Integer, nullable=False),
    Column("fingerprint", BigInteger, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer),
    Index(None, "page_id", "until"),
    Index(None, "text_blob_id"),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("version", Integer, nullable=False),
    Column("previous", Integer, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("significance", String(16), nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("page_id", "version"),
    Index(None, "first_seen"),
    Index(None, "silent"),  # of those that are, as the migration says; said here it would load both dialects
    sqlite_autoincrement=True,
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Id, primary_key=True),
    _page(),
    Column("verdict", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer),
    Column("sha256", String(64)),
    Column("reason", Words),
    Column("by", Words),
    Index(None, "page_id"),
    sqlite_autoincrement=True,
)

fresh_dates = Table(
    "fresh_dates",
    metadata,
    _page(primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("from_", Moment),
    Column("to", Moment),
)

drifts = Table(
    "drifts",
    metadata,
    Column("id", Id, primary_key=True),
    _page("article_id"),
    _page("source_id"),
    Column("section_id", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("since", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("payload", JsonText, nullable=False),
    Index(None, "article_id"),
    Index(None, "source_id"),
    Index(None, "resolved_at"),
    sqlite_autoincrement=True,
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Words, nullable=False),
    Column("scope", String(16), nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    sqlite_autoincrement=True,
)

channels = Table(
    "channels",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", Words, nullable=False),
    Column("secret", Words, nullable=False),
    Column("kinds", JsonText, nullable=False),
    Column("wanted", JsonText, nullable=False),
    Column("digest", String(5)),
    Column("quiet", String(11)),
    Column("tz", String(64), nullable=False),
    Column("after", Integer, nullable=False, server_default="3"),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("uid", String(40), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    _page(),
    Column("version", Integer),
    Column("detail", JsonText),
    Column("at", Moment, nullable=False),
    Index(None, "page_id"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("event_id", Id, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("channel_id", Id, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("digest_at", Moment),
    Column("due_at", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("state", String(16), nullable=False),
    Column("tried_at", Moment),
    Column("error", Words),
    Index(None, "due_at"),
    Index(None, "channel_id", "digest_at"),
)

# Visitors who signed in with a token: gone with it, and when they sign out.
web_sessions = Table(
    "web_sessions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("token_id", Id, ForeignKey("tokens.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index(None, "token_id"),
    Index(None, "expires_at"),
)

# People whom an OpenID provider signed in; what they may do follows from the settings of the moment.
logins = Table(
    "logins",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("issuer", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("email", Words, nullable=False),
    Column("groups", JsonText, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index(None, "expires_at"),
)

tallies = Table(
    "tallies",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(64), nullable=False),
    Column("amount", Float, nullable=False),
    Index(None, "name"),
    sqlite_autoincrement=True,
)

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", JsonText, nullable=False),
)


log_entries = Table(
    "log_entries",
    metadata,
    Column("position", Id, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("ref", Id, nullable=False),
    Column("data", LargeBinary),
    Index(None, "kind", "ref"),
)

log_tiles = Table(
    "log_tiles",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

log_checkpoints = Table(
    "log_checkpoints",
    metadata,
    Column("size", Id, primary_key=True, autoincrement=False),
    Column("note", Words, nullable=False),
    Column("signed_at", Moment, nullable=False),
    Column("stamp", LargeBinary),
)


page_tags = Table(
    "page_tags",
    metadata,
    _page(primary_key=True),
    Column("tag", Words, primary_key=True),
    Index(None, "tag"),
)

follows = Table(
    "follows",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", Words, nullable=False),
    Column("every", Float, nullable=False),
    Column("match", JsonText, nullable=False),
    Column("refuse", JsonText, nullable=False),
    Column("tags", JsonText, nullable=False),
    Column("source_from", JsonText),
    Column("keep", Float),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("looked_at", Moment),
    Column("kind", String(16)),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("sha256", String(64)),
    Column("trouble", Words),
    Index(None, "next_at"),
    sqlite_autoincrement=True,
)

follow_entries = Table(
    "follow_entries",
    metadata,
    Column("follow_id", Id, ForeignKey("follows.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("key", Words, primary_key=True),
    Column("page_id", Id, ForeignKey("pages.id", ondelete="CASCADE")),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("declared", Moment),
    Column("until", Moment),
    Index(None, "page_id"),
    Index(None, "until"),
)

# Captures of archives that were taken in: asked for once.
mementos = Table(
    "mementos",
    metadata,
    _page(primary_key=True),
    Column("uri", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("sha256", String(64), nullable=False),
)
