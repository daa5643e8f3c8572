import json
import re
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import ExceptionTerms, HostFacts, Item, Kind, Mark, Outcome, Platform, Problem, Reason, Rung, Scope, State
from scanner.policy_facts import WaiverFacts
from scanner.pseudonyms.pseudonymise import _renamer, pseudonym_of_machine, pseudonymise_runs, pseudonymise_scan
from scanner.pseudonyms.renaming import Renaming
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.document import build_report
from scanner.reports.record.field import Field
from scanner.reports.record.forms import TEXT, inset
from scanner.reports.record.report_fields import REPORT
from tests.reports.scans import POLICY, evidence, finding, run, scan, verdict

KEY = b"0123456789abcdef"
NAMING = Renaming(KEY, Platform.LINUX, "", ())
ANNA, BOB, EVE, HOST = (*map(NAMING.account, ("anna", "bob", "eve")), NAMING.machine("pc-1"))
PLACE = Item("x of anna", "anna-1", "anna Ltd", (("pkgutil", "com.anna.x"),), within="anna's", location="/home/anna/x on pc-1", user="anna")
WAIVER = WaiverFacts("pc-1-7", "tiktok", "anna", "of pc-1", date(2026, 12, 31), expired=False, applied=True)


def test_every_field_that_a_machine_fills_is_without_names():
    problem = Problem(Reason.LOCKED, "by anna", "/home/anna/y", "anna", "c")
    before = scan(
        finding(shown=(PLACE,))._replace(evidence=(evidence(PLACE)._replace(field="id.pkgutil", value="com.anna.x"),)),
        runs=[run(items=[PLACE], problems=[problem])],
        not_looked_at=("Folders of anna: /home/anna/z",),
        host=HostFacts("pc-1", Platform.LINUX, "Debian 12", "x86_64", "/media/pc-1/home/eve"),
    )
    item = Item(
        f"x of {ANNA}",
        f"{ANNA}-1",
        f"{ANNA} Ltd",
        (("pkgutil", f"com.{ANNA}.x"),),
        within=f"{ANNA}'s",
        location=f"/home/{ANNA}/x on {HOST}",
        user=ANNA,
    )
    after = pseudonymise_scan(before, KEY)

    assert after.host == HostFacts(HOST, Platform.LINUX, "Debian 12", "x86_64", f"/media/{HOST}/home/{EVE}")
    assert after.runs[0].items == (item,)
    assert after.runs[0].problems == (Problem(Reason.LOCKED, f"by {ANNA}", f"/home/{ANNA}/y", ANNA, "c"),)
    assert after.findings[0].evidence[0] == evidence(item)._replace(field="id.pkgutil", value=f"com.{ANNA}.x")
    assert after.not_looked_at == (f"Folders of {ANNA}: /home/{ANNA}/z",)
    assert after.pseudonymised


def test_what_a_waiver_put_there_is_too_and_still_belongs_together():
    excepted = verdict(Outcome.EXCEPTED, fails=False, reason="excepted for pc-1", waiver="pc-1-7")
    after = pseudonymise_scan(scan(finding(excepted), waivers=(WAIVER,)), KEY, ["anna"])

    assert after.findings[0].verdicts[0].waiver == after.waivers[0].id == f"{HOST}-7"
    assert after.findings[0].verdicts[0].reason == f"excepted for {HOST}"
    assert after.waivers[0][2:4] == (ANNA, f"of {HOST}")


def test_what_the_catalogue_says_stays():
    before = scan(finding(verdict(reason="anna and tiktok", action="of anna")), policies=(POLICY._replace(issuer="anna"),))
    after = pseudonymise_scan(before, KEY, ["anna", "tiktok", "service"])

    assert after.policies == before.policies
    assert after.findings[0]._replace(evidence=()) == before.findings[0]._replace(evidence=())
    assert after._replace(host=before.host, runs=(), findings=(), pseudonymised=False) == before._replace(runs=(), findings=())


def test_accounts_that_only_the_host_knows_go_too():
    before = scan(runs=[run(items=[Item("notes by anna", location="/opt/anna")])])

    assert pseudonymise_scan(before, KEY).runs[0].items == (Item("notes by anna", location="/opt/anna"),)
    assert pseudonymise_scan(before, KEY, ["anna"]).runs[0].items == (Item(f"notes by {ANNA}", location=f"/opt/{ANNA}"),)


