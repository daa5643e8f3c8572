"""Our named tuples are what `typing`'s are."""

import copy
import pickle
import typing

import pytest

from scanner.stdlib.named_tuple import NamedTuple


class Ours(NamedTuple):
    """Of three fields."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    first: int
    second: str
    third: tuple[int, ...]


Theirs.__new__.__defaults__ = ("b", ())


def test_it_is_made_read_and_compared_like_a_tuple():
    one = Ours(1, third=(2,))

    assert (one, one.first, one.second, one.third, one.both) == ((1, "b", (2,)), 1, "b", (2,), "1b")
    assert (isinstance(one, tuple), hash(one), [*one]) == (True, hash((1, "b", (2,))), [1, "b", (2,)])
    assert Ours.__doc__ == "Of three fields."


@pytest.mark.parametrize("attribute", ["_fields", "__match_args__"])
def test_what_it_says_of_itself(attribute):
    assert getattr(Ours, attribute) == getattr(Theirs, attribute)
    assert repr(Ours(1)) == repr(Theirs(1)).replace("Theirs", "Ours")
    assert (Ours(1)._asdict(), Ours._field_defaults) == (Theirs(1)._asdict(), {"second": "b", "third": ()})


def test_it_is_changed_copied_and_pickled():
    one = Ours(1)

    assert (one._replace(second="c"), Ours._make([1, 2, 3])) == (Ours(1, "c"), (1, 2, 3))
    for same in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (same, type(same)) == (one, Ours)


@pytest.mark.parametrize(
    "wrong", [Ours, lambda: Ours(1, 2, 3, 4), lambda: Ours(1, fourth=2), lambda: Ours(1, first=2), lambda: Ours._make([1])]
)
def test_what_it_has_no_field_for_is_refused(wrong):
    with pytest.raises(TypeError):
        wrong()


def test_an_unknown_field_is_not_replaced_and_none_is_set():
    with pytest.raises(ValueError, match="fourth"):
        Ours(1)._replace(fourth=2)
    with pytest.raises(AttributeError):
        Ours(1).first = 2
    with pytest.raises(AttributeError):
        Ours(1).fourth = 2


@pytest.mark.parametrize("number", range(25))
def test_a_tuple_of_any_number_of_fields_has_each_in_its_place(number):
    fields = {f"field{place}": int for place in range(number)}
    made = type(NamedTuple)("Made", (NamedTuple,), {"__annotations__": fields})

    assert made(*range(number)) == made(**{field: place for place, field in enumerate(fields)}) == tuple(range(number))
