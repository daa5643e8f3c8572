import pytest

from scanner.matching.hosts import is_front_door
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind, Relation
from tests.catalogue.written import product

OFFICIAL, TOOL = Relation.OFFICIAL, Relation.TOOL


def found(host, relation="official", named="example.com", **ids):
    signature = product(f'[[match]]\nrelation = "{relation}"\nid.site = "{named}"\nid.web-app = "{"a" * 32}"\n')
    item = Item("App", ids=(("site", host), *ids.items()), kind=Kind.WEB_APP)
    return [(one.relation, one.confidence) for _, one in Matcher([signature]).match([item])]


@pytest.mark.parametrize(
    "door", ["", "www.", "m.", "mobile.", "app.", "apps.", "web.", "chat.", "wap.", "touch.", "us.", "fr.", "zh-cn.", "www.fr."]
)
def test_a_front_door_is_the_site(door):
    assert found(f"{door}example.com") == [(OFFICIAL, Confidence.HIGH)]
    assert found(f"{door}EXAMPLE.com.") == [(OFFICIAL, Confidence.HIGH)]


@pytest.mark.parametrize(
    "site",
    [
        "newsroom.",
        "api-docs.",
        "ads.",
        "careers.",
        "ir.",
        "hr.",
        "pr.",
        "id.",
        "ai.",
        "some-channel.",
        "www.ads.",
        "fr-ads.",
        "m.www.fr.",
        "appstore.",
    ],
)
def test_another_site_of_the_domain_has_to_do_with_the_product_and_is_not_it(site):
    assert found(f"{site}example.com") == [(TOOL, Confidence.LOW)]
    assert found(f"{site}example.com", relation="client") == [(TOOL, Confidence.LOW)]


@pytest.mark.parametrize("relation", ["tool", "sdk", "model"])
def test_what_is_not_the_site_to_begin_with_covers_the_whole_domain(relation):
    assert found("newsroom.example.com", relation=relation) == [(Relation(relation), Confidence.HIGH)]


def test_the_id_of_the_app_itself_outweighs_the_site_that_it_was_installed_from():
    assert found("newsroom.example.com", **{"web-app": "a" * 32}) == [(OFFICIAL, Confidence.HIGH)]


def test_a_block_that_names_the_other_site_has_the_word():
    official = '[[match]]\nrelation = "official"\nid.site = "example.com"\n'
    other = '[[match]]\nrelation = "client"\nid.site = "api.example.com"\n'
    [(_, evidence)] = Matcher([product(official + other)]).match([Item("x", ids=(("site", "api.example.com"),), kind=Kind.WEB_APP)])

    assert (evidence.relation, evidence.confidence) == (Relation.CLIENT, Confidence.HIGH)


@pytest.mark.parametrize("kind", [Kind.WEB_APP, Kind.APPLICATION, Kind.PROCESS, Kind.COMMAND_LINE])
def test_the_host_counts_the_same_wherever_it_comes_from(kind):
    signature = product('[[match]]\nrelation = "official"\nid.site = "example.com"\n')
    hosts = ("example.com", "newsroom.example.com")

    assert [one.relation for _, one in Matcher([signature]).match([Item("x", ids=(("site", host),), kind=kind) for host in hosts])] == [
        OFFICIAL,
        TOOL,
    ]


def test_a_hostile_host_is_no_door_and_costs_nothing():
    assert not is_front_door("m." * 100_000 + "example.com", "example.com")


@pytest.mark.parametrize("label", ["zh-hans", "zh-hant", "ZH-Hans"])
def test_a_script_is_part_of_a_language(label):
    assert is_front_door(f"{label}.example.org", "example.org")
    assert not is_front_door("zh-x.example.org", "example.org")
    assert not is_front_door("X.shop.example.org", "example.org")
