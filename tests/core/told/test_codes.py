"""What is kept to be said later comes back whole, whatever stood on the page; words stay words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from versioner.core.told import codes
from versioner.core.told.details import Why, coded, decoded, failed, failure, is_loud, plain
from versioner.errors import NotFoundError, UsageError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(st.dictionaries(st.sampled_from(["now", "before", "to"]), WORDS, min_size=1), WORDS)
def test_values_come_back_as_they_were_given(values: dict[str, str], scheme: str) -> None:
    text = codes.coded("why:", "reads-like", values)
    assert codes.decoded("why:", text) == ("reads-like", {name: [one] for name, one in values.items()})
    assert codes.decoded(f"{scheme}\0", text) is None


def test_several_values_of_one_name_keep_their_order_and_half_a_letter_is_a_question_mark() -> None:
    assert decoded(coded(Why.HEADERS_KEPT, names=["X-Two", "A-One"], to="a b&c")) == (
        Why.HEADERS_KEPT,
        {"names": ["X-Two", "A-One"], "to": ["a b&c"]},
    )
    assert decoded(coded(Why.LANGUAGE, now="d\ud800e")) == (Why.LANGUAGE, {"now": ["d?e"]})


def test_what_is_no_code_of_ours_is_words() -> None:
    for words in ("", "why not?", "why:", "why:nobody-knows?share=4", "HTTP 503"):
        assert decoded(words) is None
        assert failed(words) is None
        assert plain(words) == words
        assert not is_loud(words)
    assert plain(None) is None


@given(WORDS)
def test_an_error_is_told_as_it_was_raised(name: str) -> None:
    error = NotFoundError("no article has {name!r}, 100 % sure & ?", name=name)
    assert failed(failure(error)) is not None
    template, values = failed(failure(error)) or ("", {})
    assert template == error.template
    assert values == {"name": name}


def test_an_error_without_values_is_its_words_and_one_with_values_is_plain_in_english() -> None:
    assert (
        failure(UsageError("give one of every, cron and adaptive")) == "give one of every, cron and adaptive"
    )
    assert plain(failure(UsageError("{text} is no URL", text="9"))) == "9 is no URL"


def test_headers_that_were_dropped_are_told_though_nothing_changed() -> None:
    assert is_loud(coded(Why.HEADERS_DROPPED, to="b.example", names=["Cookie"]))
    assert not is_loud(coded(Why.HEADERS_KEPT, to="b.example", names=["Cookie"]))
    assert not is_loud(None)