def test_a_process_keeps_its_name_where_its_account_is_called_like_it():
    ollama = Item("ollama", kind=Kind.PROCESS, user="ollama", location="/usr/bin/ollama")

    assert pseudonymise_scan(scan(runs=[run(items=[ollama])]), KEY).runs[0].items == (ollama._replace(user=NAMING.account("ollama")),)


def test_one_done_before_is_left_alone():
    once = pseudonymise_scan(scan(runs=[run(items=[PLACE])]), KEY)

    assert pseudonymise_scan(once, b"another secret!!") == once


def test_the_secret_decides():
    before = scan(finding(shown=(PLACE,)))

    assert pseudonymise_scan(before, KEY) == pseudonymise_scan(before, KEY)
    assert pseudonymise_scan(before, KEY).host.name != pseudonymise_scan(before, b"another secret!!").host.name
    assert pseudonym_of_machine(before.host, KEY) == pseudonymise_scan(before, KEY).host.name == HOST


def test_runs_alone_can_be_done():
    host = HostFacts("pc-1", Platform.LINUX, "", "")

    assert (
        pseudonymise_runs([run(items=[PLACE])], host, KEY)[0].items == pseudonymise_scan(scan(runs=[run(items=[PLACE])]), KEY).runs[0].items
    )


# Letters that stand neither in a pseudonym nor, together, in a word of a report.
NAME = st.text("qxzjkvQXZ\u00e9", min_size=2, max_size=5)
NAMES = st.one_of(NAME, st.tuples(NAME, st.sampled_from([" ", ".", "-"]), NAME).map("".join))
BETWEEN = st.sampled_from(
    [" ", "/", "\\", "-", ".", "@", "_", "'", ": ", "install", "7", "/home/", "C:/Users/", "HKU\\", "(", "\u4e2d", "\x1b"]
)


@st.composite
def planted(draw):
    """Return a scan with names in every place that a machine may fill, and the names."""
    platform = draw(st.sampled_from([*Platform]))
    people, machine = draw(st.lists(NAMES, min_size=1, max_size=3)), draw(NAMES)
    name = st.sampled_from([*people, machine, *(map(str.upper, people) if platform is not Platform.LINUX else ())])
    text = st.lists(st.one_of(name, BETWEEN), max_size=6).map("".join)
    home = st.builds("{}{}/{}".format, st.sampled_from(["/home/", "/Users/", "C:/Users/", "HKU\\"]), name, text)
    item = st.builds(
        Item,
        text,
        text,
        text,
        st.tuples(st.tuples(st.just("deb"), text)),
        rung=st.just(Rung.PRESENT),
        kind=st.sampled_from([*Kind]),
        state=st.sampled_from([*State]),
        marks=st.lists(st.sampled_from([*Mark]), max_size=2).map(tuple),
        within=text,
        location=st.one_of(text, home),
        user=st.sampled_from(people),
        collector=st.just("c"),
    )
    problem = st.builds(Problem, st.just(Reason.LOCKED), text, st.one_of(text, home), st.sampled_from(people), st.just("c"))
    shown = draw(item)
    made = scan(
        finding(verdict(waiver=f"W {draw(text)}", reason=draw(text)), shown=(shown,))._replace(
            evidence=(evidence(shown)._replace(value=draw(text)),)
        ),
        runs=[run(items=draw(st.lists(item, max_size=3)), problems=draw(st.lists(problem, max_size=3)))],
        not_looked_at=tuple(draw(st.lists(text, max_size=2))),
        waivers=(WAIVER._replace(id=draw(text), approved_by=draw(text), reference=draw(text)),),
        host=HostFacts(machine, platform, "", "", draw(home)),
    )
    return made, {*people, machine}


def texts(node):
    if isinstance(node, dict):
        node = [*node.values()]
    if isinstance(node, list):
        return [text for inner in node for text in texts(inner)]
    return [node] if isinstance(node, str) else []


def survivors(report, names, platform):
    flags = 0 if platform is Platform.LINUX else re.IGNORECASE
    patterns = [rf"(?<![^\W_]){re.escape(name)}(?![^\W_])" for name in names]
    return [(pattern, text) for text in texts(report) for pattern in patterns if re.search(pattern, text, flags)]


