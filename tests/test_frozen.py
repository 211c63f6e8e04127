"""`versioner.frozen.dataclass` is held against the standard library's: the same class, made twice."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from versioner import frozen

T = TypeVar("T")
Make = Callable[..., Callable[[type], Any]]


def plain(make: Make) -> Any:
    @make(frozen=True, slots=True, kw_only=True)
    class Plain:
        """All of it by name."""

        name: str
        many: tuple[str, ...] = ()
        seen: dict[str, int] = field(default_factory=dict, compare=False)
        secret: str = field(default="?", repr=False)

        @property
        def loud(self) -> str:
            return self.name.upper()

    return Plain


def placed(make: Make) -> Any:
    @make(frozen=True, slots=True)
    class Placed(Generic[T]):
        first: T
        second: int = 2
        third: list[int] = field(default_factory=list, kw_only=True)
        whole: int = field(default=0, init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "whole", self.second + 1)

    return Placed


def same(make: Make) -> Any:
    @make(frozen=True, slots=True, eq=False)
    class Itself:
        name: str = "one"

    return Itself


def spoken(make: Make) -> Any:
    @make(frozen=True, slots=True)
    class Spoken:
        name: str

        def __repr__(self) -> str:
            return "spoken"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self))

        def __hash__(self) -> int:
            return 7

    return Spoken


def limited(make: Make) -> Any:
    @make(frozen=True, slots=True, kw_only=True)
    class Limited:
        MOST: ClassVar[int] = 3
        many: int = MOST

    return Limited


def open_(make: Make) -> Any:
    @make(slots=True)
    class Open:
        name: str
        many: list[str] = field(default_factory=list)

    return Open


def empty(make: Make) -> Any:
    @make(frozen=True, slots=True)
    class Empty:
        pass

    return Empty


MADE: list[tuple[Callable[[Make], Any], tuple[Any, ...], dict[str, Any]]] = [
    (plain, (), {"name": "a"}),
    (plain, (), {"name": "a", "many": ("b",), "seen": {"c": 1}, "secret": "d"}),
    (placed, ("x",), {}),
    (placed, (("x", 1), 5), {"third": [1]}),
    (same, (), {}),
    (spoken, ("x",), {}),
    (limited, (), {}),
    (limited, (), {"many": 2}),
    (open_, ("x",), {"many": ["y"]}),
    (empty, (), {}),
]


@pytest.mark.parametrize(("shape", "values", "named"), MADE)
def test_an_instance_is_what_the_standard_library_makes(
    shape: Callable[[Make], Any], values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = shape(frozen.dataclass), shape(dataclass)
    one, other = ours(*values, **named), theirs(*values, **named)
    assert repr(one) == repr(other)
    assert asdict(one) == asdict(other)
    assert ours.__slots__ == theirs.__slots__
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__qualname__ == theirs.__qualname__
    assert not hasattr(one, "__dict__") or hasattr(other, "__dict__")
    assert asked(ours) == asked(theirs)
    assert (ours(*values, **named) == one) is (theirs(*values, **named) == other)
    assert one != other
    assert [vars_of(one_field) for one_field in fields(ours)] == [
        vars_of(one_field) for one_field in fields(theirs)
    ]
    assert asdict(replace(one)) == asdict(replace(other))
    assert asdict(copy.copy(one)) == asdict(copy.copy(other))
    assert asdict(copy.deepcopy(one)) == asdict(copy.deepcopy(other))


def asked(shape: Any) -> list[tuple[str, Any, Any]]:
    given = inspect.signature(shape)
    return [(one.name, one.kind, one.annotation) for one in given.parameters.values()]


def vars_of(one: Any) -> tuple[Any, ...]:
    return one.name, one.init, one.repr, one.compare, one.kw_only, one.default, one.default_factory


@pytest.mark.parametrize("make", [frozen.dataclass, dataclass])
class TestBoth:
    """What holds of either."""

    def test_fields_that_do_not_count_are_not_compared(self, make: Make) -> None:
        shape = plain(make)
        assert shape(name="a", seen={"x": 1}) == shape(name="a")
        assert hash(shape(name="a", seen={"x": 1})) == hash(shape(name="a"))
        assert shape(name="a") != shape(name="b")
        assert len({shape(name="a"), shape(name="a"), shape(name="b")}) == 2

    def test_nothing_is_shared_that_is_made_anew(self, make: Make) -> None:
        shape = plain(make)
        assert shape(name="a").seen is not shape(name="a").seen

    def test_what_is_not_frozen_may_change_and_has_no_hash(self, make: Make) -> None:
        shape = open_(make)
        one = shape("a")
        one.name = "b"
        assert one == shape("b") != shape("a")
        with pytest.raises(TypeError, match="unhashable"):
            hash(one)
        with pytest.raises(AttributeError):
            one.other = 1

    def test_it_is_frozen(self, make: Make) -> None:
        one = plain(make)(name="a")
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            one.name = "b"
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del one.name
        assert one.name == "a"
        assert one.loud == "A"

    def test_what_is_missing_or_too_much_is_refused(self, make: Make) -> None:
        shape = plain(make)
        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
            shape()
        with pytest.raises(TypeError, match="unexpected keyword argument 'nam'"):
            shape(name="a", nam="b")
        with pytest.raises(TypeError, match="positional argument"):
            shape("a")

    def test_one_without_equality_is_only_itself(self, make: Make) -> None:
        shape = same(make)
        one = shape()
        assert one == one  # noqa: PLR0124 - that is what is asked
        assert one != shape()

    def test_another_can_be_derived_from_it(self, make: Make) -> None:
        @make(frozen=True, slots=True, kw_only=True)
        class More(plain(make)):  # type: ignore[misc] # a class that is made here
            more: int = 3

        one = More(name="a")
        assert (one.name, one.more) == ("a", 3)
        assert one != More(name="a", more=4)
        with pytest.raises(FrozenInstanceError):
            one.more = 5

    def test_one_that_is_not_frozen_cannot_be_derived_from_it(self, make: Make) -> None:
        with pytest.raises(TypeError, match="cannot inherit non-frozen dataclass from a frozen one"):

            @make(slots=True)
            class Loose(plain(make)):  # type: ignore[misc] # as above
                more: int = 3


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Something that goes to another process."""

    name: str
    many: tuple[int, ...] = ()


