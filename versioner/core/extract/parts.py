"""Which of a page's blocks are the article's and which stand beside it. Nothing is dropped without trace.

The walk says why an element may stand beside the text; here the article itself is asked. A part that HTML calls
an aside, a footer, a window or a form is the article's where it lies in it and is made of sentences that speak
of what the article speaks of, or where most of the page's sentences are in it; and a part outside the one main
element likewise. What turns to the reader, what is mostly links, what readers said stays beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from versioner.core.extract.behind import is_the_articles, places_behind
from versioner.core.extract.boxes import set_apart
from versioner.core.extract.cards import cards_in_a_row, cards_within
from versioner.core.extract.decks import decks
from versioner.core.extract.found import CAPTION, HEADING, OF_TEXT, TEXT_OF_LINKS, Found, article_of
from versioner.core.extract.labels import dated, is_stamp, stamp
from versioner.core.extract.notices import notices
from versioner.core.extract.offered import offered
from versioner.core.notes import is_note
from versioner.core.standing.around import Around
from versioner.core.standing.block import call, is_call, speaks_of
from versioner.core.standing.form import is_sentence
from versioner.core.standing.topics import stems
from versioner.core.told.reasons import Apart
from versioner.frozen import dataclass
from versioner.late import re

_ROOT_SHARE = 0.6  # of the non-link text: research/extraction §3.4, step 2
_PROSE = 0.6  # share of a part's own text that must be sentences for it to be the article's
_MOST = 0.5  # share of the page's sentences beyond which a part is the article whatever HTML calls it
_OUTSIDE = 0.1  # and that a part outside the main element must have to be asked at all
_CALLS = 0.3  # share of a part's sentences that may turn to the reader
_OVER = 2  # sentences over the headline that are none of its article's
_OVER_SHARE = 0.1  # of all sentences' characters that they may have
_SIGNED = 0.6  # share of the paragraphs under "8 comments" that stand under a name, where readers wrote them
_NAME = 40  # characters that a line with a name and a time has at most
_SAID = 90  # and one that says in words when they wrote
_STOPS = frozenset('.!?…。”"')  # no stamp ends so
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.$")
_SHARED = 2  # words of the article's topic in a standfirst that does not stand with the headline
_SHORTLY = 8  # blocks before the text among which its standfirst is, where the page has no headline
_MOST_ARTICLES = 4  # on a page that is one article's and those hung below it

# Parts that are asked together: what is one thing to the reader and many to HTML.
_TOGETHER = frozenset({Apart.BUTTON, Apart.BOX, Apart.NOSCRIPT})
# Parts that are never the article's, whatever they say.
_NEVER = frozenset({Apart.TALK, Apart.PANEL, Apart.HEADER, Apart.NAVIGATION, Apart.SIGN_UP})


@dataclass(slots=True, kw_only=True)
class Part:
    """Blocks that stand beside the text, or may; `own` and `prose` are characters."""

    why: Apart
    members: list[int]
    own: int = 0
    prose: int = 0


def divide(
    found: Sequence[Found],
    talk: frozenset[int] = frozenset(),
    head: int | None = None,
    language: str | None = None,
    url: str = "",
) -> tuple[list[Found], list[Found]]:
    """The article's blocks, and those beside it, each in their order.

    Args:
        found: the blocks of the whole page.
        talk: indices of those that stand under a heading that counts what readers said.
        head: index of the heading that is the headline.
        language: what the page declares (BCP 47).
        url: its address.
    """
    spoken = _spoken(found, talk)
    others = (
        _other_articles(found, head) | cards_within(found, language) | cards_in_a_row(found, language, url)
    )
    root = _root(found, others)
    within = [n for n, block in enumerate(found) if _inside(block, root) and n not in spoken]
    prose = {n for n, block in enumerate(found) if _is_prose(block)}
    within = sorted({*within, *_opening(found, within, prose, head, language)} - others)
    parts = _parts(found, {*within, *others}, spoken, prose)
    every = sum(len(found[n].text) for n in prose - others) or 1
    standing = {n for n in within if not found[n].part} - others
    standing -= _before_headline(found, standing, prose, head)
    standing -= set_apart(found, sorted(standing), prose, every, language)
    asked = [part for part in parts if _may_be(part, found, root, every) and others.isdisjoint(part.members)]
    if asked:
        article = article_of([found[n] for n in sorted(standing)], language)
        for part in asked:
            standing.update(_the_articles(part, found, prose, every, article))
        standing -= _before_headline(found, standing, prose, head)
        standing -= set_apart(found, sorted(standing), prose, every, language)
    if noted := places_behind(found, root, others | spoken) if root else ():
        article = article_of([found[n] for n in sorted(standing)], language)
        standing.update(n for n in noted if n not in standing and is_the_articles(found, n, article))
    standing -= notices(found, standing, language)
    standing -= offered(found, standing, prose)
    main, beside = [], []
    for n, block in enumerate(found):
        if n in standing or _speaks(block, found[n - 1] if n else None):
            main.append(block)
        else:
            if block.why is None:
                block.why = Apart.TALK if n in spoken else Apart.OUTSIDE
            beside.append(block)
    return main, beside


def _root(found: Sequence[Found], others: set[int]) -> int:
    """The page's main element, by its number: a main or article that holds most of what is not link text; 0 for none.

    What further articles say (`others`) does not count: the next one may be longer.
    """
    shares: Counter[int] = Counter()
    total = 0
    for n, block in enumerate(found):
        if n in others or (block.part and not block.root):
            continue
        own = len(block.text) - block.linked
        total += own
        for root in block.root:
            shares[root] += own
    good = [root for root, share in shares.items() if total and share >= _ROOT_SHARE * total]
    # the innermost of nested ones that still holds enough: the highest number, they count inwards
    return max(good, default=0)


def _inside(block: Found, root: int) -> bool:
    if not root or root in block.root:
        return True
    return block.kind is HEADING and block.level == 1 and not block.part


def _opening(
    found: Sequence[Found],
    within: Sequence[int],
    prose: set[int],
    headline: int | None,
    language: str | None,
) -> Iterator[int]:
    """What belongs to the article between its headline and its first sentence, where the main element begins after them.

    Captions, the lines that say when it was written, and its standfirst: sentences that stand with the headline or
    speak of what the article speaks of. On a page without a headline what stands shortly before the text is asked.
    """
    first = next((n for n in within if n in prose), 0)
    heads = [n for n in within if n < first and found[n].kind is HEADING and found[n].level == 1]
    head = heads[-1] if heads else None  # the first may be the site's own
    known = set(within)
    if head is None and headline is not None:
        return
    from_ = max(0, first - _SHORTLY) if head is None else head
    between = [n for n in range(from_, first) if n not in known and not found[n].part]
    if not between:
        return
    article = article_of([found[n] for n in within], language)
    for n in between:
        block = found[n]
        if (
            _is_standfirst(block, None if head is None else found[head], article, prose=n in prose)
            or (is_note(block.text) and is_the_articles(found, n, article))
            or (
                head is not None
                and (block.kind is CAPTION or is_stamp(block.text) or _signs(block, found[head], language))
            )
        ):
            yield n
    if head is not None and head in known:
        near = [n for n in between if _is_near(found[n], found[head])]
        yield from decks(found, head, near, article)


def _is_standfirst(block: Found, head: Found | None, article: Around, *, prose: bool) -> bool:
    near = head is not None and _is_near(block, head)
    if near and prose:
        return not is_call(block.text, article)
    heads = near and block.kind is HEADING and not block.links and is_sentence(block.text)
    return (prose or heads) and not call(block.text, article) and speaks_of(block.text, article) >= _SHARED


def _signs(block: Found, head: Found, language: str | None) -> bool:
    """Whether a line that stands with the headline says who wrote the article, or when, and nothing else."""
    says = block.text, language, block.times
    return _is_near(block, head) and (stamp(*says) or dated(*says)) is not None


def _is_near(block: Found, head: Found) -> bool:
    """Whether a block stands with the headline: in the element that holds it, or the one around; in a `header` with it."""
    return (head.header and block.header) or not set(head.chain[-2:]).isdisjoint(block.chain)


def _own(block: Found) -> int:
    return max(len(block.text) - block.linked, 0)


def _is_prose(block: Found) -> bool:
    """Whether a block is a sentence that may be running text."""
    if block.role is not OF_TEXT or block.kind is HEADING or block.kind is CAPTION:
        return False
    text = block.text
    if text.count(" ") < 5 and (len(text) < 24 or text.isascii()):
        return False
    if (block.linked and block.link_share >= TEXT_OF_LINKS) or not is_sentence(text):
        return False
    # two dates in a script without spaces are as long as a sentence
    return text[-1] in _STOPS or not is_stamp(text)


def _parts(found: Sequence[Found], within: set[int], spoken: frozenset[int], prose: set[int]) -> list[Part]:
    """The blocks that do not simply stand in the text, by the part that they lie in."""
    parts: list[Part] = []
    together: dict[Apart | tuple[int, bool, bool], Part] = {}

    def name(n: int) -> tuple[int, bool, bool]:
        return found[n].part, n in within, n in spoken

    for which, run in groupby(range(len(found)), key=name):
        number, inside, said = which
        if not number and inside:
            continue
        members = list(run)
        why = Apart.TALK if said else found[members[0]].why or Apart.OUTSIDE
        # a frame goes on behind a part that lies in it
        one = why if why in _TOGETHER else which
        part = together.get(one) if why in _TOGETHER or why is Apart.FRAME else None
        if part is None:
            part = together[one] = Part(why=why, members=[])
            parts.append(part)
        part.members += members
        part.own += sum(_own(found[n]) for n in members)
        part.prose += sum(len(found[n].text) for n in members if n in prose)
    return parts


def _may_be(part: Part, found: Sequence[Found], root: int, every: int) -> bool:
    """Whether a part can be the article's at all: made of sentences, in its place."""
    if part.why in _NEVER or not part.prose:
        return False
    if part.prose >= _MOST * every:
        return True
    if part.why is Apart.OUTSIDE:
        return bool(root) and part.prose >= max(_PROSE * part.own, _OUTSIDE * every)
    first = found[part.members[0]]
    return bool(first.root) and (part.prose >= _PROSE * part.own or first.used)


