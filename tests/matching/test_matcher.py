import pytest

from scanner.catalogue.load import load_catalogue
from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer, Matcher
from scanner.model import Confidence, Evidence, Item, Kind, Mark, Relation
from tests.catalogue.written import product

APPLICATION = Kind.APPLICATION


def matches(blocks, *items):
    """Return what one product's blocks make of items: block, what matched, confidence."""
    found = Matcher([product(blocks)]).match(items)
    return [(evidence.block, evidence.field, evidence.value, evidence.confidence) for _, evidence in found]


def block(text):
    return f'[[match]]\nrelation = "official"\n{text}\n'


def test_the_evidence_holds_the_item_whole():
    example = product(block('id.deb = "example"'))
    item = Item("any", "1", "p", (("rpm", "x"), ("deb", "example")), APPLICATION, location="/var/lib/dpkg/status", user="alice")

    assert Matcher([example]).match([Item("other"), item]) == [
        (example, Evidence(item, 1, "id.deb", "example", Relation.OFFICIAL, Confidence.HIGH))
    ]


def test_ids_and_names_are_worth_what_they_prove():
    blocks = (
        block('name = "Example"')
        + block('name = "Example"\npublisher = "Works"')
        + block('id.command = "ex"')
        + block('id.wm-class = "Ex"')
        + block('publisher = "Alone Ltd"')
    )

    assert matches(blocks, Item("example")) == [(1, "name", "example", Confidence.LOW)]
    assert matches(blocks, Item("Example 2.0", publisher="Works, Inc.")) == [(2, "name+publisher", "Example 2.0", Confidence.MEDIUM)]
    assert matches(blocks, Item("x", ids=(("command", "EX.exe"),))) == [(3, "id.command", "EX.exe", Confidence.LOW)]
    assert matches(blocks, Item("x", ids=(("wm-class", "ex"),))) == [(4, "id.wm-class", "ex", Confidence.MEDIUM)]
    assert matches(blocks, Item("x", publisher="Alone")) == [(5, "publisher", "Alone", Confidence.LOW)]


def test_what_bore_an_id_before_a_version_was_another_product():
    blocks = block('id.deb = "example"\nsince = "18.2501"')
    item = Item("x", ids=(("deb", "example"),))
    versions = ("17.8830.7600.0", "18.1903.1152.0", "18.2412", "18.2501.1284.0", "19.1", "")

    found = Matcher([product(blocks)]).match(item._replace(version=version) for version in versions)

    assert [evidence.item.version for _, evidence in found] == ["18.2501.1284.0", "19.1", ""]


def test_every_condition_of_a_block_must_hold():
    blocks = block('id.deb = "example"\nname = "N"\npublisher = "P"\nkind = "application"')
    item = Item("n", publisher="p", ids=(("deb", "example"),), kind=APPLICATION)
    others = (
        item._replace(ids=(("deb", "b"),)),
        item._replace(ids=()),
        item._replace(name="m"),
        item._replace(publisher="q"),
        item._replace(kind=Kind.EXTENSION),
        item._replace(kind=None),
    )

    assert matches(blocks, item, *others) == [(1, "id.deb", "example", Confidence.HIGH)]


def test_any_value_of_a_list_is_enough_and_any_id_of_any_kind():
    blocks = block('id.deb = ["one", "two"]\nid.rpm = "three"')

    for pair in (("deb", "one"), ("deb", "two"), ("rpm", "three")):
        assert len(matches(blocks, Item("x", ids=(pair,)))) == 1
    assert matches(blocks, Item("x", ids=(("rpm", "one"),))) == []


def test_the_strongest_id_decides():
    blocks = block('id.command = "ex"\nid.deb = "example"')

    assert matches(blocks, Item("x", ids=(("command", "ex"), ("deb", "example")))) == [(1, "id.deb", "example", Confidence.HIGH)]


def test_a_name_with_its_publisher_is_worth_more_than_a_weak_id():
    blocks = block('id.command = "ex"\nname = "Ex"\npublisher = "Works"')

    assert matches(blocks, Item("ex", publisher="Works", ids=(("command", "ex"),))) == [(1, "name+publisher", "ex", Confidence.MEDIUM)]


def test_a_file_may_think_less_of_a_match():
    assert matches(block('id.deb = "example"\nconfidence = "low"'), Item("x", ids=(("deb", "example"),))) == [
        (1, "id.deb", "example", Confidence.LOW)
    ]


def test_of_each_product_the_best_block_counts_and_of_equals_the_first():
    blocks = block('name = "Example"') + block('id.deb = "example"') + block('id.deb = "example"')

    assert matches(blocks, Item("Example", ids=(("deb", "example"),))) == [(2, "id.deb", "example", Confidence.HIGH)]


def test_one_item_is_evidence_for_every_product_that_holds():
    one, other = product(block('id.deb = "example"'), "one"), product(block('name = "Example"'), "other")
    found = Matcher([one, other]).match([Item("Example", ids=(("deb", "example"),))])

    assert {which.id for which, _ in found} == {"one", "other"}


