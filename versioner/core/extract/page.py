"""A page's bytes read as an observation: text by sections, furniture and all, with what the page declares.

bytes -> text -> tree -> walk -> root -> title, stamps, notes, running text -> Document
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from versioner.core.decide.ticking import ticks
from versioner.core.extract.bounds import LONG_TEXT, TEXT, blocks_within, text_within, within
from versioner.core.extract.charset import decode, is_text
from versioner.core.extract.compared import day_beside, modified_of, stamps_beside, stamps_of
from versioner.core.extract.data import author_of, carried
from versioner.core.extract.found import Found
from versioner.core.extract.headline import headline, place_of
from versioner.core.extract.hints import find_hints
from versioner.core.extract.kinds import is_markdown, named
from versioner.core.extract.labels import dated
from versioner.core.extract.markdown import as_html
from versioner.core.extract.metadata import Declared, declared
from versioner.core.extract.parsed import Parsed
from versioner.core.extract.parts import divide
from versioner.core.extract.rows import parted
from versioner.core.extract.signals import signals
from versioner.core.extract.stamps import Stamped, read_stamps
from versioner.core.extract.streamed import put_in_place
from versioner.core.extract.subheads import with_subheads
from versioner.core.extract.tables import data_rows
from versioner.core.extract.tree import parse
from versioner.core.extract.unclosed import without_open_links
from versioner.core.extract.walk import walk
from versioner.core.lexicon.comments import heads_comments
from versioner.core.model import Beside, Block, BlockKind, Document, Observation, Role
from versioner.core.standing.block import counts_an_offer
from versioner.core.text.marks import marks_in
from versioner.core.text.normal import is_latin
from versioner.core.text.words import STOPLESS, STOPS, key, scrub, word_count
from versioner.core.url import host_of, resolve, site_of
from versioner.errors import ExtractError
from versioner.frozen import dataclass
from versioner.late import re

EXTRACTOR = "walker/10"

_LINK_LINE = 60  # characters under which a line that is all link is a menu's (same place)
_LINE_IS_LINK = 0.9
_TEASERS = 2  # headings that are links, on end, from which they are no sections of the article
_TITLE_WORDS = 4  # of a link that offers another article; one to work on a section says less
_AROUND = "[]()|•·›» "  # marks around a link that is a line: "[edit]"
_MOST_BESIDE = 100_000  # characters of text beside the article that are kept
_SENTENCE_ENDS = tuple(f".!?…。！？{STOPS}:;»”\"')]")
_NEAR = 2  # blocks around running text that belong to it: a short heading, a one-line answer


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
        text, page = scrub(as_html(text)), None
    elif named(content_type) == "text/plain":
        return _plain(text, url=url, status=status, at=at, sha256=sha256, canonical=canonical)
    tree = page.tree if page else parse(text)
    if tree is None:
        raise ExtractError(
            "this page is too large to be an article: it has more elements, or nests them deeper"
        )
    wanted = options or ExtractOptions()
    put_in_place(tree, text)
    _prune(tree, wanted)
    said = declared(tree)
    shown = without_open_links(walk(tree, url))
    marks = _marks(tree, text)
    text_within(block.text for block in shown)
    every = carried(shown, text, said.body, url)
    blocks_within(len(every))
    text_within(block.text for block in every)
    found, aside = _chosen(every, host_of(url), place_of(every, said), said.language)
    title, found = headline(found, said)
    read = read_stamps(with_subheads(found), said.language, said, at)
    aside = list(parted(aside, said.language))
    also = read_stamps(aside, said.language, said)
    if read.byline is None and said.byline is None and len(every) > len(shown):
        read.byline = author_of(text)
    document = _document(title, read, said, wanted, at)
    stamps = {*document.stamps, *stamps_beside(also, at)}
    if stamps:
        stamps.update(day_beside(aside, said.language, at))
    document = replace(
        document,
        beside=_beside(aside, document, wanted),
        marks=marks,
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
            tree, title or said.tag_title or "", [block.text for block in document.blocks], free=said.free
        ),
        source_hints=find_hints(tree, url, said.based_on),
        canonical_url=resolve(url, said.canonical),
    )


# One greedy run over what is no mark takes a third of the time of a search for the marks.
_NO_MARKS = re.compile(
    "[\0-\u200a\u200c-\u205f\u2061-\ufdff\ufe10-\ufefe\uff00-\U000dffff\U000e01f0-\U0010ffff]*"
)
_MARK_SPELLED = re.compile("&#x?(?:e0|917|200b|8203)", re.IGNORECASE)


def _marks(tree: Any, text: str) -> tuple[str, ...]:
    """The invisible marks in what the page shows; most pages are asked no further than a glance."""
    if tree.body is None or not _may_be_marked(text):
        return ()
    return marks_in(tree.body.text(deep=True))


def _may_be_marked(text: str) -> bool:
    plain = is_latin(text) or ((run := _NO_MARKS.match(text)) is not None and run.end() == len(text))
    return not plain or ("&#" in text and _MARK_SPELLED.search(text) is not None)


def _plain(text: str, *, url: str, status: int, at: datetime, sha256: str, canonical: str) -> Observation:
    """Plain text: paragraphs are parted by blank lines, the first short line is the title."""
    within(len(text), TEXT, LONG_TEXT)
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    parts = [part for part in parts if part]
    blocks_within(len(parts))
    text_within(parts)
    title = parts[0] if parts and len(parts[0]) <= 150 and len(parts) > 1 else ""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=part) for part in parts[1 if title else 0 :])
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
    found: list[Found], host: str, head: int | None, language: str | None
) -> tuple[list[Found], list[Found]]:
    """The article's blocks and those beside it, menus in neither; `head`: where its headline stands."""
    main, aside = divide(found, _talked(found), head, language)
    return _without_menus(main, host, language), [block for block in aside if not _is_menu_line(block, host)]


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
        if name in known or one.role is Role.ALTERNATIVE or total > _MOST_BESIDE:
            continue
        if options.ignore and _ignored(one.text, options):
            continue
        known.add(name)
        kind = BlockKind.PARAGRAPH if one.kind is BlockKind.HEADING else one.kind
        block = Block(kind=kind, text=one.text, level=one.level, links=one.links, in_body=False)
        beside.append(Beside(block=block, why=str(one.why)))
    return tuple(beside)


