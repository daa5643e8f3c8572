import os
import re
from pathlib import Path

import pytest

import scanner
from scanner.catalogue.load import CatalogueError, load_catalogue, load_policy
from tests.catalogue.written import ASPECTS, BASIS, HEAD, POLICY_HEAD, RULE_HEAD, folder

PRODUCT = HEAD + '[[match]]\nrelation = "official"\nid.deb = "example"\n'
POLICY = POLICY_HEAD + RULE_HEAD + ASPECTS + BASIS


def refused(*places):
    with pytest.raises(CatalogueError) as error:
        load_catalogue(places)
    return error.value.faults


def test_what_is_bundled_loads():
    found = load_catalogue()

    assert {"tiktok", "deepseek"} <= set(found.products)
    assert {"be-federal-tiktok", "be-federal-deepseek"} <= set(found.policies)
    assert found.version == "2026-12-01"
    assert len(found.digest) == 64


def test_a_folder_adds_to_it(tmp_path):
    found = load_catalogue([folder(tmp_path, {"products/social-media/example.toml": PRODUCT, "policies/example-policy.toml": POLICY})])

    assert set(found.products) == {*load_catalogue().products, "example"}
    assert set(found.policies) == {*load_catalogue().policies, "example-policy"}


def test_a_collection_that_nobody_reviewed_is_no_product_in_a_count(tmp_path):
    files = {f"products/social-media/{name}.toml": PRODUCT.replace("example", name) for name in ("shown", "shown-unreviewed")}
    found = load_catalogue([folder(tmp_path, files)])

    assert {"shown", "shown-unreviewed"} <= set(found.products)
    assert found.count_products() == load_catalogue().count_products() + 1


def test_what_nobody_reviewed_bears_it_in_its_id_and_accuses_nobody():
    found = [
        product for product in load_catalogue().products.values() if all("nobody reviewed" in one.unverified for one in product.blocks)
    ]

    assert {product.id for product in found} == {id for id in load_catalogue().products if id.endswith("-unreviewed")}  # noqa: A001


def test_no_count_of_products_has_them():
    """Whoever counts products asks the catalogue."""
    sources = {path: path.read_text(encoding="utf-8") for path in Path(scanner.__file__).parent.rglob("*.py")}

    assert [path.name for path, text in sources.items() if "count_products()" in text and path.name != "catalogue.py"]
    assert [path.name for path, text in sources.items() if re.search(r"len\(\w+\.products\)", text)] == []


def test_a_folder_replaces_by_id_and_the_digest_says_so(tmp_path):
    place = folder(tmp_path, {"products/messaging/tiktok.toml": PRODUCT.replace("social-media", "messaging")})
    found = load_catalogue([place])

    assert found.products["tiktok"].category == "messaging"
    assert set(found.products) == set(load_catalogue().products)
    assert found.digest != load_catalogue().digest


def test_every_fault_of_every_file_is_told_with_its_line(tmp_path):
    place = folder(
        tmp_path,
        {
            "products/social-media/a.toml": PRODUCT.replace("id.deb", "id.dep"),
            "products/social-media/b.toml": "name = \n",
            "products/social-media/c.toml": PRODUCT + 'nmae = "x"\n',
            "policies/example-policy.toml": POLICY.replace('effect = "prohibit"', 'effect = "ban"'),
            "policies/other.toml": POLICY.replace("example-rule", "other-rule"),
        },
    )
    found = [fault.removeprefix(f"{tmp_path}{os.sep}").replace(os.sep, "/").split(": ")[:2] for fault in refused(place)]

    assert found == [
        ["policies/example-policy.toml:15", "rule[1].effect"],
        ["policies/other.toml:3", "id"],
        ["products/social-media/a.toml:10", "match[1].id.dep"],
        ["products/social-media/b.toml:1", "expected TOML"],
        ["products/social-media/c.toml:11", "match[1].nmae"],
    ]


def test_an_id_may_stand_for_one_product_of_a_folder(tmp_path):
    other = PRODUCT.replace("social-media", "messaging")
    place = folder(tmp_path, {"products/social-media/x.toml": PRODUCT, "products/messaging/x.toml": other})

    one, two = tmp_path / "products/social-media/x.toml", tmp_path / "products/messaging/x.toml"
    assert refused(place) == [f"{one}: the id 'x' is already used by {two}"]


def test_a_policy_names_only_what_exists(tmp_path):
    match = 'match = { products = ["tiktok", "tictok"], vendors = ["ByteDance", "Bytedanse"], categories = ["messaging", "chat"] }'
    place = folder(tmp_path, {"policies/example-policy.toml": POLICY.replace('match.products = ["tiktok"]', match)})

    assert [fault.split(": ", 1)[1] for fault in refused(place)] == [
        "rule[1].match.categories: unknown: 'chat'",
        "rule[1].match.products: unknown: 'tictok'",
        "rule[1].match.vendors: unknown: 'Bytedanse'",
    ]


def test_a_rule_id_stands_for_one_rule_of_all_policies(tmp_path):
    place = folder(tmp_path, {"policies/example-policy.toml": POLICY.replace("example-rule", "be-fed-tiktok-716")})
    (found,) = refused(place)
    file = tmp_path / "policies/example-policy.toml"

    assert found.startswith(f"{file}:14: rule[1].id: the id 'be-fed-tiktok-716' is already used by a rule of ")


def test_a_folder_without_signatures_is_refused(tmp_path):
    assert refused(str(tmp_path)) == [
        f"{tmp_path}: expected products/<category>/<id>.toml, or <id>.toml in vendors, programs, features or policies in this folder"
    ]


def test_no_signatures_at_all_never_means_clean(tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.catalogue.load.bundled", lambda: str(tmp_path))

    assert f"{tmp_path}: no products: a scan without signatures would report every machine as clean" in refused()


class TestPolicyFile:
    def test_a_file_of_an_administration_loads(self, tmp_path):
        place = folder(tmp_path, {"ours.toml": POLICY})

        assert load_policy(f"{place}/ours.toml", load_catalogue()).id == "example-policy"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("x = ", "ours.toml:1: expected TOML: Invalid value"),
            (
                POLICY + "nothing = 1\n",
                (
                    "ours.toml:26: rule[1].basis[1].nothing: unknown key; "
                    "expected one of: date, kind, note, numac, number, supports, title, url"
                ),
            ),
            (POLICY.replace("tiktok", "tictok"), "ours.toml:17: rule[1].match.products: unknown: 'tictok'"),
        ],
    )
    def test_its_faults_are_told(self, tmp_path, text, expected):
        place = folder(tmp_path, {"ours.toml": text})
        with pytest.raises(CatalogueError) as error:
            load_policy(f"{place}/ours.toml", load_catalogue())

        assert error.value.faults == [f"{place}/{expected}"]

    def test_one_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(CatalogueError, match="cannot be read: No such file or directory"):
            load_policy(f"{tmp_path}/none.toml", load_catalogue())
