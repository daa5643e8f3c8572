from scanner.stdlib.str_enum import StrEnum
from scanner.tables.toml_file import TomlFile


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def table(text):
    file = TomlFile("f.toml", text.encode())
    return file.root, lambda: [str(fault) for fault in file.faults]


def test_values_of_every_kind():
    root, faults = table(
        'a = "x"\nb = ["y", "z"]\nc = "w"\nd = 2026-11-21\ne = 3\nf = true\ng = "red"\nh = ["red", "blue"]\n[i]\nj = "k"\n[[l]]\nm = "n"\n'
    )

    assert root.text("a") == "x"
    assert root.texts("b") == ("y", "z")
    assert root.texts("c") == ("w",)
    assert root.date("d").isoformat() == "2026-11-21"
    assert root.count("e", 1) == 3
    assert root.flag("f") is True
    assert root.word("g", Colour) is Colour.RED
    assert root.words("h", Colour) == (Colour.RED, Colour.BLUE)
    assert root.table("i").text("j") == "k"
    assert [below.text("m") for below in root.tables("l")] == ["n"]
    root.close()
    assert faults() == []


def test_what_is_not_given_is_empty_and_no_fault():
    root, faults = table("")

    assert (root.text("a"), root.texts("b"), root.date("c"), root.count("d", 7), root.flag("e")) == ("", (), None, 7, False)
    assert (root.word("f", Colour), root.words("g", Colour), root.tables("h")) == (None, (), [])
    root.close()
    assert faults() == []


def test_what_is_required_and_missing_is_a_fault():
    root, faults = table("")
    root.text("a", required=True)
    root.word("b", Colour, required=True)
    root.table("c", required=True)
    root.tables("d", required=True)

    assert faults() == [
        "f.toml:1: a: missing; expected a text in quotes",
        "f.toml:1: b: missing; expected a text in quotes",
        "f.toml:1: c: missing; expected a table",
        "f.toml:1: d: missing; expected [[d]] tables",
    ]


def test_a_wrong_type_is_a_fault_and_reading_goes_on():
    root, faults = table('a = 1\nb = [1]\nc = "2026-11-21"\nd = 2026-11-21T00:00:00\ne = true\nf = 1\ng = "x"\nh = {}\ni = []\n')
    root.text("a")
    root.texts("b")
    root.date("c")
    root.date("d")
    root.count("e", 1)
    root.flag("f")
    root.table("g")
    root.tables("h")
    root.texts("i")

    assert [fault.partition(", found")[0] for fault in faults()] == [
        "f.toml:1: a: expected a text in quotes",
        "f.toml:2: b: expected a text in quotes, or a list of them",
        "f.toml:3: c: expected a date such as 2026-11-21, without quotes",
        "f.toml:4: d: expected a date such as 2026-11-21, without quotes",
        "f.toml:5: e: expected a whole number",
        "f.toml:6: f: expected true or false",
        "f.toml:7: g: expected a table",
        "f.toml:8: h: expected [[h]] tables",
        "f.toml:9: i: expected a text in quotes, or a list of them",
    ]


def test_texts_that_cannot_be_meant_are_faults():
    root, faults = table('a = ""\nb = " x"\nc = "x\\u202e"\nd = ["x", "x"]\n')
    for key in "abcd":
        root.texts(key)

    assert [fault.partition(", found")[0] for fault in faults()] == [
        "f.toml:1: a: expected 1 to 4096 printable letters without space around them",
        "f.toml:2: b: expected 1 to 4096 printable letters without space around them",
        "f.toml:3: c: expected 1 to 4096 printable letters without space around them",
        "f.toml:4: d: the same text stands in the list twice",
    ]


def test_a_word_outside_its_set_is_a_fault():
    root, faults = table('a = "green"\nb = ["red", "green"]\nc = 0\n')

    assert (root.word("a", Colour), root.words("b", Colour), root.count("c", 1)) == (None, (Colour.RED,), 0)
    assert faults() == [
        "f.toml:1: a: expected one of red, blue; found 'green'",
        "f.toml:2: b: expected one of red, blue; found 'green'",
        "f.toml:3: c: expected a number above zero, found 0",
    ]


def test_a_key_that_nobody_asks_for_is_a_fault_at_any_depth():
    root, faults = table('a = "x"\nremove_bye = 1\n[t]\nb = 1\n[[u]]\nc = 1\n')
    root.text("a")
    root.table("t")
    root.tables("u")
    root.close()

    assert faults() == [
        "f.toml:2: remove_bye: unknown key; expected one of: a, t, u",
        "f.toml:4: t.b: unknown key; expected one of: ",
        "f.toml:6: u[1].c: unknown key; expected one of: ",
    ]