def _the_articles(
    part: Part, found: Sequence[Found], prose: set[int], every: int, article: Around
) -> Sequence[int]:
    """Those of a part's blocks that are the article's: all, none, or of a part to be used its sentences."""
    sentences = [n for n in part.members if n in prose]
    asking = sum(len(found[n].text) for n in sentences if is_call(found[n].text, article))
    if asking > _CALLS * part.prose:
        return ()
    if part.prose >= _MOST * every:
        return part.members
    shared = {n: set(stems(found[n].text, article.tongue)) & article.topics.keys() for n in sentences}
    if any(found[n].used for n in part.members):
        return [n for n in sentences if len(shared[n]) >= 2 and not is_call(found[n].text, article)]
    topics = set[str]().union(*shared.values())
    needed = max(2, len(sentences))
    return part.members if sum(map(len, shared.values())) >= needed and len(topics) >= 2 else ()


def _before_headline(
    found: Sequence[Found], standing: set[int], prose: set[int], headline: int | None
) -> set[int]:
    """The lines over the headline that are not the article's: menus, the weather, what is new elsewhere.

    A sentence or two over it are the site's: its news, a word on the part of it that the page lies in.
    """
    sentences = sorted(standing & prose)
    first = next(iter(sentences), 0)
    heads = [n for n in standing if n < first and found[n].kind is HEADING and found[n].level == 1]
    head = max(heads, default=0)
    if headline in standing and headline > first and found[headline].level == 1:
        over = [n for n in sentences if n < headline]
        size = sum(len(found[n].text) for n in over)
        if len(over) <= _OVER and size <= _OVER_SHARE * sum(len(found[n].text) for n in sentences):
            head = headline
    before = [n for n in sorted(standing) if n < head]
    return {
        n
        for n in before
        if (found[n].kind is not HEADING or (found[n].level == 1 and head == headline))
        and not (found[n].kind is CAPTION and found[n].root and found[n].root == found[head].root)
        and not is_stamp(found[n].text)
        and not is_note(found[n].text)
    }


