import sys
from datetime import date

from scanner.catalogue.product import Block, Product
from scanner.matching.matcher import Matcher
from scanner.model import Relation
from tests.source_files import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "scripts"))

from index_parts.claims import claims, home_of
from index_parts.offer import Offer
from index_parts.proposals import propose

BLOCKS = (
    Block(1, Relation.OFFICIAL, (), ("foo chat",), (), {}, None),
    Block(2, Relation.OFFICIAL, (), (), (), {"winget": ("foo.chat",), "site": ("chat.foo.example",)}, None),
    Block(3, Relation.TOOL, (), (), (), {"scoop": ("known",)}, None),
)
REFERENCES = ("https://www.foo.example/download", "https://github.com/foo/chat", "https://github.com/microsoft/winget-pkgs/tree/x")
FOO = Product("foo", "Foo", "Foo Works", "x", "", REFERENCES, date(2026, 1, 1), BLOCKS, (), (), "foo.toml")
UNREVIEWED = FOO._replace(id="foo-unreviewed", name="Bar")


def signs(*offers):
    found = propose(offers, claims([FOO, UNREVIEWED]), Matcher([FOO]))
    return {product: [(proposal.offer.id, proposal.signs) for proposal in proposals] for product, proposals in found.items()}


def test_an_offer_is_proposed_by_name_home_page_repository_and_publisher():
    assert signs(
        Offer("scoop", "foo-chat", home="https://elsewhere.example/"),
        Offer("scoop", "a", home="http://foo.example"),
        Offer("chocolatey", "b", home="https://github.com/Foo/chat.git"),
        Offer("winget", "Foo.Mail", "Mail", "Foo"),
        Offer("scoop", "foo", home="https://chat.foo.example/"),
    ) == {"foo": [("foo", ("home", "name")), ("b", ("home",)), ("a", ("home",)), ("foo-chat", ("name",)), ("Foo.Mail", ("publisher",))]}


def test_what_is_known_by_its_id_and_what_shares_only_a_common_host_is_not_proposed():
    assert signs(
        Offer("scoop", "known", "Foo", home="https://foo.example/"),
        Offer("scoop", "c", home="https://github.com/microsoft/winget-pkgs"),
        Offer("scoop", "d", home="https://github.com/other/foo"),
        Offer("scoop", "exporter", "Foo Exporter"),
        Offer("scoop", "bar"),
    ) == {}  # fmt: skip


def test_the_door_of_a_site_and_the_ending_of_a_repository_make_no_other_home():
    assert home_of("https://www.foo.example/a") == home_of("http://foo.example") == "foo.example"
    assert home_of("git+https://github.com/Foo/Chat.git") == home_of("https://github.com/foo/chat/issues") == "foo/chat"
    assert home_of("") == ""


def test_a_home_page_that_a_signature_names_is_a_sign_where_it_is_a_site_or_a_repository():
    pages = ("foo.app/", "github.com/foo/desktop", "shared.example/foo")
    paged = FOO._replace(blocks=(*BLOCKS, Block(4, Relation.OFFICIAL, (), (), (), {"home-page": pages}, None)))
    offers = [Offer("scoop", f"x{number}", home=f"https://{page}") for number, page in enumerate((*pages, "shared.example/other"))]

    found = propose(offers, claims([paged]), Matcher([FOO]))

    assert [proposal.offer.id for proposal in found["foo"]] == ["x0", "x1"]
