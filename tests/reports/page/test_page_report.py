import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.language import LANGUAGES, speaker
from scanner.model import Basis, Confidence, ExceptionTerms, Flag, HostFacts, Item, Outcome, Platform
from scanner.reports.legal_basis import Cited, cite
from scanner.reports.page.page_report import write_list, write_report
from scanner.reports.page.page_style import style
from scanner.reports.terminal import text_report
from tests.reports.everything import everything
from tests.reports.random_scans import STEERING, scans
from tests.reports.scans import DEB, banned_scan, clean_scan, evidence, finding, partial_scan, scan, verdict

VOID = {"meta", "input", "br"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "a", "span", "details", "summary", "fieldset", "legend", "label", "input"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "br"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "scope", "role", "tabindex"),
    *("aria-label", "aria-labelledby", "open", "type", "checked"),
}
LOUD = ("banned", "to-check", "incomplete", "not-judged", "clear")
CLASSES = {*LOUD, *(f"mark {one}" for one in LOUD), "map", "map summary", "points", "evidence", "wide"}
HOSTILE = "</code></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"


class Page(HTMLParser):
    """A page taken apart: its elements, each with its path, attributes and text. An element that is not closed in turn is an error."""

    def __init__(self, source):
        super().__init__()
        self.open, self.elements, self.declared, self.pieces = [], [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_decl(self, decl):
        self.declared.append(decl)

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), "an attribute twice"
        self.elements.append({"tag": tag, "path": [one["tag"] for one in self.open], "text": "", **dict(attrs)})
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        self.pieces += [data] if self.open[-2:] and self.open[-1]["tag"] not in {"style", "title"} else []
        for one in self.open:
            one["text"] += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def all(self, tag):
        return [one for one in self.elements if one["tag"] == tag]

    def texts(self, tag):
        return [one["text"] for one in self.all(tag)]


def test_the_parts_are_those_of_the_text_report_in_its_order():
    page = Page(write_report(banned_scan(), inventory=True))

    assert page.texts("h1") == ["Banned software found: TikTok. To check: TikTok."]
    assert page.texts("h2") == ["Summary", "Banned software", "To check", "Also found", "Legal basis", "Not looked at", "Inventory"]
    assert page.texts("h3")[:3] == ["TikTok (application)", "TikTok (tool, command-line)", "be-fed-tiktok: to be inventoried"]
    assert page.texts("title") == ["pc-1: Banned software found: TikTok. To check: TikTok."]


def test_the_title_is_set_as_the_language_does_also_for_a_machine_without_a_name():
    nameless = clean_scan()._replace(language="fr", host=HostFacts("", Platform.LINUX, "", ""))

    assert Page(write_report(nameless)).texts("title")[0].startswith("Machine sans nom : Rien n'a été trouvé")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_page_begins_with_a_sign(language):
    body = write_report(everything(language=language), inventory=True).partition("<body>")[2]

    assert re.search(r" (?:[:;?!»](?:\s|<))|« ", body) is None
    assert ("\N{NO-BREAK SPACE};" in body) is (language == "fr")


def test_a_row_of_the_summary_leads_to_its_card_and_has_a_mark_with_its_word():
    page = Page(write_report(banned_scan()))
    rows = [one for one in page.all("a") if "tr" in one["path"]]
    marks = [(one["class"], one["text"]) for one in page.all("span") if "td" in one["path"]]

    assert [one["href"].removeprefix("#") for one in rows] == [one["id"] for one in page.all("article")] == ["banned-1", "to-check-1"]
    assert marks == [("mark banned", "prohibited"), ("mark to-check", "to check; if confirmed: prohibited")]


def test_what_may_be_shown_alone_is_asked_without_a_script():
    page = Page(write_report(banned_scan()))
    hidden = style().partition("body:has(#show-banned:checked) :is(")[2].partition(")")[0]

    assert [one["id"] for one in page.all("input")] == ["show-all", "show-banned", "show-to-check"]
    assert page.texts("label") == ["All", "Banned software", "To check"]
    assert hidden == "#found,#blocked,#unaddressed,#map,#inventory,#to-check,tr.to-check"
    assert Page(write_report(scan(finding(verdict())))).all("input") == [], "where there is nothing to choose"


