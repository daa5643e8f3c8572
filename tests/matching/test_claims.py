"""What an extension or a package declares of itself: to check at most, and only where nothing better is known of it."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.formats.home_page import home_claims
from scanner.matching.block_index import BlockIndex
from scanner.matching.claims import FIELDS
from scanner.matching.confidence import ID
from scanner.matching.matcher import Layer, Matcher
from scanner.model import Confidence, Item, Kind, Relation
from tests.catalogue.written import product

CHAT = '[[match]]\nrelation = "official"\nid.site = "chat.example.org"\n'
A = "a" * 32
AI = "ai-assistant"


def extension(*told, name="Probe"):
    claims = tuple(pair for pair in told if f"{ID}{pair[0]}" in FIELDS)
    return Item(name, ids=tuple(pair for pair in told if pair not in claims), kind=Kind.EXTENSION, claims=claims)


def hosts(*values):
    return [("extension-host", value) for value in values]


def calls(*values):
    return [("extension-calls", value) for value in values]


def found(products, item):
    return [
        (one.id, evidence.field, evidence.value, evidence.relation, evidence.confidence)
        for one, evidence in Matcher(products).match([item])
    ]


def test_an_extension_that_asks_for_a_site_of_an_ai_product_is_a_tool_for_it_to_check():
    chat = product(CHAT, category=AI)

    for host in ("chat.example.org", "api.chat.example.org"):
        assert found([chat], extension(*hosts(host))) == [("example", "id.extension-host", host, Relation.TOOL, Confidence.LOW)]
    for host in ("example.org", "notchat.example.org", "chat.example.org.example.net"):
        assert found([chat], extension(*hosts(host))) == []


def test_a_site_of_any_other_product_says_nothing_of_what_asks_for_it():
    assert found([product(CHAT)], extension(*hosts("chat.example.org"))) == []


def test_a_block_may_name_what_extensions_of_any_product_ask_for():
    videos = product('[[match]]\nrelation = "client"\nid.extension-host = "api.example.org"\n')

    assert found([videos], extension(*hosts("api.example.org"))) == [
        ("example", "id.extension-host", "api.example.org", Relation.TOOL, Confidence.LOW)
    ]


def test_what_is_known_by_its_id_is_not_also_what_it_asks_for():
    chat = product(CHAT, category=AI)
    known = product(f'[[match]]\nrelation = "official"\nid.chromium-extension = "{A}"\n', name="known", category=AI)
    item = extension(("chromium-extension", A), *hosts("chat.example.org"))

    assert [one[0] for one in found([chat, known], item)] == ["known"]


def test_an_id_that_nobody_reviewed_does_not_hide_what_an_extension_asks_for():
    chat = product(CHAT, category=AI)
    listed = product(
        f'[[match]]\nrelation = "tool"\nunverified = "nobody reviewed them"\nid.chromium-extension = "{A}"\n', name="listed", category=AI
    )

    assert [one[0] for one in found([chat, listed], extension(("chromium-extension", A), *hosts("chat.example.org")))] == [
        "listed",
        "example",
    ]


def test_a_category_says_nothing_new_of_what_has_any_other_evidence():
    listed = product('[[match]]\nrelation = "tool"\nunverified = "nobody"\nid.vscode-extension = "a.b"\n', name="listed", category=AI)
    declaring = product('[[match]]\nrelation = "tool"\nid.extension-declares = "category:ai"\n', name="declaring-unreviewed", category=AI)
    category = ("extension-declares", "category:ai")

    assert [one[0] for one in found([declaring, listed], extension(("vscode-extension", "a.b"), category))] == ["listed"]
    assert [one[0] for one in found([declaring, listed], extension(("vscode-extension", "c.d"), category))] == ["declaring-unreviewed"]


@pytest.mark.parametrize(
    "name",
    ["AI", "Writer: AI", "LeetHelper.AI", "vscode-ai-commit", "AIWriter", "write_ai", "Notes (AI)", "AIで書く", "myAI2"],
)
def test_a_word_of_an_extensions_name_stands_alone_or_begins_with_a_capital(name):
    listed = product('[[match]]\nrelation = "tool"\nid.extension-word = "ai"\n', category=AI)

    assert found([listed], extension(name=name)) == [("example", "id.extension-word", name, Relation.TOOL, Confidence.LOW)]


@pytest.mark.parametrize("name", ["Mail", "Ainu", "RAID", "Hawaii", "aiming", "MAIL", "Aide"])
def test_letters_within_another_word_are_no_word(name):
    listed = product('[[match]]\nrelation = "tool"\nid.extension-word = "ai"\n', category=AI)

    assert found([listed], extension(name=name)) == []


def test_the_words_of_a_description_count_and_those_of_no_other_text():
    listed = product('[[match]]\nrelation = "tool"\nid.extension-word = "ai"\n', category=AI)
    described = extension(("extension-word", "Writes with AI."))

    assert found([listed], described) == [("example", "id.extension-word", "Writes with AI.", Relation.TOOL, Confidence.LOW)]
    assert found([listed], described._replace(claims=(), publisher="AI", within="ai")) == []


def test_words_are_taken_of_the_names_of_extensions_alone():
    listed = product('[[match]]\nrelation = "tool"\nid.extension-word = "ai"\n', category=AI)

    for kind in {*Kind} - {Kind.EXTENSION}:
        assert found([listed], Item("AI", kind=kind)) == []


def test_a_claim_that_a_collection_lists_gives_way_to_one_that_names_a_product():
    chat = product('[[match]]\nrelation = "client"\nid.extension-word = "probe"\n', category=AI)
    listed = product('[[match]]\nrelation = "tool"\nid.extension-word = "ai"\n', name="listed-unreviewed", category=AI)

    assert [one[0] for one in found([chat, listed], extension(name="Probe AI"))] == ["example"]
    assert [one[0] for one in found([chat, listed], extension(name="Any AI"))] == ["listed-unreviewed"]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (hosts("api.deepseek.com"), {("deepseek", Relation.TOOL)}),
        (hosts("chat.deepseek.com", "claude.ai"), {("deepseek", Relation.TOOL), ("claude", Relation.TOOL)}),
        (hosts("dashscope.aliyuncs.com"), {("qwen", Relation.TOOL)}),
        (hosts("tiktok.com", "docs.google.com", "github.com"), set()),
        (calls("api.deepseek.com"), {("deepseek", Relation.TOOL)}),
        (calls("api.deepseek.com", "api.openai.com"), {("ai-extensions-by-their-words-unreviewed", Relation.TOOL)}),
        (calls("api.deepseek.com", "platform.deepseek.com"), {("deepseek", Relation.TOOL)}),
        (calls("chat.duti.tech"), {("ai-extensions-by-their-words-unreviewed", Relation.TOOL)}),
        (calls("platform.claude.com", "console.mistral.ai"), {("ai-extensions-by-their-words-unreviewed", Relation.TOOL)}),
        (calls("auth.openai.com", "chat.deepseek.com", "claude.ai", "tiktok.com"), set()),
        ([("extension-declares", "category:chat")], {("ai-extensions-by-their-words-unreviewed", Relation.TOOL)}),
    ],
)
def test_the_bundled_catalogue_knows_services_by_what_extensions_declare(ids, expected):
    matches = Matcher(load_catalogue().products.values()).match([extension(*ids)])

    assert {(one.id, evidence.relation) for one, evidence in matches} == expected
    assert {evidence.confidence for _, evidence in matches} <= {Confidence.LOW}


INTERFACE = '[[match]]\nrelation = "tool"\nid.extension-calls = "api.{name}.example"\n'


def test_an_extension_whose_code_names_an_interface_is_a_tool_for_it_to_check():
    chat = product(INTERFACE.format(name="chat"), category=AI)

    for host in ("api.chat.example", "eu.api.chat.example"):
        assert found([chat], extension(*calls(host))) == [("example", "id.extension-calls", host, Relation.TOOL, Confidence.LOW)]
    assert found([chat], extension(*calls("chat.example", "notapi.chat.example"), *hosts("api.chat.example"))) == []


def test_a_link_to_a_products_site_in_the_code_says_nothing():
    assert found([product(CHAT, category=AI)], extension(*calls("chat.example.org", "api.chat.example.org"))) == []


def test_code_that_names_several_interfaces_is_no_tool_for_one_of_them():
    """Its user chooses one, and which one nobody can see: a ban on one is no reason to name all who have such an extension."""
    one, other = (product(INTERFACE.format(name=name), category=AI, name=name) for name in ("one", "other"))
    both = [f"api.{name}.example" for name in ("one", "other")]
    listed = product(f'[[match]]\nrelation = "tool"\nid.extension-calls = {both}\n', name="listed-unreviewed", category=AI)

    assert [name for name, *_ in found([one, other, listed], extension(*calls(*both)))] == ["listed-unreviewed"]
    assert [name for name, *_ in found([one, other, listed], extension(*calls(*both[:1])))] == ["one"]


def test_of_what_is_known_the_code_says_nothing_new():
    known = product(f'[[match]]\nrelation = "client"\nid.chromium-extension = "{A}"\n', name="known", category=AI)
    item = extension(("chromium-extension", A), *calls("api.chat.example"))

    assert [name for name, *_ in found([product(INTERFACE.format(name="chat"), category=AI), known], item)] == ["known"]


def test_every_interface_is_also_listed_for_code_that_names_several():
    """Else what names several would be known for none of them."""
    catalogue = load_catalogue().products
    named = {name: {host for block in one.blocks for host in block.ids.get("extension-calls", ())} for name, one in catalogue.items()}
    listed = named.pop("ai-extensions-by-their-words-unreviewed")

    assert set().union(*named.values()) < listed


def test_every_interface_that_extensions_ask_for_counts_where_their_code_names_it():
    catalogue = load_catalogue().products
    collections = [catalogue[name] for name in ("ai-sites-unreviewed", "ai-sites-china-unreviewed")]
    asked = {host for one in collections for block in one.blocks for host in block.ids.get("extension-host", ())}
    listed = catalogue["ai-extensions-by-their-words-unreviewed"].blocks

    assert asked < {host for block in listed for host in block.ids.get("extension-calls", ())}


def packed(page, *ids, name="probe"):
    return Item(name, ids=ids, kind=Kind.APPLICATION, claims=(("home-page", page),))


HOME = '[[match]]\nrelation = "official"\nid.home-page = "github.com/owner/name"\n'


@pytest.mark.parametrize("page", ["github.com/owner/name", "github.com/owner/name/tree"])
def test_a_package_by_another_name_is_known_by_the_home_that_it_names_to_check(page):
    assert found([product(HOME)], packed(page)) == [("example", "id.home-page", page, Relation.OFFICIAL, Confidence.LOW)]


@pytest.mark.parametrize(
    "page", ["github.com/owner", "github.com/owner/names", "gitlab.com/owner/name", "example.org/github.com/owner/name"]
)
def test_another_home_is_another_program(page):
    assert found([product(HOME)], packed(page)) == []


@pytest.mark.parametrize(("page", "is_found"), [("videos.example", True), ("videos.example/u/anyone", False), ("my.videos.example", False)])
def test_a_front_page_may_count_without_what_people_show_below_it(page, is_found):
    front = product('[[match]]\nrelation = "official"\nid.home-page = "videos.example/"\n')

    assert bool(found([front], packed(page))) is is_found


def test_of_several_homes_the_nearest_counts():
    whole = product('[[match]]\nrelation = "official"\nid.home-page = "example.org"\n', name="whole")
    part = product('[[match]]\nrelation = "official"\nid.home-page = ["example.org/part", "part.example.org"]\n', name="part")

    homes = ("example.org", "docs.example.org", "example.org/part/one", "part.example.org", "new.part.example.org/x")
    assert [[one for one, *_ in found([whole, part], packed(page))] for page in homes] == [["whole"]] * 2 + [["part"]] * 3


def test_a_product_that_was_replaced_stands_before_no_other():
    """Whoever replaces a product, and leaves out its home, has taken nothing from the one further up."""
    whole = product('[[match]]\nrelation = "official"\nid.home-page = "example.org"\n', name="whole")
    part = product('[[match]]\nrelation = "official"\nid.home-page = "example.org/part"\n', name="part")
    other = product('[[match]]\nrelation = "official"\nid.deb = "part"\n', name="part")
    layers = [Layer({one.id: one for one in products}, BlockIndex(products)) for products in ([whole, part], [other])]

    assert [one.id for one, _ in Matcher(layers=layers).match([packed("example.org/part")])] == ["whole"]
    assert [one.id for one, _ in Matcher(layers=layers[:1]).match([packed("example.org/part")])] == ["part"]


@pytest.mark.parametrize("more", ['kind = "process"', 'name = "Part"', 'publisher = "Part"'])
def test_a_home_of_which_another_condition_fails_stands_before_none_further_up(more):
    whole = product('[[match]]\nrelation = "official"\nid.home-page = "example.org"\n', name="whole")
    part = product(f'[[match]]\nrelation = "official"\nid.home-page = "example.org/part"\n{more}\n', name="part")
    part_too = product('[[match]]\nrelation = "official"\nid.home-page = "example.org/part"\n', name="part-too")

    assert [one[0] for one in found([whole, part], packed("example.org/part/one"))] == ["whole"]
    assert [one[0] for one in found([whole, part, part_too], packed("example.org/part/one"))] == ["part-too"]


def test_the_nearest_home_counts_whatever_catalogue_it_stands_in():
    whole = product('[[match]]\nrelation = "official"\nid.home-page = "example.org"\n', name="whole")
    part = product('[[match]]\nrelation = "official"\nid.home-page = "example.org/part"\n', name="part")
    layers = [Layer({one.id: one}, BlockIndex([one])) for one in (whole, part)]

    for several in (layers, layers[::-1]):
        assert [one.id for one, _ in Matcher(layers=several).match([packed("example.org/part")])] == ["part"]
        assert [one.id for one, _ in Matcher(layers=several).match([packed("example.org/other")])] == ["whole"]


def test_a_package_that_is_known_is_not_also_what_its_home_belongs_to():
    known = product('[[match]]\nrelation = "official"\nid.pacman = "known"\n', name="known")

    assert [one[0] for one in found([product(HOME), known], packed("github.com/owner/name", ("pacman", "known")))] == ["known"]


def test_real_packages_by_their_homes():
    """Names that nobody entered, and addresses as the recipes of public collections have them."""
    catalogue = [*load_catalogue().products.values()]
    homes = {
        "https://ampcode.com/": "amp",
        "https://github.com/charmbracelet/crush": "crush",
        "https://t3.codes": "t3-code",
        "https://zoom.us/": "zoom",
    }
    others = [
        "https://github.com/charmbracelet",
        "https://www.docker.com/",
        "https://github.com/sponsors/zoom",
        "https://example.org/zoom.us",
    ]

    for address, name in homes.items():
        [(one, evidence)] = Matcher(catalogue).match([packed(home_claims(address)[0][1], name="a0-b1")])
        assert (one.id, evidence.confidence) == (name, Confidence.LOW)
    assert [found(catalogue, packed(home_claims(address)[0][1], name="a0-b1")) for address in others] == [[], [], [], []]


def test_a_manifest_is_what_its_whole_name_says():
    """`wechat_devtools` is a program of its own, and not WeChat by a contributor of that name."""
    chat = product('[[match]]\nrelation = "official"\nid.scoop = "chat"\n', name="chat")
    tools = product('[[match]]\nrelation = "official"\nid.scoop = "chat_tools"\n', name="chat-tools")

    assert [one[0] for one in found([chat, tools], Item("chat_tools", ids=(("scoop", "chat_tools"),)))] == ["chat-tools"]
    assert [(one[0], one[-1]) for one in found([chat, tools], Item("x", ids=(("scoop", "chat_ann"),)))] == [("chat", Confidence.LOW)]


def test_the_whole_name_of_a_manifest_leaves_other_evidence_alone():
    tools = product('[[match]]\nrelation = "official"\nid.scoop = "chat_tools"\n', name="chat-tools")
    talker = product('[[match]]\nrelation = "official"\nname = "Talker"\n', name="talker")

    assert [one[0] for one in found([tools, talker], Item("Talker", ids=(("scoop", "chat_tools"),)))] == ["chat-tools", "talker"]


def test_a_part_of_a_manifests_name_does_not_give_way_to_a_home_page():
    """Each is to check: who looks at one of them needs to know of the other."""
    chat = product('[[match]]\nrelation = "official"\nid.scoop = "chat"\n', name="chat")
    item = Item("x", ids=(("scoop", "chat_ann"),), kind=Kind.APPLICATION, claims=(("home-page", "github.com/owner/name"),))

    assert [(one[0], one[-1]) for one in found([chat, product(HOME)], item)] == [("chat", Confidence.LOW), ("example", Confidence.LOW)]
