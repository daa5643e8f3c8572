from datetime import date

import pytest

from scanner.catalogue.product import Block, Product, Sample
from scanner.model import Confidence, Item, Kind, Relation
from tests.catalogue.written import HEAD, product, read

BLOCK = '[[match]]\nrelation = "official"\nid.deb = "example"\n'


def faults(blocks, head=HEAD):
    return read(blocks, head=head)[1]


def test_a_whole_file():
    text = """
[[match]]
relation   = "client"
kind       = ["application", "process"]
confidence = "low"
name       = ["Example App.exe", "Example*"]
publisher  = "Example Works, Ltd."
id.deb     = "example"
id.command = ["Example.exe", "ex*ample"]
web_app    = "https://chat.deepseek.com/"
[[hit]]
kind     = "process"
name     = "x"
id.deb   = "example"
relation = "client"
also     = "other"
[[miss]]
name      = "y"
publisher = "z"
"""

    assert product(text) == Product(
        id="example",
        name="Example",
        vendor="Example Works",
        category="social-media",
        description="An example.",
        references=("https://example.org/",),
        reviewed=date(2026, 11, 21),
        blocks=(
            Block(
                number=1,
                relation=Relation.CLIENT,
                kinds=(Kind.APPLICATION, Kind.PROCESS),
                names=("example app", "example*"),
                publishers=("example works",),
                ids={"deb": ("example",), "command": ("example", "ex*ample"), "web-app": ("hmjcdonmhijmnefklekckjkeoknbiipb",)},
                at_most=Confidence.LOW,
            ),
        ),
        hits=(Sample(Item("x", ids=(("deb", "example"),), kind=Kind.PROCESS), Relation.CLIENT, ("other",)),),
        misses=(Sample(Item("y", publisher="z", kind=Kind.APPLICATION)),),
        path="example.toml",
    )


def test_what_is_missing_is_told_key_by_key():
    assert faults("", head="") == [
        "example.toml:1: category: missing; expected a text in quotes",
        "example.toml:1: description: missing; expected a text in quotes",
        "example.toml:1: match: missing; expected [[match]] tables",
        "example.toml:1: name: missing; expected a text in quotes",
        "example.toml:1: reviewed: missing; expected a date such as 2026-11-21, without quotes",
        "example.toml:1: vendor: missing; expected a text in quotes",
    ]


def test_the_category_is_the_folder():
    assert faults(BLOCK, HEAD.replace("social-media", "messaging")) == [
        "example.toml:4: category: expected the name of its folder, 'social-media'; found 'messaging'"
    ]


def test_unknown_keys_are_faults_wherever_they_stand():
    found = faults('nmae = "x"\n[[match]]\nrelation = "official"\nid.deb = "example"\nregex = "x"\n[[hit]]\nwithin = "1"\n')

    assert [fault.partition("; ")[0] for fault in found] == [
        "example.toml:8: nmae: unknown key",
        "example.toml:12: match[1].regex: unknown key",
        "example.toml:14: hit[1].within: unknown key",
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ('relation = "official"', "8: match[1]: expected a name, a publisher, an id or a web_app"),
        ('name = "Example"', "8: match[1].relation: missing; expected a text in quotes"),
        (
            'relation = "friend"\nname = "Example"',
            "9: match[1].relation: expected one of official, client, tool, model, sdk; found 'friend'",
        ),
        ('relation = "official"\nname = "*x*"', "10: match[1].name: expected at least 4 letters or digits beside the stars, found '*x*'"),
        (
            'relation = "official"\nname = "* Example"',
            "10: match[1].name: a name that begins with * needs a `publisher`: anybody may write the brand behind other words",
        ),
        ('relation = "official"\nid.web-app = "abc"', None),
        ('relation = "official"\nweb_app = "chat.deepseek.com"', None),
        (
            'relation = "official"\nname = "Example"\nconfidence = "medium"',
            "11: match[1].confidence: may only lower what the fields are worth, which is low",
        ),
        (
            'relation = "official"\nid.command = "example"\nconfidence = "high"',
            "11: match[1].confidence: may only lower what the fields are worth, which is low",
        ),
    ],
)
def test_a_block_that_cannot_be_meant(block, expected):
    found = faults(f"[[match]]\n{block}\n")

    if expected:
        assert f"example.toml:{expected}" in found
    else:
        assert any("match[1]" in fault for fault in found)


def test_an_unknown_kind_of_id_is_a_fault():
    (found,) = faults(BLOCK + 'id.dpkg = "example"\n')

    assert found.startswith("example.toml:11: match[1].id.dpkg: unknown kind of id; expected one of: deb, rpm, apk,")


def test_a_badly_formed_id_is_a_fault():
    (found,) = faults(BLOCK + 'id.site = ["tiktok.com", "https://tiktok.com/"]\n')

    assert found.startswith("example.toml:11: match[1].id.site: expected a host in lower case, without https:// and path;")
    assert found.endswith("found 'https://tiktok.com/'")


def test_every_fault_of_a_file_is_told():
    found = faults('[[match]]\nrelation = "x"\nid.deb = "A B"\n[[match]]\nrelation = "y"\nid.x = "z"\n')

    assert [fault.split(": ")[1] for fault in found] == ["match[1].relation", "match[1].id.deb", "match[2].relation", "match[2].id.x"]


def test_a_confidence_may_be_lowered():
    assert product(BLOCK + 'confidence = "low"\n').blocks[0].at_most is Confidence.LOW
