"""A page's bytes read as an observation: text by sections, furniture and all, with what the page declares.

bytes -> text -> tree -> walk -> root -> title, stamps, notes, running text -> Document
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.bounds import LONG_TEXT, TEXT, blocks_within, text_within, within
from versioner.core.extract.charset import decode, is_text
from versioner.core.extract.compared import day_beside, modified_of, stamps_beside, stamps_of
from versioner.core.extract.data import author_of, carried
from versioner.core.extract.found import HEADING, OF_A_PICTURE, PARAGRAPH, Found
from versioner.core.extract.headline import headline, place_of
from versioner.core.extract.hints import find_hints
from versioner.core.extract.kinds import is_markdown, named
from versioner.core.extract.menus import is_menu_line, without_menus
from versioner.core.extract.metadata import Declared, declared
from versioner.core.extract.owndays import day_by_headline
from versioner.core.extract.parsed import Parsed
from versioner.core.extract.parts import divide
from versioner.core.extract.reach import within_their_boxes
from versioner.core.extract.rows import parted
from versioner.core.extract.running import blocks_of, reads_on
from versioner.core.extract.signals import signals
from versioner.core.extract.stamps import Stamped, read_stamps
from versioner.core.extract.stampwords import LONGEST
from versioner.core.extract.streamed import put_in_place
from versioner.core.extract.subheads import with_subheads
from versioner.core.extract.tree import parse
from versioner.core.extract.unclosed import without_open_links
from versioner.core.extract.unended import is_unended
from versioner.core.extract.walk import bared, walk
from versioner.core.lexicon.comments import heads_comments, labels_comments
from versioner.core.model import Beside, Block, Document, Observation
from versioner.core.text.marks import marks_in
from versioner.core.text.words import key, scrub
from versioner.core.url import host_of, resolve
from versioner.errors import ExtractError
from versioner.frozen import dataclass
from versioner.late import re

EXTRACTOR = "walker/14"

_LINE = 40  # characters that a line over comments has at most
_TOLD = 3  # sentences of the text behind which such a line may stand: before them it counts what is below
_LEAST = 6  # the level of the least heading
_MOST_BESIDE = 100_000  # characters of text beside the article that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """A person's settings for one page.

    Attributes:
        ignore: what to leave out: CSS selectors, `/regular expressions/`, or plain text a block contains.
        only: CSS selectors of what to read; () means the whole page.
    """

    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


def read_page(
    body: bytes,
    *,
    url: str,
    content_type: str | None,
    status: int,
    at: datetime,
    sha256: str,
    canonical: str = "",
    options: ExtractOptions | None = None,
    page: Parsed | None = None,
) -> Observation:
    """Read a capture.

    Args:
        body: the page's bytes, content encoding undone.
        url: its final address; relative links are relative to it.
        content_type: the header's value.
        status: the HTTP status.
        at: when it was fetched.
        sha256: of `body`, hex.
        canonical: `canonical_hash` of it, where it is known.
        options: a person's settings for the page.
        page: `body`, parsed, where it is known; its tree is taken apart.

    Raises:
        ExtractError: the bytes are no text at all, or too large a tree to be an article.
    """
    text = page.text if page else scrub(decode(body, content_type))
    if not text.strip():
        raise ExtractError("there is nothing to read: the page is empty")
    if not is_text(text):
        raise ExtractError("this is no text in any known encoding")
    if is_markdown(content_type, url):
        within(len(text), TEXT, LONG_TEXT)
        from versioner.core.extract.markdown import as_html  # noqa: PLC0415 - few pages are

        text, page = scrub(as_html(text)), None
    elif named(content_type) == "text/plain":
        return _plain(text, url=url, status=status, at=at, sha256=sha256, canonical=canonical)
    tree = page.tree if page else parse(text)
    if tree is None:
        raise ExtractError(
            "this page is too large to be an article: it has more elements, or nests them deeper, than any article"
        )
    wanted = options or ExtractOptions()
    put_in_place(tree, text)
    _prune(tree, wanted)
    said = declared(tree)
    whole = bared(tree)
    shown = without_open_links(walk(tree, url, whole))
    text_within(block.text for block in shown)
    every = carried(shown, text, said.body, url)
    if len(every) > len(shown):
        blocks_within(len(every))
        text_within(block.text for block in every)
    head = place_of(every, said, url)
    found, aside = _chosen(every, url, head, said.language)
    signed = _over_the_text(every, found, aside, head)
    title, found = headline(found, said, url)
    found = within_their_boxes(found)
    read = read_stamps(with_subheads(found), said.language, said, at)
    aside = list(parted(aside, said.language))
    also = read_stamps(aside, said.language, said)
    if read.byline is None and said.byline is None:
        read.byline = read_stamps(list(parted(signed, said.language)), said.language, said).byline
        if read.byline is None and len(every) > len(shown):
            read.byline = author_of(text)
    read.by_headline = day_by_headline(every, head, said, at)
    document = _document(title, read, said, wanted, at)
    stamps = {*document.stamps, *stamps_beside(also, at)}
    if stamps:
        stamps.update(day_beside(aside, said.language, at))
    document = replace(
        document,
        beside=_beside(aside, document, wanted),
        marks=marks_in(whole),
        carried=len(every) > len(shown),
        stamps=tuple(sorted(stamps)),
    )
    return Observation(
        document=document,
        at=at,
        sha256=sha256,
        canonical=canonical,
        url=url,
        status=status,
        extractor=EXTRACTOR,
        signals=signals(
            tree,
            title,
            [block.text for block in document.blocks],
            free=said.free,
            tag_title=said.tag_title or "",
        ),
        source_hints=find_hints(tree, url, said.based_on),
        canonical_url=resolve(url, said.canonical),
        unended=is_unended(text),
    )


def _over_the_text(
    every: Sequence[Found], found: Sequence[Found], aside: Sequence[Found], head: int | None
) -> list[Found]:
    """The lines between the headline and the first running text that stand beside it: boxes and buttons that say who wrote it."""
    if head is None:
        return []
    text, beside = ({id(one) for one in some} for some in (found, aside))
    rest = every[head + 1 :]
    first = next((n for n, one in enumerate(rest) if id(one) in text and reads_on(one.kind, one.text)), 0)
    return [one for one in rest[:first] if id(one) in beside and len(one.text) <= LONGEST]


def _plain(text: str, *, url: str, status: int, at: datetime, sha256: str, canonical: str) -> Observation:
    """Plain text: paragraphs are parted by blank lines, the first short line is the title."""
    within(len(text), TEXT, LONG_TEXT)
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    parts = [part for part in parts if part]
    blocks_within(len(parts))
    text_within(parts)
    title = parts[0] if parts and len(parts[0]) <= 150 and len(parts) > 1 else ""
    blocks = tuple(Block(kind=PARAGRAPH, text=part) for part in parts[1 if title else 0 :])
    return Observation(
        document=Document(title=title, blocks=blocks),
        at=at,
        sha256=sha256,
        canonical=canonical,
        url=url,
        status=status,
        extractor=EXTRACTOR,
    )


def _prune(tree: LexborHTMLParser, options: ExtractOptions) -> None:
    """Apply the person's CSS selectors; one that is none is taken as text later."""
    for selector in options.ignore:
        if not _is_pattern(selector):
            for node in _select(tree, selector):
                node.decompose()
    if options.only:
        kept = [node.html or "" for selector in options.only for node in _select(tree, selector)]
        if kept and tree.body is not None:
            tree.body.inner_html = "".join(kept)


