"""Elements within each other, within a line, and far too many of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench import motifs
from bench.attacks.acts import Case, read
from bench.attacks.words import PROSE, article, short


def nested() -> Iterator[tuple[str, Case]]:
    """Elements within each other."""
    for name in (
        "div",
        "ul><li",
        "ol><li",
        "blockquote",
        "table><tr><td",
        "section",
        "span",
        "b",
        "a",
        "dl><dd",
        "figure",
        "details",
        "p",
        "font",
        "svg",
        "template",
        "select",
        "button",
        "form",
        "h2",
        "aside",
        "pre",
        "ruby",
        "math",
    ):
        closing = "".join(f"</{part}>" for part in reversed(name.split("><")))
        for depth in (
            (10, 300, 2_000, 30_000)
            if name in {"div", "ul><li", "blockquote", "table><tr><td", "b"}
            else (2_000,)
        ):
            inside = f"<{name}>" * depth + PROSE + closing * depth
            yield f"{name} {depth} deep", partial(read, article(inside))
    for depth in (300, 1_900):
        yield (
            f"text at each of {depth} levels",
            partial(read, article(f"<div>{PROSE}" * depth + "</div>" * depth)),
        )
        yield f"lists with text at each of {depth} levels", partial(read, article(f"<ul><li>{PROSE}" * depth))
        yield (
            f"quotes with text at each of {depth} levels",
            partial(read, article(f"<blockquote>{PROSE}" * depth)),
        )
        yield (
            f"tables with text at each of {depth} levels",
            partial(read, article(f"<table><tr><td>{PROSE}" * depth)),
        )
        yield (
            f"links with text at each of {depth} levels",
            partial(read, article("<a href=/x><div>More of this and that." * depth)),
        )
        yield f"headings at each of {depth} levels", partial(read, article("<section><h2>More</h2>" * depth))


def within_lines() -> Iterator[tuple[str, Case]]:
    """What stands within a line, again and again."""
    for name in (
        "sup",
        "sub",
        "ins",
        "del",
        "q",
        "x-y",
        "label",
        "time datetime=2026-11-24",
        "a href=/x><object",
        "h2><span",
        "header",
        "header><dd",
        "nav",
        "form><input",
        "div role=dialog",
        "noscript",
        "footer",
    ):
        for text in ("", "More of this", "Correction, 4 March: it was 12. "):
            level = f"<{name}>{text}"
            yield (
                f"{name} with {text!r} in each other",
                partial(read, article(level * (60_000 // len(level)))),
            )
    for mark in ("Clarification", "a b c d e f g h i j k l m!", "1a1a1a1a1a1a1a1a1a1a!", "№" * 40):
        yield f"raised {mark!r}", partial(read, article(f"<p>Gates<sup>{mark}</sup></p>" * 1_000))
    for text in ("千九" * 500 + "x", "1,1億 " + "百" * 500, "『" * 5_000, "https://&" * 5_000, "# " * 5_000):
        yield f"{short(text)} and so on", partial(read, article(f"<p>{text}</p>"))


def at_random() -> Iterator[tuple[str, Case]]:
    """Pages at random from motifs."""
    for seed in range(60):
        yield f"page {seed} at random", partial(read, motifs.page(seed))


def many() -> Iterator[tuple[str, Case]]:
    """Far too many of something."""
    for name, text in {
        "20 kB of <a ": "<a " * 7_000,
        "20 kB of <a": "<a" * 10_000,
        "300 kB of <": "<" * 300_000,
        "300 kB of </": "</" * 150_000,
        "300 kB of <!--": "<!--" * 75_000,
        "300 kB of <![CDATA[": "<![CDATA[" * 33_000,
        "300 kB of &": "&" * 300_000,
        "300 kB of &amp": "&amp" * 75_000,
        "<script unclosed": "<script>" * 30_000,
        "<style unclosed": "<style>" * 30_000,
        "<meta unclosed": "<meta " * 30_000,
        "<textarea unclosed": "<textarea>" + PROSE * 500,
        "<plaintext>": "<plaintext>" + PROSE * 500,
        "<title unclosed": "<title>" + PROSE * 500,
        "<noscript unclosed": "<noscript>" * 3_000 + PROSE,
        "<table><b> misnested": "<table><b>" * 3_000,
        "<a><b><i> misnested": "<a><b></a><i></b>" * 3_000,
        "200,000 names of attributes": "".join(f"<p a{n} b{n}>One." for n in range(100_000)),
        "80,000 names of elements": "".join(f"<x-{n}>One</x-{n}>" for n in range(80_000)),
        "50,000 options": "<select>" + "<option>Gate of the town" * 50_000,
        "marks left open": "<nobr><i></nobr>" * 100_000,
        "processing instructions": "<?php echo 1 ?>" * 20_000,
        "marks piled in wrong order": f"<p>a{(chr(0x316) + chr(0x301)) * 40_000}</p>",
        "100,000 links": '<a href="/x">one</a> ' * 100_000,
        "100,000 links of different places": "".join(f'<a href="/{n}">{n}</a> ' for n in range(100_000)),
        "50,000 headings": "".join(f"<h{1 + n % 6}>Part {n}</h{1 + n % 6}>" for n in range(50_000)),
        "30,000 equal headings": "<h2>Part</h2>" * 30_000,
        "50,000 paragraphs": "".join(
            f"<p>Gate {n} was opened on Monday by the council.</p>" for n in range(50_000)
        ),
        "100,000 empty paragraphs": "<p></p>" * 100_000,
        "100,000 list items": "<li>one" * 100_000,
        "100,000 cells": "<table><tr>" + "<td>one" * 100_000,
        "50,000 rows": "<table>" + "<tr><td>one<td>two" * 50_000,
        "colspan 1,000,000,000": "<table><tr><td colspan=1000000000 rowspan=1000000000>one</table>",
        "ol start 10^400": f"<ol start={'9' * 400}><li>one<li>two</ol>",
        "100,000 images": '<img src="/x" alt="a gate">' * 100_000,
        "50,000 figures": "<figure><img alt=x><figcaption>A gate</figcaption></figure>" * 50_000,
        "100,000 breaks": "one<br>" * 100_000,
        "50,000 times": '<time datetime="2026-01-01">1 January 2026</time>' * 50_000,
        "20,000 quotes": "<blockquote>Said.</blockquote>" * 20_000,
        "an attribute of 2 MB": f'<p class="{"x " * 1_000_000}">One.</p>',
        "20,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">One.</p>",
        "20,000 equal attributes": "<p " + "a=1 " * 20_000 + ">One.</p>",
        "a class in 5,000 elements of 400 names": ('<div class="' + "comment " * 400 + '">x</div>') * 5_000,
        "a word of 2 MB": f"<p>{'x' * 2_000_000}</p>",
        "2 MB of spaces": f"<p>one{' ' * 2_000_000}two</p>",
        "2 MB of no-break spaces": f"<p>one{chr(160) * 1_000_000}two</p>",
        "a sentence of 1 MB": f"<p>{'and the gate ' * 80_000}.</p>",
        "1 MB of full stops": f"<p>{'.' * 1_000_000}</p>",
        "1 MB of quotation marks": f"<p>{chr(8220) * 300_000}</p>",
        "500 kB of digits": f"<p>{'1' * 500_000}</p>",
        "500 kB of 1,1,1": f"<p>{'1,' * 250_000}</p>",
        "500 kB of 1.1.1": f"<p>{'1.' * 250_000}</p>",
        "500 kB of 1/1/1": f"<p>{'1/' * 250_000}</p>",
        "500 kB of 12:12:12": f"<p>{'12:' * 170_000}</p>",
        "500 kB of hyphens": f"<p>{'a-' * 250_000}</p>",
        "500 kB of 'Updated 1'": f"<p>{'Updated 1 ' * 50_000}</p>",
        "500 kB of capitals": f"<p>{'A ' * 250_000}</p>",
        "500 kB of Names": f"<p>{'Anna Berg ' * 50_000}</p>",
        "500 kB of months": f"<p>{'1 January ' * 50_000}</p>",
        "300 kB of combining marks": f"<p>a{chr(0x301) * 150_000}</p>",
        "300 kB of bidi overrides": f"<p>{chr(0x202E) * 100_000}gate</p>",
        "300 kB of zero-width joiners": f"<p>{('a' + chr(0x200D)) * 80_000}</p>",
        "tags of variation": f"<p>{chr(0xE0061) * 80_000}gate</p>",
        "100,000 NULs": f"<p>one{chr(0) * 100_000}two</p>",
        "lone surrogates": f"<p>{chr(0xD800) * 3_000} gates {chr(0xDFFF) * 3_000}</p>",
        "surrogates by number": "<p>" + "&#xD800;&#xDFFF;&#x110000;&#0;" * 5_000 + "</p>",
        "private planes": f"<p>{chr(0x10FFFF) * 50_000}</p>",
        "control characters": "<p>" + "".join(map(chr, range(1, 32))) * 2_000 + "</p>",
        "line separators": f"<p>{chr(0x2028).join(['one'] * 20_000)}</p>",
        "Han of 300 kB": f"<p>{'门' * 100_000}</p>",
        "Thai of 300 kB": f"<p>{'ประตู' * 20_000}</p>",
        "Arabic of 300 kB": f"<p>{'بوابة ' * 20_000}</p>",
        "emoji of 300 kB": f"<p>{'👩‍👩‍👧‍👦' * 12_000}</p>",
        "a title of 300 kB": f"<title>{' - gate' * 45_000}</title>",
        "a title of 300 kB of spaces": f"<title>{'a  ' * 100_000}| x</title>",
        "comments counted": "<h2>" + "1 " * 50_000 + "comments</h2>",
        "a byline of 300 kB": f'<p class="byline">By {"Anna Berg and " * 20_000}</p>',
        "replies of 300 kB": f"<p>Reply {'to Anna ' * 40_000}</p>",
        "a query of 300 kB": f'<img src="/x?{"a=1&amp;" * 40_000}"><script src="/x?{"a=1&amp;" * 40_000}"></script>',
    }.items():
        yield name, partial(read, article(text))
    yield "nothing", partial(read, b"")
    yield "white space", partial(read, " \n" * 50_000)
    yield "NULs only", partial(read, b"\0" * 100_000)
    yield "plain text of 3 MB", partial(read, "one gate\n\n" * 300_000, "text/plain")
    yield "plain text in one line", partial(read, "one gate " * 200_000, "text/plain")
    yield "frames", partial(read, "<frameset>" * 500 + "<frame src=x>" * 500)
    yield "a page in itself", partial(read, article("") * 200)
    yield "1,000 articles", partial(read, f"<article><h1>One</h1>{PROSE}</article>" * 1_000)
