from datetime import date

from scanner.catalogue.product import Block, Product
from scanner.matching.near_misses import near_misses
from scanner.model import Item, Kind, Relation

NAMED = Block(1, Relation.OFFICIAL, (Kind.APPLICATION,), ("foo",), ("acme",), {}, None)
KNOWN = Block(2, Relation.OFFICIAL, (Kind.EXTENSION,), (), (), {"deb": ("foo",)}, None)
BOTH = Block(3, Relation.OFFICIAL, (), ("bar",), (), {"team-id": ("ABCDE12345",)}, None)
PUBLISHED = Block(4, Relation.OFFICIAL, (Kind.LIBRARY,), (), ("acme",), {}, None)
FOO = Item("Foo 1.2", publisher="Acme Ltd.", kind=Kind.APPLICATION)


def said(*items, blocks=(NAMED, KNOWN, BOTH, PUBLISHED)):
    product = Product("foo", "Foo", "Acme", "x", "", (), date(2026, 1, 1), blocks, (), (), "foo.toml")
    return [(item.name, why) for item, why in near_misses(product, items)]


def test_what_is_the_product_is_no_near_miss():
    assert said(FOO) == []


def test_a_name_of_another_publisher_or_kind():
    assert said(FOO._replace(publisher="Evil"), FOO._replace(publisher="", kind=Kind.PROCESS)) == [
        ("Foo 1.2", "block 1 expects the publisher acme, not Evil"),
        ("Foo 1.2", "block 1 expects the kind application, not process and the publisher acme, not none"),
    ]


def test_an_id_of_another_kind_of_item_and_a_name_without_the_id():
    assert said(Item("x", ids=(("deb", "foo"),), kind=Kind.LIBRARY), Item("Bar", kind=Kind.APPLICATION)) == [
        ("x", "block 2 expects the kind extension, not library"),
        ("Bar", "block 3 expects an id of the kind team-id that it does not have"),
    ]


def test_another_name_and_a_publisher_alone_are_not_near():
    assert said(Item("Food", publisher="Acme"), Item("x", ids=(("team-id", "ABCDE12345"),))) == []


def test_what_another_block_holds_for_is_no_near_miss():
    assert said(FOO._replace(publisher="Evil", kind=Kind.EXTENSION, ids=(("deb", "foo"),))) == []
