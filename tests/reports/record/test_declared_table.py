from typing import NamedTuple

import pytest

from scanner.model import Malformed, State
from scanner.reports.record.checked_table import CheckedTable
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field
from scanner.reports.record.forms import COUNT, FLAG, PROSE, TEXT, TEXTS, inset, one, rows, word


class Inner(NamedTuple):
    name: str


class Outer(NamedTuple):
    name: str
    note: str = ""
    state: State = State.NONE
    tags: tuple[str, ...] = ()
    inner: Inner = Inner("i")
    all_of: tuple[Inner, ...] = ()
    number: int = 0
    seen: bool = False


INNER = DeclaredTable("inner", Inner, Field("name", TEXT, "Its name."))
NUMBERS = DeclaredTable("numbers", Outer, Field("first", COUNT, "A number.", of="number"))
OUTER = DeclaredTable(
    "outer",
    Outer,
    Field("name", TEXT, "Its name."),
    Field("note", PROSE, "A note.", "there is none"),
    Field("state", word(State), "{words}.", "it has none"),
    Field("tags", TEXTS, "Tags.", "there are none"),
    Field("inner", one(INNER), "A table."),
    Field("all", rows(INNER), "Tables.", of="all_of"),
    Field("numbers", inset(NUMBERS), "Of the outer itself."),
    Field("seen", FLAG, "Whether it was seen.", "it was not"),
)
FULL = Outer("a", "one\n two", State.ENABLED, ("t",), Inner("b"), (Inner("c"),), 7, seen=True)
PLAIN = {
    "name": "a",
    "note": "one two",
    "state": "enabled",
    "tags": ["t"],
    "inner": {"name": "b"},
    "all": [{"name": "c"}],
    "numbers": {"first": 7},
    "seen": True,
}


def test_the_keys_stand_in_the_order_of_the_declaration():
    assert list(OUTER.write(FULL).items()) == list(PLAIN.items())


def test_what_is_empty_is_left_out_where_it_may_be():
    assert OUTER.write(Outer("", " \n")) == {"name": "", "inner": {"name": "i"}, "all": [], "numbers": {"first": 0}}


def test_it_is_read_back():
    assert OUTER.read(CheckedTable(PLAIN)) == FULL._replace(note="one two")
    assert OUTER.read(CheckedTable(OUTER.write(Outer("x")))) == Outer("x")


@pytest.mark.parametrize("key", ["name", "inner", "all", "numbers"])
def test_what_is_always_there_is_missed(key):
    with pytest.raises(Malformed, match=f"'{key}: expected .* but it is missing"):
        OUTER.read(CheckedTable({name: value for name, value in PLAIN.items() if name != key}))


def test_a_key_that_came_later_may_be_missing_and_is_written_all_the_same():
    later = DeclaredTable("inner", Inner, Field("name", TEXT, "Its name.", missing="nobody"))

    assert later.read(CheckedTable({})) == Inner("nobody")
    assert later.write(Inner("")) == {"name": ""}


def test_its_own_fields_are_those_of_inset_tables_too():
    assert [field.attribute for field in OUTER.own_fields()] == ["name", "note", "state", "tags", "inner", "all_of", "number", "seen"]