def test_it_can_be_sent_to_another_process() -> None:
    one = Sent(name="a", many=(1, 2))
    assert pickle.loads(pickle.dumps(one)) == one


def test_nothing_is_written_for_a_class_before_an_instance_is_made() -> None:
    shape = plain(frozen.dataclass)
    assert not inspect.isfunction(vars(shape)["__init__"])
    shape(name="a")
    assert inspect.isfunction(vars(shape)["__init__"])


def test_fields_are_worked_out_for_who_asks() -> None:
    shape = plain(frozen.dataclass)
    assert shape(name="a") != shape(name="b")
    assert isinstance(inspect.getattr_static(shape, "__dataclass_fields__"), frozen._Late)
    assert [one.name for one in fields(shape)] == ["name", "many", "seen", "secret"]
    assert isinstance(inspect.getattr_static(shape, "__dataclass_fields__"), dict)


def test_classes_of_as_many_fields_have_their_own_names_and_values() -> None:
    """What is compiled for one is taken for the other."""

    @frozen.dataclass(frozen=True, slots=True)
    class Here:
        x: int
        y: int = 1

    @frozen.dataclass(frozen=True, slots=True)
    class There:
        name: str
        title: str = "t"

    assert (repr(Here(0)), repr(There(name="n"))) == (
        f"{Here.__qualname__}(x=0, y=1)",
        f"{There.__qualname__}(name='n', title='t')",
    )
    with pytest.raises(
        TypeError, match=r"There\.__init__\(\) missing 1 required positional argument: 'name'"
    ):
        There()  # type: ignore[call-arg] # that is what is asked


def test_a_field_that_must_be_given_does_not_follow_one_that_need_not() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Wrong:
        x: int = 0
        y: int  # type: ignore[misc] # that is what is asked

    with pytest.raises(TypeError, match="without a default follows one with a default"):
        Wrong(1, 2)


def test_what_is_not_frozen_is_the_standard_librarys() -> None:
    @frozen.dataclass(slots=True)
    class Moving:
        name: str = "a"

    one = Moving()
    one.name = "b"
    assert one == Moving("b")
    assert inspect.isfunction(vars(Moving)["__init__"])


def test_a_frozen_class_with_slots_is_made_here() -> None:
    """The standard library's costs each command a millisecond a class."""
    package = Path(frozen.__file__).parent
    elsewhere = [
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if re.search(
            r"^from dataclasses import .*\bdataclass\b", text := path.read_text("utf-8"), re.MULTILINE
        )
        and re.search(r"^@dataclass\(frozen=True, slots=True", text, re.MULTILINE)
    ]
    assert not elsewhere


def test_the_names_of_fields_are_known_without_working_the_fields_out() -> None:
    shape, theirs = plain(frozen.dataclass), plain(dataclass)
    assert frozen.field_names(shape) == frozen.field_names(theirs) == ("name", "many", "seen", "secret")
    assert isinstance(inspect.getattr_static(shape, "__dataclass_fields__"), frozen._Late)
    assert fields(shape)
    assert frozen.field_names(shape) == frozen.field_names(theirs)
