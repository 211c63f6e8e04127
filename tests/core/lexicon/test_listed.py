"""Word lists read in place: with an index and without, of another release, cut off; and that the indexes are of these lists."""

import lzma
import zlib
from itertools import islice

import pytest
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from versioner.core.lexicon import may_end
from versioner.core.lexicon.endings import packed_endings
from versioner.core.lexicon.listed import (
    STEP,
    WordList,
    kept_index,
    languages,
    packed_index,
    packed_list,
    records,
    unpacked,
    word_list,
)


def stream(pairs, *, reverse=False):
    """A list as simplemma packs it, of words that share nothing with the one before but what the test asks for."""
    turn = (lambda text: text.encode()[::-1]) if reverse else str.encode
    made, before, meant = bytearray(), b"", None
    for word, meaning in sorted((turn(word), turn(meaning)) for word, meaning in pairs):
        shared = next(
            (n for n, (a, b) in enumerate(zip(word, before, strict=False)) if a != b),
            min(len(word), len(before)),
        )
        made += bytes([shared, len(word) - shared]) + word[shared:]
        made += bytes([254]) if meaning == meant else bytes([255, len(meaning)]) + meaning
        before, meant = word, meaning
    count = len(pairs)
    assert count < 1 << 14
    return b"SMFC1" + bytes([reverse, count & 0x7F | 0x80, count >> 7]) + bytes(made)


MANY = {f"gull{n:05}": "gull" if n % 3 else f"tern{n}" for n in range(3 * STEP)}


@pytest.mark.parametrize("reverse", [False, True])
def test_every_word_is_found_with_an_index_and_without(reverse):
    packed = lzma.compress(stream(MANY.items(), reverse=reverse))
    plain = WordList(packed)
    indexed = WordList(packed, packed_index(plain, packed))
    assert len(indexed.places(STEP)) >= 3
    for words in (plain, indexed):
        assert {word: words.get(word) for word in MANY} == MANY
        assert [words.get(word) for word in ("", "gull", "gull00000x", "zebra", "aardvark")] == [None] * 5


def test_the_index_of_another_list_is_not_believed():
    one, other = (
        lzma.compress(stream(some)) for some in ([("gull", "gull")], [("gulls", "gull"), ("tern", "tern")])
    )
    index = packed_index(WordList(one), one)
    assert unpacked(index, one)
    assert unpacked(index, other) is None
    assert WordList(other, index).get("tern") == "tern"


def test_a_list_that_is_cut_off_or_none_is_refused():
    whole = stream([("gull", "gull"), ("tern", "tern")])
    with pytest.raises(ValueError, match="cut off"):
        list(records(whole[:-6], len("SMFC1") + 3))
    with pytest.raises(ValueError, match="no list"):
        WordList(lzma.compress(b"gull\ntern\n"))
    with pytest.raises(ValueError, match="klingon"):
        word_list("klingon")


def test_every_list_has_the_index_of_its_installed_release():
    without = [
        language
        for language in languages()
        if unpacked(kept_index(language) or b"", packed_list(language)) is None
    ]
    assert not without, "run python bench/wordlists.py"


def test_a_list_says_what_simplemma_says():
    theirs, ours = StreamDictionaryFactory().get_dictionary("id"), word_list("id")
    asked = list(islice(theirs, 0, None, 97))
    assert len(asked) > 100
    for word in [*asked, *(word[:-1] for word in asked), *(word + "q" for word in asked)]:
        assert ours.get(word) == theirs.get(word)


@pytest.mark.parametrize("reverse", [False, True])
def test_endings_are_those_that_several_words_have(reverse):
    pairs = [("wharf", "wharf"), *((f"{start}ing", start) for start in ("go", "do", "sail"))]
    words = WordList(lzma.compress(stream(pairs, reverse=reverse)))
    assert zlib.decompress(packed_endings(words)).decode().split() == ["ing"]


@pytest.mark.parametrize(
    ("language", "cut", "inflected"),
    [("de", "zeitun", "zeitungen"), ("fr", "manifestatio", "manifestations"), ("pl", "rybakó", "rybakom")],
)
def test_a_word_cut_short_ends_as_none_does(language, cut, inflected):
    assert may_end(inflected, language)
    assert not may_end(cut, language)


def test_where_no_endings_are_kept_any_will_do():
    assert may_end("qqqqq", "xx")
