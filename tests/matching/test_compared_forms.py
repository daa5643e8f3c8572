"""How values are compared: what is cut off, what counts, and which later layer replaces a product."""

from datetime import date

import pytest

from scanner.catalogue.product import Block, Product
from scanner.matching.block_index import BlockIndex
from scanner.matching.identifiers import KINDS, fault, keys
from scanner.matching.matcher import Layer, Matcher
from scanner.matching.name_keys import LONGEST, plain
from scanner.matching.near_misses import near_misses
from scanner.model import Item, Kind, Relation
from tests.catalogue.written import product


@pytest.mark.parametrize("image", ["ollama", "ollama:0.6.2", "library/ollama:0.6.2", "docker.io/library/ollama:0.6.2@sha256:0"])
def test_an_image_is_compared_without_tag_registry_and_name_space(image):
    assert keys("container-image", image) == ("ollama",)


@pytest.mark.parametrize("image", ["localhost:5000/a/ollama:1", "localhost:5000/a/ollama"])
def test_a_port_of_a_registry_is_no_tag(image):
    assert keys("container-image", image) == ("localhost:5000/a/ollama",)


@pytest.mark.parametrize("kind", [kind for kind, row in KINDS.items() if row.stars and fault(kind, "a" * 32) == ""])
def test_a_star_may_stand_in_every_kind_that_allows_one(kind):
    assert fault(kind, "a" * 31 + "*") == ""


def test_a_name_that_is_cut_at_its_greatest_length_does_not_end_in_a_space():
    ligatures = "\ufb01" * (LONGEST // 2 - 1)  # each of two letters, once it is compared

    assert plain(f"{ligatures}x y") == "fi" * (LONGEST // 2 - 1) + "x"


def block(text):
    return f'[[match]]\nrelation = "official"\n{text}\n'


class TestTwoLayers:
    OURS, THEIRS = (product(block(f'name = "{name}"'), "one") for name in ("Example", "Other"))
    MATCHER = Matcher(layers=[Layer({one.id: one}, BlockIndex([one])) for one in (OURS, THEIRS)])

    @pytest.mark.parametrize(
        ("name", "found"),
        [("Example", []), ("Ex\u0430mple", []), ("Other", ["one"]), ("\u041ether", ["one"])],
        ids=["old", "old look-alike", "new", "new look-alike"],
    )
    def test_the_later_one_replaces_a_product_with_its_names_and_their_look_alikes(self, name, found):
        assert [one.id for one, _ in self.MATCHER.match([Item(name, kind=Kind.APPLICATION)])] == found


def missing(*blocks, **item):
    whole = Product("foo", "Foo", "Acme", "x", "", (), date(2026, 1, 1), blocks, (), (), "foo.toml")
    return [why for _, why in near_misses(whole, [Item("Foo", **item)])]


def test_everything_that_a_near_miss_could_have_had_instead_is_named():
    kinds = (Kind.APPLICATION, Kind.PROCESS)
    one = Block(1, Relation.OFFICIAL, kinds, ("foo",), ("acme", "acme europe"), {"deb": ("foo",), "rpm": ("foo",)}, None)

    (why,) = missing(one, kind=Kind.LIBRARY, publisher="Evil")

    assert "the kind application or process, not library" in why
    assert "the publisher acme or acme europe, not Evil" in why
    assert "an id of the kind deb or rpm that it does not have" in why
