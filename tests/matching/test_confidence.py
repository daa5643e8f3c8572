import pytest

from scanner.matching.confidence import FIELDS, WEAKER_IDS, attainable, limited, of_field, of_id, strongest, weakest
from scanner.matching.evidence_fields import Field
from scanner.matching.identifiers import KINDS
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind
from tests.catalogue.written import product, read

HIGH, MEDIUM, LOW = Confidence


def block(text):
    return f'[[match]]\nrelation = "official"\n{text}\n'


def found(text, item):
    [(_, evidence)] = Matcher([product(block(text))]).match([item])
    return evidence.confidence


def test_every_field_and_every_kind_of_id_is_worth_something():
    assert set(FIELDS) == set(Field)
    assert set(WEAKER_IDS) <= set(KINDS)
    assert HIGH not in WEAKER_IDS.values()


def test_what_a_kind_proves_alone():
    assert {kind for kind in KINDS if of_id(kind) is LOW} == {"command"}
    assert {kind for kind in KINDS if of_id(kind) is MEDIUM} == {
        *("appimage", "config-folder", "model-file", "msix-name", "original-filename", "team-id", "desktop-file", "wm-class", "service"),
    }


@pytest.mark.parametrize(
    ("field", "worth"),
    [("id.deb", HIGH), ("id.service", MEDIUM), ("id.command", LOW), ("name+publisher", MEDIUM), ("name", LOW), ("publisher", LOW),
     ("look-alike", LOW), ("setting", HIGH), ("default", MEDIUM)],
)  # fmt: skip
def test_what_a_field_proves(field, worth):
    assert of_field(field) is worth


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ('id.deb = "xx"', HIGH),
        ('id.deb = "xx"\nid.command = "x"', HIGH),
        ('id.service = "x"', MEDIUM),
        ('id.command = "x"', LOW),
        ('id.command = "x"\nname = "X"\npublisher = "P"', MEDIUM),
        ('name = "X"\npublisher = "P"', MEDIUM),
        ('name = "X"', LOW),
        ('publisher = "P"', LOW),
    ],
)
def test_a_match_is_worth_what_its_block_can_reach_and_a_block_may_only_lower_that(text, best):
    item = Item("X", publisher="P", ids=(("deb", "xx"), ("service", "x"), ("command", "x")), kind=Kind.APPLICATION)

    assert attainable(product(block(text)).blocks[0]) is best
    assert found(text, item) is best
    for limit in Confidence:
        if limit.place < best.place:
            _, [fault] = read(block(f'{text}\nconfidence = "{limit}"'))
            assert f"may only lower what the fields are worth, which is {best}" in fault
        else:
            assert found(f'{text}\nconfidence = "{limit}"', item) is limit


def test_the_order_is_that_of_the_words():
    assert (strongest(LOW, HIGH, MEDIUM), weakest(LOW, HIGH, MEDIUM)) == (HIGH, LOW)
    assert [limited(MEDIUM, limit) for limit in (None, *Confidence)] == [MEDIUM, MEDIUM, MEDIUM, LOW]
