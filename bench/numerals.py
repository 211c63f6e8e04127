"""Make `versioner/core/lexicon/numerals.py` from CLDR's rules for spelling numbers out (RBNF, Unicode License v3).

    python bench/numerals.py --rules DIR > versioner/core/lexicon/numerals.py

DIR holds the files `cldr-rbnf/rbnf/*.json` of CLDR in JSON (47.0 was read).
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LANGUAGES = (
    "af ar az be bg bs ca cs cy da de el en eo es et fa fi fil fr ga he hi hr hu hy id is it ka kk ko lt lv mk ms nl no pl pt ro ru "
    "sk sl sq sr sv sw ta tr uk vi"
).split()
WIDE = (*range(100), *range(100, 1000, 100), 1000, 10**5, 10**6, 2 * 10**6, 10**7, 10**9, 2 * 10**9, 10**12)
NARROW = (*range(21), *range(30, 100, 10), 100, 1000)
_CASES = re.compile(
    "genitive|dative|accusative|prepositional|locative|instrumental|ablative|partitive|essive|translative|illative|elative|allative"
)
_SUBSTITUTION = re.compile(r"(→→→|←[^←]*←|→[^→]*→|=[^=]*=)")

Rules = dict[str, list[tuple[int, int, str]]]


def rules_of(path: Path) -> Rules:
    """The rule sets of a language: base value, radix and text of each rule, in order."""
    found: Rules = {}
    for group in json.loads(path.read_text())["rbnf"]["rbnf"].values():
        for name, rules in group.items():
            kept = []
            for base, text in rules:
                if re.fullmatch(r"\d+(?:/\d+)?>*", base):
                    value, _, radix = base.rstrip(">").partition("/")
                    kept.append((int(value), int(radix or 10), text.rstrip(";").removeprefix("'")))
            found[name] = kept
    return found


def spelled(rules: Rules, name: str, number: int, depth: int = 0) -> str:
    """A number in words by one rule set; raises LookupError where the rules know none."""
    if depth > 12 or name not in rules:
        raise LookupError(name)
    fitting = [one for one in rules[name] if one[0] <= number]
    if not fitting:
        raise LookupError(number)
    base, radix, text = fitting[-1]
    divisor = 1
    while divisor * radix <= base:
        divisor *= radix
    rest = number % divisor if base else 0

    def replaced(match: re.Match[str]) -> str:
        mark, inner = match.group()[0], match.group()[1:-1]
        value = {"→": rest, "←": number // divisor, "=": number}[mark]
        if inner.startswith(("#", "0")):
            raise LookupError(inner)
        return spelled(rules, inner or name, value, depth + 1)

    text = re.sub(r"\[([^\]]*)\]", (lambda m: m[1]) if rest else "", text)
    text = re.sub(r"\$\([^)]*?other\{([^}]*)\}\)\$", r"\1", text)
    return _SUBSTITUTION.sub(replaced, text)


def words(rules: Rules, kind: str) -> Iterator[tuple[int, str]]:
    """Every single word for a number in the rule sets of a kind ("cardinal", "numbering", "ordinal")."""
    for name in rules:
        if not name.startswith(f"%spellout-{kind}") or "year" in name or "financial" in name:
            continue
        for number in NARROW if _CASES.search(name) else WIDE:
            try:
                text = spelled(rules, name, number)
            except LookupError:
                continue
            text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "").casefold()
            yield number, " ".join(text.split()).removesuffix(".")


def table(found: Iterable[tuple[int, str]], kind: str) -> str:
    """As "0=null 1=eins|ein": single words only, a word under the number it means; doubtful ones left out."""
    meant: dict[str, int] = {}
    for number, word in found:
        if " " not in word and word and not any(map(str.isdigit, word)) and (number or kind == "cardinal"):
            meant.setdefault(word, number)
    by_number: dict[int, list[str]] = {}
    for word, number in meant.items():
        by_number.setdefault(number, []).append(word)
    return " ".join(f"{number}={'|'.join(by_number[number])}" for number in sorted(by_number))


@cache
def _known(path: Path) -> Rules:
    return rules_of(path)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rules", type=Path, required=True)
    folder = options.parse_args().rules
    print('"""Number words by language, one word each. Made by `bench/numerals.py`; do not edit.\n')
    print("Source: CLDR 47, rules for spelling numbers out (common/rbnf), Unicode License v3.")
    print('"""\n\nfrom __future__ import annotations\n')
    for name, kinds in (("CARDINALS", ("cardinal", "numbering")), ("ORDINALS", ("ordinal",))):
        print(f"{name} = {{")
        for language in LANGUAGES:
            path = folder / f"{language}.json"
            found = [pair for kind in kinds for pair in words(_known(path), kind)] if path.exists() else []
            if found:
                print(f'    "{language}": {json.dumps(table(found, kinds[0]), ensure_ascii=False)},')
        print("}\n")


if __name__ == "__main__":
    main()
