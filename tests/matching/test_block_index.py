"""An index of stored cells finds what the index of the products finds, and asks for no more of them however many there are."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from scanner.catalogue.product import Block, Product
from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer, Matcher
from scanner.matching.name_keys import beginning, keys_of_plain, name_keys, plain
from scanner.model import Item, Kind, Relation

WORDS = st.lists(
    st.sampled_from(["lm", "Studio", "64", "(x64)", "v1.2", "1.2.3", "-", "_", "*", "kaspersky", ".exe", "é", ",", "64-bit", "wps"])
)
JOINED = st.builds(str.join, st.sampled_from(["", " ", "-", "_"]), WORDS)
TEXTS = JOINED | st.text(max_size=12)
NAMES = st.lists(JOINED.map(lambda text: plain(text)[:30]).filter(bool), max_size=4)


def product(number, names=(), ids=None, start="p"):
    """Return a product of one block."""
    block = Block(1, Relation.OFFICIAL, (), tuple(names), (), {kind: tuple(values) for kind, values in (ids or {}).items()}, None)
    return Product(f"{start}{number}", "", "", "", "", (), None, (block,), (), (), "")


def stored(index, asked=None):
    cells = {key: json.loads(json.dumps(value)) for key, value in index.flatten().items()}

    def ask(key):
        if asked is not None:
            asked.append(key)
        return cells.get(key)

    return BlockIndex.of_cells(index.kinds(), ask)


@given(TEXTS)
def test_every_key_of_a_name_begins_as_the_name_does(name):
    assert {beginning(key) for key in name_keys(name)} == {beginning(plain(name))}


@given(names=NAMES, asked=st.lists(TEXTS, max_size=6), same=st.booleans())
@example(names=["-*"], asked=["- x"], same=False)
def test_no_name_is_passed_over_that_would_be_found(names, asked, same):
    index = BlockIndex([product(number, names=[name]) for number, name in enumerate(names)])
    index = stored(index) if same else index
    for text in (*asked, *names):
        whole = plain(text)
        found = [ref for key in keys_of_plain(whole) for ref in index.names.find(key)]

        assert index.may_name(whole) or not found


@given(names=NAMES, asked=st.lists(TEXTS, max_size=6))
def test_stored_and_built_are_the_same(names, asked):
    index = BlockIndex([product(number, ids={"deb": [name]}) for number, name in enumerate(names)])
    for number, name in enumerate(names):
        index.names.add([name], (f"n{number}", 1))
    cells = stored(index)
    for text in (*asked, *names):
        assert [tuple(ref) for ref in cells.names.find(text)] == [*index.names.find(text)]
        assert {kind: [tuple(ref) for ref in one.find(text)] for kind, one in cells.ids.items()} == {
            kind: [*one.find(text)] for kind, one in index.ids.items()
        }


def test_ten_times_the_products_are_asked_for_no_more():
    items = [Item(f"thing-{number}", ids=(("deb", f"thing-{number}"),), kind=Kind.APPLICATION) for number in range(200)]
    items += [Item("Product 3", ids=(("deb", "product-3"),), kind=Kind.APPLICATION)]
    asked = {}
    for many in (100, 1000):
        made = {f"p{number}": product(number, [f"product {number}"]) for number in range(many)}
        made |= {f"q{number}": product(number, ids={"deb": [f"product-{number}"]}, start="q") for number in range(many)}
        asked[many] = []
        found = Matcher(layers=[Layer(made, stored(BlockIndex(made.values()), asked[many]))]).match(items)

        assert {one.id for one, _ in found} == {"p3", "q3"}
    assert asked[100] == asked[1000]
    assert len(asked[100]) < 3 * len(items)
