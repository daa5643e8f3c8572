import pytest

from scanner.catalogue.load import load_catalogue
from scanner.catalogue.vendor import Vendor, meant
from tests.catalogue.written import ASPECTS, BASIS, HEAD, POLICY_HEAD, RULE_HEAD, day, folder


def vendor(name, subsidiaries=(), successors=()):
    return Vendor(name, "x", subsidiaries, successors, {}, (), day("2026-11-21"), "v.toml")


VENDORS = {
    one.name: one for one in (vendor("A", ("B",), ("C",)), vendor("B", ("D",), ("A",)), vendor("C", ("E",)), vendor("D"), vendor("E"))
}


@pytest.mark.parametrize(
    ("successors", "expected"), [(False, ("A", "B", "D")), (True, ("A", "B", "C", "D", "E"))], ids=["without", "with-successors"]
)
def test_a_ban_on_a_vendor_reaches_its_subsidiaries_at_any_depth(successors, expected):
    assert sorted(meant(["A"], VENDORS, successors=successors)) == sorted(expected)


def test_a_vendor_without_a_file_means_itself():
    assert meant(["Z"], VENDORS, successors=True) == ("Z",)


def test_a_rule_on_a_vendor_reaches_the_products_of_its_subsidiary(tmp_path):
    match = 'match = { vendors = ["Example Works"], include_successors = true }'
    place = folder(
        tmp_path,
        {
            "products/social-media/one.toml": HEAD + '[[match]]\nrelation = "official"\nid.deb = "one"\n',
            "products/social-media/two.toml": HEAD.replace("Example Works", "Later Works")
            + '[[match]]\nrelation = "official"\nid.deb = "two"\n',
            "vendors/example-works.toml": 'name = "Example Works"\ndescription = "x"\nsuccessors = ["Later Works"]\n'
            'reviewed = 2026-11-21\n[families]\nall = ["one"]\n',
            "policies/example-policy.toml": POLICY_HEAD + RULE_HEAD.replace('match.products = ["tiktok"]', match) + ASPECTS + BASIS,
        },
    )

    assert load_catalogue([place]).policies["example-policy"].rules[0].match.vendors == ("Example Works", "Later Works")


@pytest.mark.parametrize(
    ("policy", "rule", "product"),
    [
        ("us-commerce-kaspersky", "us-commerce-kaspersky", "kaspersky"),
        ("us-texas-prohibited-technologies", "us-tx-list-2023", "weiyun"),
        ("us-texas-prohibited-technologies", "us-tx-list-2023", "sogou-input"),
        ("us-texas-prohibited-technologies", "us-tx-list-2023", "hisuite"),
        ("us-texas-prohibited-technologies", "us-tx-list-2026", "iqiyi"),
        ("us-texas-prohibited-technologies", "us-tx-list-2026", "mimo-code"),
        ("nl-government-apps", "nl-gov-offensive-cyber", "yandex-telemost"),
        ("nl-government-apps", "nl-gov-offensive-cyber", "max-messenger"),
    ],
)
def test_a_ban_on_a_vendor_reaches_every_bundled_product_of_it(policy, rule, product):
    catalogue = load_catalogue()
    vendors = next(one for one in catalogue.policies[policy].rules if one.id == rule).match.vendors

    assert catalogue.products[product].vendor in vendors


# Rules that mean makers of a country without naming them all, and those that are left out: DeepSeek has a rule of its own there, and the
# filings of PDD Holdings name an office in Dublin.
OF_COUNTRIES = [
    ("cz-nukib-data-to-china-2025", {"CN"}, set()),
    ("us-ne-chinese-software", {"CN"}, set()),
    ("nl-gov-offensive-cyber", {"CN", "RU"}, {"DeepSeek", "PDD Holdings"}),
]


@pytest.mark.parametrize(("id_", "seats", "apart"), OF_COUNTRIES, ids=[row[0] for row in OF_COUNTRIES])
def test_a_rule_for_the_makers_of_a_country_names_each_that_the_catalogue_has_there(id_, seats, apart):
    catalogue = load_catalogue()
    rule = next(rule for rule in catalogue.policies[catalogue.rules[id_]].rules if rule.id == id_)
    there = {name for name in catalogue.makers if name in catalogue.vendors and catalogue.vendors[name].seat in seats}

    assert there - apart - {*rule.match.vendors} == set()