def _other_articles(found: Sequence[Found], head: int | None) -> set[int]:
    """The blocks of further articles on the page, as they are hung below when a reader has come to the end of one.

    Each is an `article` with a first heading of its own; a page with many of them is a list, and is read whole. The
    page's own is the one that its headline heads.
    """
    roots = list(
        dict.fromkeys(
            one.root[-1]
            for one in found
            if one.root and not one.part and one.kind is HEADING and one.level == 1
        )
    )
    if not 1 < len(roots) <= _MOST_ARTICLES:
        return set()
    own = found[head].root[-1:] if head is not None else ()
    first = own[0] if own and own[0] in roots else roots[0]
    others = [root for root in roots if root != first]
    chains = {root: block.root for block in found for root in block.root[-1:]}
    apart = {root for root in others if root not in chains[first] and first not in chains[root]}
    return {n for n, one in enumerate(found) if not apart.isdisjoint(one.root)}


def _speaks(block: Found, before: Found | None) -> bool:
    """Whether a line beside the text tells something of the article itself: a date stamp, a note of the publisher."""
    if not block.part or block.why in _NEVER or block.kind is HEADING:
        return False
    if is_stamp(block.text) or is_note(block.text):
        return True
    return before is not None and is_stamp(before.text) and dated(block.text) is not None