def test_a_long_section_that_few_read_is_folded_and_a_short_one_open():
    long = scan(not_looked_at=("x" * 3000,))

    assert [one.get("open") for made in (scan(), long) for one in Page(write_report(made)).all("details")] == ["", None]


def test_a_finding_says_what_the_text_report_says_and_each_piece_of_evidence():
    page = Page(write_report(scan(finding(verdict(), shown=(DEB,)))))
    [article] = page.all("article")
    proof = "tiktok 1.2.3 (/var/lib/dpkg/status, linux-dpkg): block 1, id.deb = tiktok; installed, high confidence: an id that"

    assert page.texts("dt") == ["Where", "Evidence", "Verdict", "What to do"]
    assert page.texts("dd") == [
        "whole machine: /var/lib/dpkg/status",
        "installed, high confidence, 1 item",
        "be-fed-tiktok: prohibited since 2023-03-10",
        "Remove it.",
    ]
    assert article["text"].startswith("TikTok (application)prohibited")
    assert article["text"].endswith(f"Show what matched: 1{proof} identifies only this program")


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_word_of_the_text_report_is_on_the_page(name):
    """What the text report cuts short, the page may say whole: the words are compared, and not the lines."""
    made = everything(language=name)
    cited = Cited("", None, (made.policies[0].basis[0],) * 3)
    counted = set(cite(cited, speaker(name)).casefold().split())  # how many more documents there are: the page has them
    page = Page(write_report(made, inventory=True))
    words = re.findall(r"[^\W\d_]{3,}", " ".join(page.pieces))
    said = re.findall(r"[^\W\d_]{3,}", text_report.write_report(made, width=200, inventory=True))

    assert page.all("html")[0]["lang"] == name
    assert {word.casefold() for word in said} - {word.casefold() for word in words} <= counted


def test_what_a_machine_says_is_text_and_nothing_else():
    item = Item(HOSTILE, HOSTILE, HOSTILE, (("deb", HOSTILE),), DEB.kind, DEB.rung, location=HOSTILE, user=HOSTILE, collector=HOSTILE)
    act = Basis("law", HOSTILE, "javascript:alert(1)//" + HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE)
    said = verdict(
        Outcome.PROHIBITED,
        policy=HOSTILE,
        reason=HOSTILE,
        action=HOSTILE,
        basis=(act,),
        exceptions=(ExceptionTerms(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),),
    )
    found = finding(said, shown=(item,), name=HOSTILE)._replace(evidence=(evidence(item)._replace(value=HOSTILE),))
    made = scan(
        found, host=HostFacts(HOSTILE, Platform.LINUX, HOSTILE, HOSTILE, HOSTILE), not_looked_at=(HOSTILE,), catalogue_version=HOSTILE
    )
    source = write_report(made, inventory=True)
    page = Page(source)

    assert {one["tag"] for one in page.elements} <= ELEMENTS
    assert [one.get("href", "") for one in page.all("a") if not one["href"].startswith("#")] == []
    assert source.count("<script") == source.count("<img") == 0
    assert HOSTILE in page.all("main")[0]["text"]


def test_an_act_is_a_link_and_its_note_stands_below():
    acts = (Basis("law", "T", "https://law.example/?a=1&b=2", note="N"), Basis("press", "U", "ftp://law.example/"))
    page = Page(write_report(scan(finding(verdict(basis=acts)))))

    assert [(one["href"], one["text"]) for one in page.all("a") if "li" in one["path"] and "main" in one["path"]] == [
        ("https://law.example/?a=1&b=2",) * 2
    ]
    assert page.pieces[page.pieces.index("law, T") :][:5] == [
        "law, T",
        "https://law.example/?a=1&b=2",
        "N",
        "press, U",
        "ftp://law.example/",
    ]