@pytest.mark.parametrize(
    ("blocks", "item", "holds"),
    [
        (block('name = "Example*Pro"'), Item("Example Super Pro"), True),
        (block('name = "Example*Pro"'), Item("Example Super Pro 2.0 (x64)"), True),
        (block('name = "Example*Pro"'), Item("Example Super"), False),
        (block('publisher = "Kasp*Lab"'), Item("x", publisher="Kaspersky Lab"), True),
        (block('id.winget = "Kasp.*"'), Item("x", ids=(("winget", "kasp.Free"),)), True),
        (block('id.winget = "Kasp.*"'), Item("x", ids=(("winget", "Kaspar.Free"),)), False),
        (block('id.hugging-face = "deepseek-ai/*"'), Item("x", ids=(("hugging-face", "deepseek-ai/DeepSeek-R1"),)), True),
        (block('id.hugging-face = "deepseek-ai/*"'), Item("x", ids=(("hugging-face", "other/deepseek-ai"),)), False),
        (block('id.site = "tiktok.com"'), Item("x", ids=(("site", "www.tiktok.com"),)), True),
        (block('id.site = "tiktok.com"'), Item("x", ids=(("site", "nottiktok.com"),)), False),
        (block('id.site = "tiktok.com"'), Item("x", ids=(("site", "tiktok.com.example.org"),)), False),
        (block('name = "icq.exe"'), Item("icq"), True),
        (block('name = "q"'), Item("icq.exe"), False),
        (block('name = "Poe"'), Item("Poem"), False),
        (block('name = "Sider"'), Item("Outsider"), False),
        (block('name = "Merlin"'), Item("Merlin Project"), False),
        (block('name = "Continue"'), Item("Continue reading"), False),
    ],
)
def test_values_are_compared_whole(blocks, item, holds):
    assert bool(matches(blocks, item)) == holds


def test_an_unknown_kind_of_id_and_an_empty_item_match_nothing():
    assert matches(block('name = "Example"'), Item(""), Item("x", ids=(("colour", "red"),))) == []


def test_thousands_of_packages_match_nothing():
    words = ("lib", "python3-", "golang-", "node-", "tik", "deep", "seek", "tok", "ds", "h")
    names = [f"{first}{second}{number}" for first in words for second in words for number in range(40)]
    items = [Item(name, "1.0-1", "Maintainers <a@example.org>", (("deb", name),), APPLICATION) for name in names]

    assert len(items) == 4000
    assert Matcher(load_catalogue().products.values()).match(items) == []


def test_only_what_may_hold_is_tested(monkeypatch):
    tested = []
    monkeypatch.setattr("scanner.matching.conditions.Conditions.evidence", lambda self, item: tested.append(item.name))
    Matcher(load_catalogue().products.values()).match(
        [Item(f"package-{number}", ids=(("deb", f"package-{number}"),)) for number in range(100)]
    )

    assert tested == []


class TestLayers:
    OURS = product(block('id.deb = "example"'), "one")
    THEIRS = product(block('id.deb = "theirs"'), "one")
    OTHER = product(block('id.deb = "other"'), "two")
    LAYERS = tuple(Layer({one.id: one}, BlockIndex([one])) for one in (OURS, OTHER, THEIRS))

    @pytest.mark.parametrize(("name", "expected"), [("example", []), ("other", ["two"]), ("theirs", ["one"])])
    def test_the_last_one_that_has_an_id_has_the_product(self, name, expected):
        found = Matcher(layers=self.LAYERS).match([Item("x", ids=(("deb", name),))])

        assert [matched.id for matched, _ in found] == expected


@pytest.mark.parametrize("pattern", ["Exam*e Play*", "Exam*", "Example *"])
def test_a_name_fits_a_pattern_whatever_stands_before_its_first_star(pattern):
    assert [found.id for found, _ in Matcher([product(block(f'name = "{pattern}"'))]).match([Item("Example Player", kind=APPLICATION)])]


class TestLookAlikes:
    NAMED = product(block('name = "Example"') + block('name = "Example"\npublisher = "Works"') + block('id.command = "example"'))

    @pytest.mark.parametrize("publisher", ["", "Works"])
    def test_they_are_marked_and_of_low_confidence_whatever_else_fits(self, publisher):
        item = Item("Ex\u0430mple", publisher=publisher, kind=APPLICATION)
        ((_, evidence),) = Matcher([self.NAMED]).match([item])

        assert (evidence.item, evidence.field, evidence.value) == (item._replace(marks=(Mark.LOOK_ALIKE,)), "look-alike", "Example")
        assert evidence.confidence is Confidence.LOW

    def test_a_name_of_the_products_own_script_is_none(self):
        cyrillic = product(block('name = "\u041c\u0430\u043a\u0441"'))
        ((_, evidence),) = Matcher([cyrillic]).match([Item("\u041c\u0430\u043a\u0441")])

        assert (evidence.item.marks, evidence.field, evidence.value) == ((), "name", "\u041c\u0430\u043a\u0441")