@settings(max_examples=150)
@given(planted())
def test_no_name_survives_as_a_whole_word(made):
    before, names = made
    after = pseudonymise_scan(before, KEY, names)
    report = json.loads(json.dumps(build_report(after, inventory=True)))

    assert survivors(report, names, before.host.platform) == []
    assert build_report(before, inventory=True).keys() | {"pseudonymised"} == report.keys()


def test_the_property_can_fail():
    assert survivors({"a": ["x/Anna_"]}, ["anna"], Platform.MACOS)
    assert not survivors({"a": ["x/Anna_", "annals"]}, ["anna"], Platform.LINUX)


@pytest.mark.parametrize("name", ["", "localhost"])
def test_a_machine_without_a_name_stays_so(name):
    assert pseudonymise_scan(scan(host=HostFacts(name, Platform.LINUX, "", "")), KEY).host.name == name


def test_the_account_of_an_own_scan_and_the_domain_are_replaced():
    own = Scope("this-user", privileged=False, homes=1, account="anna")
    before = scan(host=HostFacts("pc.office.example", Platform.LINUX, "", "", domain="office.example"), scope=own)
    after = pseudonymise_scan(before, KEY)

    assert re.fullmatch(r"user-[0-9a-f]{10}", after.scope.account)
    assert re.fullmatch(r"domain-[0-9a-f]{10}", after.host.domain)
    assert after.host.domain == pseudonymise_scan(before._replace(scope=own._replace(account="bob")), KEY).host.domain
    assert not re.search("anna|office", json.dumps(build_report(after)))


def filled(value):
    """Return a value of the model with a name in each of its texts, and in those of all that it holds."""
    if type(value) is str:
        return "anna"
    if isinstance(value, tuple):
        inner = [filled(one) for one in value]
        return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
    return value


def keeping(value, before=""):
    """Yield the attributes in which the name still stands, with their types."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        for name in value._fields:
            yield from keeping(getattr(value, name), f"{type(value).__name__}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from keeping(one, before)
    elif value == "anna":
        yield before


def declared_as_nobodys(declared=REPORT):
    """Return the attributes of which a declaration says that they hold no words of a machine or its users."""
    found = {
        f"{declared.type.__name__}.{field.attribute}"
        for field in declared.own_fields()
        if field.attribute and field.form.name != "ids" and (field.private == "no" or (not field.form.change and not field.form.table))
    }
    return found.union(*(declared_as_nobodys(field.form.table) for field in declared.fields if field.form.table))


def test_a_text_keeps_names_only_where_its_declaration_says_that_it_holds_none():
    shown = PLACE._replace(kind=Kind.EXTENSION)
    excepted = verdict(Outcome.EXCEPTED, exceptions=(ExceptionTerms("x", "x", "x", ("x",)),), conditions=("x",), waiver="x")
    before = filled(
        scan(
            finding(excepted, shown=(shown,), features=("x",), remedy="x"),
            runs=[run(items=[shown], problems=[Problem(Reason.LOCKED, "x", "/x", "x", "x")])],
            waivers=(WAIVER,),
            host=HostFacts("x", Platform.LINUX, "x", "x", "/x"),
        )
    )
    kept = set(keeping(pseudonymise_scan(before, KEY, ["anna"])))

    assert {"Item.name", "Problem.detail", "WaiverFacts.id"} < set(keeping(before)) - kept
    # Of an id its kind is ours and stays, as does the word for whose accounts were in scope.
    assert kept - {"Item.ids"} <= declared_as_nobodys()


def test_what_a_new_field_holds_is_renamed_unless_it_says_otherwise():
    class Note(NamedTuple):
        said: str
        ours: str
        inset: str

    below = DeclaredTable("below", Note, Field("said", TEXT, "A note.", of="inset"))
    declared = DeclaredTable(
        "note",
        Note,
        Field("said", TEXT, "A note."),
        Field("ours", TEXT, "A word of ours.", private="no"),
        Field("below", inset(below), "A table of its own in the report."),
    )
    before = Note("of anna", "of anna", "of anna")

    assert _renamer(declared, Renaming(KEY, Platform.LINUX, "", ["anna"]))(before) == Note(f"of {ANNA}", "of anna", f"of {ANNA}")