def test_it_forbids_a_browser_everything_but_its_own_style():
    page = Page(write_report(clean_scan()))
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    digest = b64encode(sha256(style().encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.texts("style") == [style()]
    assert page.declared == ["DOCTYPE html"]
    assert page.all("meta")[0]["charset"] == "utf-8"
    assert page.elements.index(page.all("meta")[1]) < page.elements.index(page.all("style")[0])


@pytest.mark.parametrize(
    "made", [clean_scan(), banned_scan(), partial_scan(), everything()], ids=["clean", "banned", "partial", "everything"]
)
def test_a_screen_reader_finds_its_way(made):
    page = Page(write_report(made, inventory=True))
    levels = [int(one["tag"][1]) for one in page.elements if re.fullmatch("h[1-6]", one["tag"])]
    ids = [one["id"] for one in page.elements if "id" in one]

    assert [len(page.all(tag)) for tag in ("h1", "header", "nav", "main", "footer", "title")] == [1] * 6
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is left out"
    assert len(ids) == len(set(ids))
    assert {one["href"].removeprefix("#") for one in page.all("a") if "nav" in one["path"]} == {one["id"] for one in page.all("section")}
    assert {one["href"].removeprefix("#") for one in page.all("a") if one["href"].startswith("#")} <= set(ids)
    assert {one["aria-labelledby"] for one in page.all("section")} <= set(ids)
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one["text"] for one in page.all("caption"))
    assert {one.get("scope") for one in page.all("th")} <= {"col", "row"}
    assert all(one["path"][-1] == "ul" for one in page.all("li"))
    assert all(one["text"] for one in page.all("summary"))


def test_the_first_heading_is_as_loud_as_the_answer():
    weak = finding(verdict(flags=(Flag.NAME_ONLY,), fails=False), confidence=Confidence.LOW)

    made = (banned_scan(), scan(weak), partial_scan(), scan(policies=()), clean_scan())
    pages = [Page(write_report(one)) for one in made]

    assert [page.all("header")[0]["class"] for page in pages] == [*LOUD]
    assert [(page.all("span")[0]["class"], page.all("span")[0]["text"]) for page in pages] == [
        ("mark banned", "Banned software"),
        ("mark to-check", "To check"),
        ("mark incomplete", "Incomplete"),
        ("mark not-judged", "Not judged"),
        ("mark clear", "Nothing banned found"),
    ]


def test_long_evidence_is_folded_and_counted():
    many = tuple(DEB._replace(location=f"/{number}") for number in range(130))
    page = Page(write_report(scan(finding(verdict(), shown=many))))
    points = [one for one in page.all("li") if "article" in one["path"]]

    assert page.texts("summary")[0] == "Show what matched: 130"
    assert len(points) == 101
    assert points[-1]["text"] == "... and 30 more"


def test_the_page_of_a_list():
    page = Page(write_list([DEB, DEB._replace(name="<b>")], language="nl"))

    assert page.all("html")[0]["lang"] == "nl"
    assert [one["text"] for one in page.all("th") if one["scope"] == "row"] == ["tiktok", "<b>"]
    assert page.all("table")[0]["path"] == ["html", "body", "main", "div"]
    assert Page(write_list([], language="en")).all("table") == []


@settings(max_examples=60)
@given(scans(), st.booleans())
def test_no_scan_writes_an_element_of_its_own(made, inventory):
    source = write_report(made, inventory=inventory)
    page = Page(source)
    names = {key for one in page.elements for key in one} - {"tag", "path", "text"}

    assert source.encode()
    assert set(STEERING).isdisjoint(source.replace("\n", ""))
    assert {one["tag"] for one in page.elements} <= ELEMENTS
    assert names <= ATTRIBUTES
    assert {one["class"] for one in page.elements if "class" in one} <= CLASSES
    assert all(re.match(r"#[a-z-]+(\d+)?$|https?://", one["href"]) for one in page.all("a"))
    without_end = sum(one["tag"] in VOID for one in page.elements)
    assert source.count("<") == 1 + len(page.elements) * 2 - without_end, "each is an element's, with the declaration"