def _spoken(found: Sequence[Found], talk: frozenset[int]) -> frozenset[int]:
    """Of the blocks under a heading that counts comments those that readers wrote: each under a name, or over one.

    Without names it is a heading of the article's own ("3 responses"), and the text under it is too. What stands
    after the last that has one is the page's again.
    """
    spoken: set[int] = set()
    ordered = sorted(talk)
    places = {n: place for place, n in enumerate(ordered)}
    for _, run in groupby(ordered, key=lambda n: n - places[n]):
        members = list(run)
        said = _said(found, members[1:])
        last = _last_signed(found, members, said, talk, -1)
        if last == members[0]:
            last = _last_signed(found, members, said, talk, 1)
        if last != members[0]:
            spoken.update(n for n in members if n <= last)
    return frozenset(spoken)


def _said(found: Sequence[Found], members: Sequence[int]) -> list[range]:
    """What may be one reader's word each: paragraphs that follow one another with no line between."""
    texts = [
        n
        for n in members
        if (len(found[n].text) > _NAME or _is_prose(found[n])) and not _opens_a_word(found[n])
    ]
    runs = (list(run) for _, run in groupby(enumerate(texts), key=lambda one: one[1] - one[0]))
    return [range(run[0][1], run[-1][1] + 1) for run in runs]


def _last_signed(
    found: Sequence[Found], members: Sequence[int], said: Sequence[range], talk: frozenset[int], side: int
) -> int:
    """The last block under a heading that readers wrote, each word with a name over it (-1) or under it (1); the heading: none."""
    last, signed, longest = members[0], 0, 1
    for count, one in enumerate(said, 1):
        name = one.start - 1 if side < 0 else one.stop
        if name in talk and name != members[0] and _is_name(found[name]):
            signed += 1
            goes_on = count == len(said) and len(one) > longest  # the page's text, right behind the last word
            end = one.start + longest - 1 if goes_on else one.stop - 1
            last = max(end, name) if signed >= _SIGNED * count else last
            if goes_on:
                return last
            longest = max(longest, len(one))
    return members[-1] if signed >= _SIGNED * len(said) else last


def _opens_a_word(block: Found) -> bool:
    """Whether a line lets a reader speak, and tells when: "Ada Holm on 12 March 2026 at 4:47 pm said:"."""
    text = block.text
    return text.endswith((":", "：")) and len(text) <= _SAID and any(map(str.isdigit, text))


def _is_name(block: Found) -> bool:
    """Whether a line may be the name and the time over what somebody wrote."""
    if block.kind is HEADING:
        return False
    if len(block.text) > _NAME:
        return _opens_a_word(block)
    return not block.text.endswith((".", "。")) or _INITIAL.search(block.text) is not None  # "J. M."
