import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.tables.line_numbers import line_of, lines

TEXT = '''name = "x"          # 1
id.deb = "a"
id.rpm = [
  "b = [",
  "c",
]
long = """
[no.header]
no_key = 1
"""

[title]
en = "T"

[[rule]]
id = "first"
[rule.match]
products = ["a"]

[[rule]]
id = "second"
[[rule.basis]]
kind = "law"
[[rule.basis]]
"odd key" = 1
'''


def test_every_table_and_key_has_the_line_where_it_begins():
    tomllib.loads(TEXT)

    assert lines(TEXT) == {
        (): 1,
        ("name",): 1,
        ("id",): 2,
        ("id", "deb"): 2,
        ("id", "rpm"): 3,
        ("long",): 7,
        ("title",): 12,
        ("title", "en"): 13,
        ("rule",): 15,
        ("rule", 1): 15,
        ("rule", 1, "id"): 16,
        ("rule", 1, "match"): 17,
        ("rule", 1, "match", "products"): 18,
        ("rule", 2): 20,
        ("rule", 2, "id"): 21,
        ("rule", 2, "basis"): 22,
        ("rule", 2, "basis", 1): 22,
        ("rule", 2, "basis", 1, "kind"): 23,
        ("rule", 2, "basis", 2): 24,
        ("rule", 2, "basis", 2, "odd key"): 25,
    }


def test_a_key_that_is_not_there_has_the_line_of_what_would_hold_it():
    assert line_of(TEXT, ("rule", 2, "basis", 1, "url")) == 22
    assert line_of(TEXT, ("rule", 2, "match", "products")) == 20
    assert line_of(TEXT, ("nothing",)) == 1


@settings(max_examples=100)
@given(st.text(alphabet="[]=\"'.#\n a1", max_size=200))
def test_any_text_has_lines(text):
    found = lines(text)

    assert all(1 <= number <= text.count("\n") + 1 for number in found.values())