def _without_menus(found: list[Found], host: str, language: str | None) -> list[Found]:
    """The blocks without the lines of menus and the headings that stand over nothing else."""
    kept: list[Found] = []
    lines: list[Found] = []  # menu lines since the last block that was kept
    cards, data = _cards(found), data_rows(found)
    head = True  # above the text, where a date that leads to that day's other articles is this one's
    for n, block in enumerate(found):
        if n in cards or (
            _is_menu_line(block, host)
            and not (head and dated(block.text, language))
            and not _is_among_sentences(found, n)
            and n not in data
        ):
            lines.append(block)
            continue
        if lines and block.kind is BlockKind.HEADING:
            _drop_empty(kept, block.level)
        elif lines:
            _drop_boxed(kept, lines, block)
        head = head and not _reads_on(block.kind, block.text)
        kept.append(block)
        lines = []
    if any(block.kind is not BlockKind.HEADING for block in kept):
        _drop_empty(kept, 1)
    return kept


def _cards(found: Sequence[Found]) -> frozenset[int]:
    """Headings that are links to other pages, several on end with nothing under them but when that was: teasers."""
    heads = [n for n, block in enumerate(found) if block.kind is BlockKind.HEADING]
    cards: set[int] = set()
    run: set[int] = set()
    for n, following in pairwise((*heads, len(found))):
        if not _is_teaser_head(found[n]):
            run = set()
            continue
        clocks = [m for m in range(n + 1, following) if _says_when(found[m])]
        if clocks == list(range(n + 1, following)):
            run |= {n, *clocks}
            if sum(found[m].kind is BlockKind.HEADING for m in run) >= _TEASERS:
                cards |= run
        else:  # the last of them: what follows is the page's again
            cards |= {n, *clocks[:1]} if run and run <= cards else set()
            run = set()
    return frozenset(cards)


def _says_when(block: Found) -> bool:
    return _is_clock(block) or (
        len(block.text) <= _CLOCK and (block.text.isdecimal() or bool(dated(block.text)))
    )


def _is_teaser_head(block: Found) -> bool:
    return block.level > 1 and bool(block.links) and block.linked >= _LINE_IS_LINK * len(block.text)


def _talked(found: list[Found]) -> frozenset[int]:
    """The blocks under headings that count what readers said: "8 comments", or that say "Comments"."""
    under = 0  # the level of the heading over them
    talked = []
    for n, block in enumerate(found):
        if block.kind is BlockKind.HEADING:
            if under and block.level <= under:
                under = 0
            if not under and heads_comments(block.text):
                under = max(block.level, 2)
        if under:
            talked.append(n)
    return frozenset(talked)