def _select(tree: LexborHTMLParser, selector: str) -> Sequence[Any]:
    try:
        return tree.css(selector)
    except Exception as error:  # selectolax raises a bare Exception or ValueError for bad selectors
        if type(error).__module__ not in {"builtins", "selectolax.lexbor"}:
            raise
        return ()


def _is_pattern(text: str) -> bool:
    return len(text) > 2 and text.startswith("/") and text.endswith("/")


def _ignored(text: str, options: ExtractOptions) -> bool:
    for rule in options.ignore:
        if _is_pattern(rule):
            if re.search(rule[1:-1], text):
                return True
        elif rule in text:
            return True
    return False


def _chosen(
    found: list[Found], url: str, head: int | None, language: str | None
) -> tuple[list[Found], list[Found]]:
    """The article's blocks and those beside it, menus in neither; `head`: where its headline stands."""
    host = host_of(url)
    main, aside = divide(found, _talked(found), head, language, url)
    return without_menus(main, host, language), [block for block in aside if not is_menu_line(block, host)]


def _talked(found: list[Found]) -> frozenset[int]:
    """The blocks under headings that count what readers said: "8 comments", or that say "Comments".

    A line that is no heading may stand over them as well, where the page has had its headline and sentences of its text (between
    the two "12 comments" leads down to them); any heading ends what it is over. What counts none stands over none.
    """
    under = 0  # the level of the heading over them
    headed = False
    told = 0  # sentences behind the first heading
    talked = []
    for n, block in enumerate(found):
        if block.kind is HEADING:
            if under and block.level <= under:
                under = 0
            if not under and heads_comments(block.text):
                under = max(block.level, 2)
            headed = True
        elif not under and told >= _TOLD and len(block.text) <= _LINE and labels_comments(block.text):
            under = _LEAST
        elif headed and told < _TOLD and not block.part and reads_on(block.kind, block.text):
            told += 1
        if under:
            talked.append(n)
    return frozenset(talked)


def _beside(found: list[Found], document: Document, options: ExtractOptions) -> tuple[Beside, ...]:
    """What stands beside the article, as text, each line once and none that the article has."""
    if not found:
        return ()
    known = {key(block.text) for block in document.blocks} | {key(document.title)}
    beside: list[Beside] = []
    total = 0
    for one in found:
        name = key(one.text)
        total += len(one.text)
        if name in known or one.role is OF_A_PICTURE or total > _MOST_BESIDE:
            continue
        if options.ignore and _ignored(one.text, options):
            continue
        known.add(name)
        kind = PARAGRAPH if one.kind is HEADING else one.kind
        block = Block(kind=kind, text=one.text, level=one.level, links=one.links, in_body=False)
        beside.append(Beside(block=block, why=str(one.why)))
    return tuple(beside)


def _document(title: str, read: Stamped, said: Declared, options: ExtractOptions, at: datetime) -> Document:
    kept = [one for one in read.found if not (options.ignore and _ignored(one.text, options))]
    return Document(
        title=title,
        byline=read.byline or said.byline,
        language=said.language,
        published=said.published or read.published(),
        modified=modified_of(said.modified, read.modified(), at),
        blocks=tuple(blocks_of(kept)),
        stamps=stamps_of(read, said, at),
    )
