import os

import pytest

from scanner.catalogue.catalogue import EMPTY
from scanner.catalogue.check import faults
from scanner.catalogue.load import load_catalogue
from tests.catalogue.written import HEAD, folder

BLOCK = '[[match]]\nrelation = "official"\nid.deb = "example"\n'
HIT = '[[hit]]\nid.deb = "example"\n'
MISS = '[[miss]]\nname = "Near"\n'


def checked(tmp_path, **products):
    """Check products by id, each the text behind the common head; return their faults without the folder."""
    place = folder(tmp_path, {f"products/social-media/{name}.toml": HEAD + text for name, text in products.items()})
    return [fault.removeprefix(os.path.join(place, "products", "social-media", "")) for fault in faults(place)]


def test_what_is_bundled_is_in_order():
    assert faults(load_catalogue()) == []


def test_a_sound_product(tmp_path):
    assert checked(tmp_path, example=BLOCK + HIT) == []


def test_a_hit_must_match_its_product(tmp_path):
    assert checked(tmp_path, example=BLOCK + HIT + '[[hit]]\nid.deb = "other"\n') == [
        "example.toml:13: hit[2]: matches no block of its own product"
    ]


def test_a_hit_must_have_the_relation_it_says(tmp_path):
    assert checked(tmp_path, example=BLOCK + HIT + 'relation = "tool"\n') == [
        "example.toml:11: hit[1]: expected the relation tool; block 1 says official"
    ]


def test_a_miss_must_not_match(tmp_path):
    assert checked(tmp_path, example=BLOCK + HIT + '[[miss]]\nid.deb = "example"\n') == [
        "example.toml:13: miss[1]: matches block 1 (id.deb = example)"
    ]


def test_a_hit_is_evidence_for_another_product_only_where_that_is_meant(tmp_path):
    tool = BLOCK.replace("official", "tool")
    blocks = {"one": BLOCK + HIT + 'also = ["two"]\n', "two": tool + HIT}

    assert checked(tmp_path, **blocks) == [
        "two.toml:11: hit[1]: is evidence for one too (id.deb = example); list it in `also` if that is intended"
    ]


@pytest.mark.parametrize(
    ("also", "expected"),
    [
        ("tiktok", "example.toml:11: hit[1]: `also` names tiktok, which does not match"),
        ("tictok", "example.toml:11: hit[1]: `also` names an unknown product, 'tictok'"),
    ],
)
def test_also_names_products_that_match(tmp_path, also, expected):
    assert checked(tmp_path, example=BLOCK + HIT + f'also = "{also}"\n') == [expected]


def test_a_product_has_a_hit(tmp_path):
    assert checked(tmp_path, example=BLOCK) == ["example.toml:1: expected at least one [[hit]]: an item as a collector reports it"]


@pytest.mark.parametrize(
    "vague", ['name = "Exam"', 'name = "Example*"', 'publisher = "Exampl*"', 'id.command = "exam"', 'id.rpm = "exam*"']
)
def test_what_holds_for_much_has_a_miss(tmp_path, vague):
    text = BLOCK + f'[[match]]\nrelation = "client"\n{vague}\n' + HIT

    assert checked(tmp_path / "a", example=text + MISS) == []
    (found,) = checked(tmp_path / "b", example=text)
    assert found.startswith("example.toml:1: expected a [[miss]], because ")


def test_no_id_is_the_own_one_of_two_products(tmp_path):
    text = BLOCK + HIT + 'also = ["{}"]\n'

    assert checked(tmp_path, one=text.format("two"), two=text.format("one")) == [
        "one.toml:8: match[1]: id.deb = 'example' is claimed as official by two too",
        "two.toml:8: match[1]: id.deb = 'example' is claimed as official by one too",
    ]


def test_a_folder_that_does_not_load_is_told_as_its_faults(tmp_path):
    keys = "confidence, id, kind, name, publisher, relation, since, unverified, web_app"

    assert checked(tmp_path, example=BLOCK + "x = 1\n") == [f"example.toml:11: match[1].x: unknown key; expected one of: {keys}"]


def test_a_catalogue_is_checked_as_it_is():
    assert faults(EMPTY) == []


def test_an_id_that_counts_only_together_with_a_name_claims_nothing(tmp_path):
    text = '[[match]]\nrelation = "official"\nid.team-id = "ABCDE12345"\nname = "{0}"\n[[hit]]\nname = "{0}"\nid.team-id = "ABCDE12345"\n'

    assert checked(tmp_path, one=text.format("Example One"), two=text.format("Example Two")) == []