def _drop_empty(kept: list[Found], level: int) -> None:
    """Drop the headings at the end, down to the level of what follows: menus were all they stood over."""
    while kept and kept[-1].kind is BlockKind.HEADING and kept[-1].level >= max(level, 2):
        kept.pop()


def _drop_boxed(kept: list[Found], lines: Sequence[Found], following: Found) -> None:
    """Drop a heading at the end that stands in one box with links and nothing else: what follows the box is not under it."""
    while kept and kept[-1].kind is BlockKind.HEADING and kept[-1].level > 1 and kept[-1].chain:
        box = kept[-1].chain[-1]
        offered = any(box in line.chain and word_count(line.text) >= _TITLE_WORDS for line in lines)
        if box in following.chain or not offered:
            return
        kept.pop()


def _is_menu_line(block: Found, host: str) -> bool:
    """Whether a line is link and nothing else: short, as in a menu, or a credit to another site's front page."""
    if block.kind is BlockKind.HEADING or block.linked < _LINE_IS_LINK * len(block.text.strip(_AROUND)):
        return False
    return len(block.text) < _LINK_LINE or (len(block.links) == 1 and _is_credit(block.links[0].url, host))


def _is_among_sentences(found: Sequence[Found], n: int) -> bool:
    """Whether a line is a paragraph between two that are read on, all in one element: a menu's lines have no such neighbours."""
    if found[n].kind is not BlockKind.PARAGRAPH or not 0 < n < len(found) - 1:
        return False
    return all(
        one.chain == found[n].chain and one.link_share < _HALF and _reads_on(one.kind, one.text)
        for one in (found[n - 1], found[n + 1])
    )


def _is_credit(target: str, host: str) -> bool:
    parts = urlsplit(target)
    return not parts.path.strip("/") and not parts.query and site_of(target) != host.partition(":")[0]


def _document(title: str, read: Stamped, said: Declared, options: ExtractOptions, at: datetime) -> Document:
    kept = [one for one in read.found if not (options.ignore and _ignored(one.text, options))]
    return Document(
        title=title,
        byline=read.byline or said.byline,
        language=said.language,
        published=said.published or read.published(),
        modified=modified_of(said.modified, read.modified(), at),
        blocks=tuple(_blocks(kept)),
        stamps=stamps_of(read, said, at),
    )


_HALF = 0.5  # share of link text from which a block is no running text
_CLOCK = 60  # characters that a line may have which is a counter or a clock and nothing else


def _blocks(found: Sequence[Found]) -> Iterator[Block]:
    """The blocks of the text; what lies in the running text is marked: sentences, and what stands beside them."""
    linked = {one.text: one.link_share for one in found}
    prose = [_reads_on(one.kind, one.text) for one in found]
    near = {
        n + step
        for n, one in enumerate(found)
        if prose[n] and linked[one.text] < _HALF
        for step in range(-_NEAR, _NEAR + 1)
    }
    for n, one in enumerate(found):
        role = Role.CLOCK if not prose[n] and _is_clock(one) else one.role
        yield Block(
            kind=one.kind, text=one.text, level=one.level, links=one.links, in_body=n in near, role=role
        )


def _is_clock(one: Found) -> bool:
    """Whether a line is a counter or a clock by its form: it reads otherwise at every look."""
    if one.role is not Role.TEXT or one.kind is BlockKind.HEADING or len(one.text) > _CLOCK:
        return False
    name = key(one.text)
    return ticks(name) or counts_an_offer(name)


_LABELS = frozenset({BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CAPTION})
_STOPLESS = re.compile(f"[{STOPLESS}]")
_SAID_STOPLESS = 40  # signs: some fifteen words
_SAID, _SAID_SIGNS = (
    24,
    16,
)  # characters of a sentence that has no spaces to count; where its end is a full stop's own sign


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence or more: long enough, and ended like one."""
    return _reads_on(block.kind, block.text)


def _reads_on(kind: BlockKind, text: str) -> bool:
    if kind in _LABELS:
        return False
    spaced = text.count(" ")
    if spaced >= 7:
        return spaced >= 15 or text.rstrip().endswith(_SENTENCE_ENDS)
    least = _SAID_SIGNS if text.rstrip().endswith(("。", "！", "？")) else _SAID
    if text.isascii() or len(text) < least or spaced * 8 >= len(text):
        return False
    return text.rstrip().endswith(_SENTENCE_ENDS) or len(_STOPLESS.findall(text)) >= _SAID_STOPLESS
