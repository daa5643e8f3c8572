from typing import NamedTuple

import pytest

from scanner.stdlib.str_enum import StrEnum
from scanner.tables.declaration import Declaration, Form, Key, Need
from scanner.tables.kinds import ADDRESSES, COUNT, DAY, FLAG, IN_ALL, IN_ANY, NAMES, TABLE, TABLES, TEXT, TEXTS, VALUES, WORD, WORDS
from scanner.tables.toml_file import TomlFile


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Wheel(NamedTuple):
    size: int
    colours: tuple[Colour, ...]


WHEEL = Declaration(
    (Key("size", COUNT, "", default=26), Key("colour", WORDS, "", field="colours", words=Colour)),
    make=Wheel,
    any_of=("colour",),
    any_fault="expected a colour",
    check=lambda table, wheel, _: table.fault("size", "too small") if wheel.size < 10 else None,
)
CAR = Declaration(
    (
        Key("languages", TEXTS, "", required=True, forms=(Form("[a-z]{2}", "expected a code; found {found}"),)),
        Key("name", IN_ALL, "", required=True),
        Key("note", IN_ANY, ""),
        Key("brand", TEXT, "", among="brands", fault="nobody makes {found}"),
        Key("built", DAY, "", required=True),
        Key("sold", FLAG, ""),
        Key("buyer", TEXT, ""),
        Key("paint", WORD, "", default=Colour.BLUE, words=Colour),
        Key("wheel", TABLES, "", field="wheels", below=WHEEL),
        Key("spare", TABLE, "", below=WHEEL),
        Key("seen", ADDRESSES, ""),
        Key("codes", VALUES, ""),
        Key("owners", NAMES, "", each=Key("", TEXTS, "")),
    ),
    shared=("languages",),
    needs=(Need("sold", value=True, wanted="buyer", fault="missing; somebody bought it"),),
)
WHOLE = """languages = ["en", "fr"]
name = { en = "Car", fr = "Voiture" }
built = 2026-11-21
"""


def read(text):
    file = TomlFile("f.toml", text.encode())
    found = CAR.read(file.root, {"brands": {"ours"}})
    file.root.close()
    return found, [f"{fault.line}: {fault.key}: {fault.expected}" for fault in sorted(set(file.faults))]


def test_what_is_not_given_is_the_default_or_empty():
    found, faults = read(WHOLE)

    assert faults == []
    assert (found["paint"], found["sold"], found["wheels"], found["spare"], found["note"]) == (Colour.BLUE, False, (), None, {})
    assert (found["seen"], found["codes"], found["owners"], found["brand"]) == ((), (), {}, "")


def test_tables_are_made_into_their_types_with_the_names_of_their_fields():
    found, faults = read(WHOLE + 'owners.first = "a"\n[[wheel]]\ncolour = "red"\n[spare]\nsize = 20\ncolour = ["red", "blue"]\n')

    assert faults == []
    assert found["wheels"] == (Wheel(26, (Colour.RED,)),)
    assert found["spare"] == Wheel(20, (Colour.RED, Colour.BLUE))
    assert found["owners"] == {"first": ("a",)}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("sold = true\n", ["1: buyer: missing; somebody bought it"]),
        ('brand = "theirs"\n', ["4: brand: nobody makes 'theirs'"]),
        ('paint = "green"\n', ["4: paint: expected one of red, blue; found 'green'"]),
        ('note.nl = "x"\n', ["4: note.nl: expected one of the policy's languages: en, fr"]),
        ("[[wheel]]\n", ["4: wheel[1]: expected a colour"]),
        ("[[wheel]]\ncolour = 1\n", ["5: wheel[1].colour: expected a text in quotes, or a list of them, found 1"]),
        ('[[wheel]]\ncolour = "red"\nsize = 2\n', ["6: wheel[1].size: too small"]),
        ('[[wheel]]\ncolour = "red"\nsizes = 20\n', ["6: wheel[1].sizes: unknown key; did you mean size?"]),
        ("spare = 1\n", ["4: spare: expected a table, found 1"]),
    ],
)
def test_every_rule_of_a_declaration_is_looked_after(more, expected):
    assert read(WHOLE + more)[1] == expected


def test_every_fault_is_told_and_not_only_the_first():
    assert read('languages = "english"\nsold = 1\npaint = 1\ncolor = 1\n')[1] == [
        "1: built: missing; expected a date such as 2026-11-21, without quotes",
        "1: languages: expected a code; found 'english'",
        "1: name: missing; expected a table",
        "2: sold: expected true or false, found 1",
        "3: paint: expected a text in quotes, found 1",
        f"4: color: unknown key; expected one of: {', '.join(sorted(key.name for key in CAR.keys))}",
    ]
