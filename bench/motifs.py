"""Pages at random from motifs repeated: what no list of hostile cases thinks of.

python bench/motifs.py [--seed N] [--pages N]

A motif is a few tags, some left open, with attributes and words that the reader has rules about; one to three
of them fill 64 kB. What takes more than its share of CPU is named with its seed; what ends in anything but a
value or a `VersionerError` is named with its error. The exit code is how many there were.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path
from random import Random
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.attacks.acts import read
from versioner.errors import VersionerError

_TAGS = """a p div span li ul ol table tr td th dl dt dd h1 h2 h3 b i em q blockquote pre code figure figcaption img iframe form
input button label select option textarea script style noscript template svg math object section article aside main nav footer
header details summary dialog menu time ins del s u sub sup ruby rt bdo br hr base meta body x-y marquee""".split()
_ATTRIBUTES = (
    'class="x y"',
    "id=a",
    'href="http://a.example/x"',
    'href="#n1"',
    "role=complementary",
    "role=dialog",
    "aria-hidden=true",
    "hidden",
    'style="display:none"',
    "itemprop=datePublished",
    "itemprop=articleBody",
    "datetime=2026-01-02",
    'property=og:title content="a b"',
    "lang=de",
    "dir=rtl",
    "type=application/ld+json",
    "shadowrootmode=open",
    'srcdoc="<p>x"',
    'alt="12 of the gates"',
    "colspan=9999",
    'class="comment reply"',
    'class="related promo"',
    'class="footnote"',
    "class=byline",
)
_WORDS = (
    "12 gates",
    "£5m",
    "31 %",
    "Last updated: 2 September 2026",
    "Correction: an earlier version said",
    "“seven gates” said Ann",
    "» «",
    "nearly a third of",
    "by Jane Doe",
    "3 min ago",
    "Advertisement",
    "Read more",
    "1,000,000.00.00",
    "10⁶",
    "1200万",
    "twenty-one hundred thousand million",
    "12:30 pm on Monday",
    "&nbsp;",
    "&#x202e;",
    "\u200b",
    "हिन्दी",
    "漢字漢字",
    "العربية",
    "should not never must",
    "http://a.example/?a=1&b=2",
    ". . .",
    "( ( [ [",
    ") )",
    "— - —",
    "' \"",
    "5–7 1/2 ½",
    "U.S. e.g. Mr. Smith Jr.",
    '{"@type":"NewsArticle","articleBody":"',
    "<!--",
    "-->",
    "2 replies Reply",
    "Updates to this page",
    "2026-11-24T10:00:00Z",
)
_SIZES = (8_000, 64_000)  # characters
_LEAD = (
    "<html><head><title>Gates</title></head><body><article><h1>The gates</h1>"
    + "<p>The council met on Monday to speak of the seven gates of the old town, and nobody was late.</p>" * 3
)
_MUCH = 3.0  # CPU-seconds for a page and the page with a sentence more
_ENOUGH = 15  # CPU-seconds after which a page is left


def page(seed: int) -> str:
    """A page, the same for the same seed."""
    random = Random(seed)
    size = random.choice(_SIZES)
    motifs = [_motif(random) for _ in range(random.randint(1, 3))]
    whole = "".join(motifs)
    how = random.random()
    if how < 0.6:  # all of them, over and over
        body = whole * (size // len(whole))
    elif how < 0.8:  # the first many times, then the others
        rest = "".join(motifs[1:]) or whole
        body = motifs[0] * (size // 2 // len(motifs[0])) + rest * (size // 2 // len(rest))
    else:
        body = "".join(random.choice(motifs) for _ in range(size // max(map(len, motifs))))
    return (_LEAD if random.random() < 0.7 else "") + body


def _motif(random: Random) -> str:
    parts = []
    for _ in range(random.randint(1, 6)):
        kind = random.random()
        if kind < 0.45:
            attributes = "".join(f" {random.choice(_ATTRIBUTES)}" for _ in range(random.randint(0, 2)))
            parts.append(f"<{random.choice(_TAGS)}{attributes}{random.choice(('>', '>', '>', ' ', ''))}")
        elif kind < 0.6:
            parts.append(f"</{random.choice(_TAGS)}>")
        else:
            parts.append(random.choice(_WORDS) + random.choice(("", " ", "\n", ". ")))
    return "".join(parts)


class _TooLongError(Exception):
    """A page took too long."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def main() -> int:
    """Read many pages; say which took long or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=1_000)
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _stop)
    failed, most = 0, (0.0, 0)
    for seed in range(options.seed, options.seed + options.pages):
        start, said = time.process_time(), ""
        signal.setitimer(signal.ITIMER_PROF, _ENOUGH)
        try:
            read(page(seed))
        except VersionerError:
            pass  # a page that is no article
        except _TooLongError:
            said = "too long"
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            said = f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.process_time() - start
        most = max(most, (taken, seed))
        if said or taken > _MUCH:
            failed += 1
            print(f"{seed}: {said or 'slow'}, {taken:.1f} CPU-s")
    print(f"{options.pages} pages, {failed} failed; the longest took {most[0]:.1f} CPU-s (seed {most[1]})")
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main())
