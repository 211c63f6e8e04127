"""The shapes of answers, as JSON Schema for OpenAPI 3.1: those of the contract, no more than it promises."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]

TIME: Schema = {"type": "string", "format": "date-time"}
MAYBE_TIME: Schema = {"type": ["string", "null"], "format": "date-time"}
TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
MAYBE_FLAG: Schema = {"type": ["boolean", "null"]}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


PRECISION: Schema = {"enum": ["day", "second"]}
DATED = _object(at=TIME, precision=PRECISION, basis={"enum": ["publisher", "observed"]})
UPDATED = _object(
    at=TIME,
    precision=PRECISION,
    basis={"enum": ["publisher", "observed"]},
    not_before=TIME,
    version=NUMBER,
)
EDIT = _object(
    kind=TEXT,
    significance={"enum": ["technical", "minor", "substantive"]},
    before=MAYBE_TEXT,
    after=MAYBE_TEXT,
    pieces=_list({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}),  # [operation, text]
)
SECTION_CHANGE = _object(id=TEXT, path=_list(TEXT), status=TEXT, was=_maybe(_list(TEXT)), edits=_list(EDIT))
CHANGE = _object(
    version=NUMBER,
    previous=NUMBER,
    first_seen=TIME,
    not_before=TIME,
    declared_modified=MAYBE_TIME,
    declared_precision=_maybe(PRECISION),
    significance={"enum": ["technical", "minor", "substantive"]},
    kinds=_list(TEXT),
    silent=MAYBE_FLAG,
    reverted=FLAG,
    reverted_to={"type": ["integer", "null"]},
    rederived=FLAG,
    pending=FLAG,
    summary=_list(TEXT),
    sections=_list(SECTION_CHANGE),
)
ARTICLE = _object(
    id=NUMBER,
    url=TEXT,
    title=TEXT,
    status={"enum": ["ok", "suspect", "failing", "gone", "blocked"]},
    versions=NUMBER,
    visibility={"enum": ["public", "unlisted", "private"]},
    tags=_list(TEXT),
    generated_on=_maybe(DATED),
    last_updated=_maybe(UPDATED),
    last_changed=MAYBE_TIME,
    last_checked=MAYBE_TIME,
    sources=_list({"type": "object"}),
    fresh_dated=_list({"type": "object"}),
    pending=_list(EDIT),
)
VERSION = _object(number=NUMBER, id=NUMBER, first_seen=TIME, not_before=TIME, sha256=TEXT, title=TEXT)
PROBLEM = _object(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT)

SCHEMAS: dict[str, Schema] = {
    "Article": ARTICLE,
    "ArticleList": _object(articles=_list(ARTICLE), total=NUMBER, offset=NUMBER),
    "Tracked": _object(article=ARTICLE, created=FLAG, added=_list(TEXT), checks=_list({"type": "object"})),
    "Log": _object(article=ARTICLE, changes=_list(CHANGE), total=NUMBER, offset=NUMBER),
    "VersionList": _object(article=ARTICLE, versions=_list(VERSION), total=NUMBER, offset=NUMBER),
    "Shown": _object(article=ARTICLE, version=VERSION),
    "Changes": _object(changes=_list(CHANGE | {"required": [*CHANGE["required"], "article"]}), next=TEXT),
    "Diff": _object(article=ARTICLE, old=VERSION, new=VERSION, change=CHANGE),
    "Blame": _object(article=ARTICLE, version=VERSION),
    "Found": _object(
        query=TEXT,
        hits=_list(
            _object(
                page=_object(id=NUMBER, url=TEXT, title=TEXT),
                section=_object(id=TEXT, path=_list(TEXT)),
                version=NUMBER,
                first_seen=TIME,
                until={"type": ["integer", "null"]},
                gone_since=MAYBE_TIME,
                snippet=_list({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}),
            )
        ),
        total=NUMBER,
        offset=NUMBER,
        waiting=NUMBER,
    ),
    "Source": _object(
        article=ARTICLE,
        sources=_list({"type": "object"}),
        drift=_list({"type": "object"}),
        resolved=_list({"type": "object"}),
        unsupported=_list({"type": "object"}),
        unsourced_edits=_list({"type": "object"}),
    ),
}

FOLLOW = _object(
    id=NUMBER,
    url=TEXT,
    every={"type": "number"},
    match=_list(TEXT),
    tags=_list(TEXT),
    kind=MAYBE_TEXT,
    trouble=MAYBE_TEXT,
)
CHANNEL = _object(
    id=NUMBER,
    to=TEXT,
    on=_list(TEXT),
    tag=MAYBE_TEXT,
    digest=MAYBE_TEXT,
    quiet=MAYBE_TEXT,
    tz=TEXT,
    after=NUMBER,
    waiting=NUMBER,
    delivered=NUMBER,
    dead=NUMBER,
)
SCHEMAS |= {
    "Channels": _object(channels=_list(CHANNEL)),
    "ChannelAdded": _object(channel=CHANNEL, secret=MAYBE_TEXT),
    "ChannelTest": _object(channel=NUMBER, error=MAYBE_TEXT),
    "Deliveries": _object(
        deliveries=_list(
            _object(
                id=TEXT,
                type=TEXT,
                article=NUMBER,
                version={"type": ["integer", "null"]},
                timestamp=TIME,
                channel=NUMBER,
                state={"enum": ["waiting", "delivered", "dead"]},
                tries=NUMBER,
                tried_at=MAYBE_TIME,
                next_try=MAYBE_TIME,
                error=MAYBE_TEXT,
            )
        )
    ),
    "Corrections": _object(
        corrections=_list(
            _object(
                article=ARTICLE,
                version=NUMBER,
                previous=NUMBER,
                first_seen=TIME,
                not_before=TIME,
                text=TEXT,
                dated=MAYBE_TIME,
                dated_precision=_maybe(PRECISION),
                explains=_list(EDIT),
                url=TEXT,
            )
        ),
        page=NUMBER,
        more=FLAG,
    ),
}

SCHEMAS |= {
    "Checks": _object(
        checks=_list(
            _object(
                page=NUMBER, url=TEXT, outcome=TEXT, version={"type": ["integer", "null"]}, detail=MAYBE_TEXT
            )
        )
    ),
    "Untracked": _object(article=ARTICLE, deleted=FLAG),
    "Judged": _object(
        article=ARTICLE,
        judgement={"type": "object"},
        outcome=MAYBE_TEXT,
        version={"type": ["integer", "null"]},
    ),
    "Proof": _object(checkpoint=TEXT, key=TEXT, included=_list({"type": "object"})),
    "Rederived": _object(
        pages=NUMBER, found_again=NUMBER, new=NUMBER, superseded=NUMBER, failures=_list(TEXT)
    ),
    "Tags": _object(tags=_list(_object(tag=TEXT, pages=NUMBER))),
    "Follows": _object(follows=_list(FOLLOW)),
    "Followed": _object(follow=FOLLOW, look={"type": "object"}),
    "Unfollowed": _object(removed=FOLLOW),
    "Preview": _object(
        url=TEXT,
        kind=TEXT,
        entries=_list(_object(url=TEXT, title=MAYBE_TEXT, declared=MAYBE_TIME, state=TEXT)),
    ),
    "Status": _object(
        pages={"type": "object"},
        articles=NUMBER,
        checks=_list(_object(outcome=TEXT, level=TEXT, count=NUMBER)),
        due=NUMBER,
        looked_at=NUMBER,
        next_due=MAYBE_TIME,
        snapshots_bytes=NUMBER,
        lag_seconds={"type": "number"},
        backed_off=NUMBER,
        left_alone=_list(_object(host=TEXT, until=TIME, asked={"type": "boolean"}, failures=NUMBER)),
        late={"type": "object"},
        failures={"type": "object"},
        deliveries={"type": "object"},
        checker=_maybe({"type": "boolean"}),
        trouble=MAYBE_TEXT,
    ),
    "Noise": _object(article=ARTICLE, noise=_list({"type": "object"})),
}

SCHEMAS |= {
    "Taken": {
        "oneOf": [
            _object(
                pages=NUMBER,
                captures=NUMBER,
                known=NUMBER,
                skipped=NUMBER,
                versions=NUMBER,
                pending=NUMBER,
                cut_short=MAYBE_TEXT,
                failed=_list(_object(url=TEXT, detail=TEXT)),
                ahead=NUMBER,
            ),
            _object(
                entries=_list(
                    _object(
                        url=TEXT,
                        line=NUMBER,
                        state={"enum": ["tracked", "kept", "followed", "repeated", "failed"]},
                        page={"type": ["integer", "null"]},
                        detail=MAYBE_TEXT,
                    )
                )
            ),
        ]
    },
    "Dictionary": _object(name=TEXT, title=TEXT, description=TEXT, resources=_list({"type": "object"})),
}

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": words, "content": {"application/problem+json": {"schema": PROBLEM}}}
    for code, words in {
        400: "the request cannot be understood",
        401: "a token is needed",
        403: "this token may not",
        404: "there is no such thing",
        409: "the address fits several things",
        413: "the body is too large",
        422: "the request makes no sense",
        429: "too many requests",
        502: "a page could not be fetched",
    }.items()
}

BUSY: dict[int | str, dict[str, Any]] = {
    503: {"description": "busy", "content": {"application/problem+json": {"schema": PROBLEM}}}
}


def ok(name: str, *codes: int) -> dict[int | str, dict[str, Any]]:
    """The successful answers of a route, and 304 for those who have it already."""
    found: dict[int | str, dict[str, Any]] = {
        code: {"description": name, "content": {"application/json": {"schema": SCHEMAS[name]}}}
        for code in codes or (200,)
    }
    return found | {304: {"description": "what you have is current"}}


def body(model: type[BaseModel]) -> dict[str, Any]:
    """A request body that the route parses itself, after it has looked at the token."""
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": model.model_json_schema()}},
        }
    }
