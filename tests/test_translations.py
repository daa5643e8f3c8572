import re
import string
from itertools import product

import pytest
from polib import pofile

from scanner import language
from scanner.catalogue.defaults import DEVICE_CLASSES
from scanner.catalogue.policy_words import Aspect, BasisKind, Effect, OnExpiry, Support
from scanner.catalogue.product import Block, Product
from scanner.catalogue.rule_parts import Period
from scanner.catalogue.waiver import Waiver
from scanner.judging.judge import Terms, judge_finding
from scanner.judging.rule_on_a_day import Case, ruling
from scanner.language import LANGUAGES, SAID_MONTHS, speaker
from scanner.matching.near_misses import near_misses
from scanner.model import Confidence, Item, Kind, Outcome, Platform, Reason, Relation, Rung, State, Status
from scanner.not_looked_at import not_looked_at
from scanner.reports.page import page_report
from scanner.reports.terminal import explanation, items_columns, text_report
from scanner.reports.terminal.headline import headline
from scanner.reports.wording import SAID_CODES, SAID_WORDS
from scanner.vocabulary import DEVICE_FORMS, DeviceForm
from tests.catalogue.written import day, policy
from tests.fake_host import fake_host
from tests.reports.everything import everything
from tests.reports.scans import DEB, POLICY, finding, run, scan, verdict
from tests.translations import loud, messages, script

OTHERS = [language for language in LANGUAGES if language != "en"]
FILES = {name: pofile(f"{language.FOLDER}/{name}/LC_MESSAGES/scanner.po") for name in OTHERS}
TYPED = r"`.*?`|--[a-z-]+"  # what somebody types
JOINED = " ;"  # what begins so follows something


def said(entry):
    return [entry.msgstr_plural[0], entry.msgstr_plural[1]] if entry.msgid_plural else [entry.msgstr]


def placeholders(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


class TestFiles:
    @pytest.mark.parametrize("name", OTHERS)
    def test_every_message_is_translated_none_is_left_over_and_the_compiled_file_is_that_of_the_other(self, name):
        """Else run scripts/translate."""
        assert list(script()["amiss"](name, messages())) == []

    @pytest.mark.parametrize("name", OTHERS)
    def test_a_translation_holds_what_the_message_holds(self, name):
        for entry in FILES[name]:
            for translated in said(entry):
                assert placeholders(translated) == placeholders(entry.msgid)
                assert re.findall(TYPED, translated) == re.findall(TYPED, entry.msgid)
                assert (translated[0] in JOINED, translated[-1] == " ") == (entry.msgid[0] in JOINED, entry.msgid[-1] == " "), translated

    def test_terminals_of_every_code_page_of_these_languages_have_the_letters(self):
        for translated in (one for file in FILES.values() for entry in file for one in said(entry)):
            assert translated.encode("cp850")
            assert translated.encode("latin-1")

    def test_a_language_is_there_for_each_that_can_be_asked_for(self):
        assert list(script()["PLURALS"]) == OTHERS


class TestCodes:
    def test_every_code_that_a_report_shows_is_a_message(self):
        kinds = {*Kind, *Rung, *Relation, *State, *Aspect, *BasisKind, *Support, *DEVICE_CLASSES, *DeviceForm} - {
            "",
            Rung.RESIDUE,
        }  # which is said as leftovers

        assert set(SAID_CODES) == set(map(str, kinds))
        assert {*SAID_WORDS, "prohibited", "advised against"} == {word.replace("-", " ") for word in (*Outcome, *Status, *Reason)}


class TestNothingStaysEnglish:
    """French is spoken in capitals here, and what the machine and the policies say is in capitals too: a small letter is a word of ours."""

    @pytest.fixture(autouse=True)
    def _loud(self, tmp_path, monkeypatch):
        speaker.cache_clear()
        loud(tmp_path, monkeypatch)
        yield
        speaker.cache_clear()

    def test_the_report_with_everything_in_it(self):
        made = everything(language="fr")
        printed = text_report.write_report(made, width=200, inventory=True) + text_report.write_report(made, width=80, inventory=True)

        assert "LEGAL BASIS" in printed
        assert small(printed) == []

    def test_the_page_with_everything_in_it(self):
        made = everything(language="fr")
        page = re.sub(r"<style>.*?</style>|<[^>]*?>|&#x27;", "\n", page_report.write_report(made, inventory=True), flags=re.DOTALL)
        labels = re.findall(r'aria-label="([^"]*)"', page_report.write_report(made, inventory=True))

        assert small(page.replace("id.", "")) == []
        assert [small(label) for label in labels] == [[], []]

    def test_the_first_sentence_whatever_it_is(self):
        gaps = {"runs": [run("R", Status.FAILED)]}
        weak = finding(verdict(), confidence=Confidence.LOW)
        for made in (scan(), scan(**gaps), scan(weak), scan(finding(verdict())), scan(finding(verdict()), weak, **gaps)):
            for policies in ((), (POLICY._replace(id="Q"),), (POLICY,) * 9):
                said = made._replace(language="fr", policies=policies, findings=tuple(one._replace(name="N") for one in made.findings))
                assert small(headline(said)) == []

    def test_the_explanation(self):
        near = [(DEB._replace(name="N", location="/L", collector="C"), "WHY")]
        read = everything(language="fr", runs=[run("R")])
        printed = [
            explanation.write_explanation(made, one, "P", near, width=100)
            for made in (everything(language="fr"), read)
            for one in ("P", "NONE")
        ]

        assert [small(one.replace("id.", "")) for one in printed] == [[], [], [], []]

    def test_what_keeps_something_from_being_the_product(self):
        blocks = (
            Block(1, Relation.OFFICIAL, (Kind.APPLICATION, Kind.MODEL), ("n",), ("P", "Q"), {}, None),
            Block(2, Relation.OFFICIAL, (Kind.LIBRARY,), (), (), {"deb": ("d",)}, None),
            Block(3, Relation.OFFICIAL, (), ("m",), (), {"deb": ("d",), "rpm": ("d",)}, None),
        )
        one = Product("p", "P", "V", "c", "", (), day("2026-01-01"), blocks, (), (), "p.toml")
        here = [Item("N", publisher="A", kind=Kind.PROCESS), Item("N", kind=Kind.MODEL), Item("X", ids=(("deb", "d"),)), Item("M")]

        assert [small(re.sub("deb|rpm", "", why)) for _, why in near_misses(one, here, speaker("fr"))] == [[], [], [], []]

    @pytest.mark.parametrize("platform", Platform)
    def test_what_is_never_looked_at(self, platform):
        host = fake_host(platform)
        host.left_out.add("/L")
        host.facts = host.facts._replace(root="/R")

        assert small(" ".join(not_looked_at(host, all_users=False, say=speaker("fr"))).replace("`scanner places`", "")) == []

    @pytest.mark.parametrize("effect", Effect)
    @pytest.mark.parametrize("expiry", OnExpiry)
    def test_a_verdicts_reason(self, effect, expiry):
        days = {"effective_from": day("2026-02-01"), "remove_by": day("2026-02-28"), "review_by": day("2026-03-01")}
        terms = (Period(day("2026-02-01"), day("2026-03-01"), {"en": "A"}),)
        rule = policy().rules[0]._replace(effect=effect, aspects=None, on_expiry=expiry)
        rules = (rule, rule._replace(dates=days), rule._replace(dates=days, history=terms), rule._replace(devices={}))
        ended = rule._replace(dates={"archived_on": day("2026-02-14")}, superseded_by="B")
        cases = product((*rules, ended), State, ("2026-01-31", "2026-02-15", "2026-06-01"), ("service", ""))
        reasons = [ruling(one, Case("application", state, owner, day(as_of)), speaker("fr")).reason for one, state, as_of, owner in cases]

        assert len(reasons) == 5 * len(State) * 6
        assert [reason for reason in reasons if not reason or small(reason)] == []

    @pytest.mark.parametrize("form", DeviceForm)
    def test_the_reason_of_a_rule_about_some_forms_of_device(self, form):
        for named in (DEVICE_FORMS, *([one] for one in DEVICE_FORMS)):
            rule = policy().rules[0]._replace(forms={"service": tuple(named)})
            case = Case("application", State.NONE, "service", day("2026-06-01"), form)
            assert small(ruling(rule, case, speaker("fr")).reason) == []

    def test_what_judging_adds_to_a_verdict(self):
        waiver = Waiver("W", "R", ("pc-1",), (), "P", "A", "N", None, day("2026-12-31"), ())
        rule = policy().rules[0]._replace(id="R", aspects=None)
        one = policy()._replace(rules=(rule,))
        terms = Terms(day("2026-06-01"), waivers=(waiver,), devices=("pc-1",), language="fr", say=speaker("fr"))
        reasons = [judge_finding(finding(), policies, terms).verdicts[0].reason for policies in ([one], [])]

        assert reasons == [
            "EXCEPTION UNTIL 31 DECEMBER 2026 FOR P, APPROVED BY A (N); OTHERWISE: PROHIBITED",
            "NOT COVERED BY THE SELECTED POLICIES",
        ]

    def test_the_list_of_what_is_here(self):
        seen = [
            DEB._replace(name="N", version="1", publisher="P", location="/L", state=state, kind=kind) for kind in Kind for state in State
        ]

        assert small(items_columns.table(seen, width=160, say=speaker("fr"))) == []


class TestLayout:
    @pytest.mark.parametrize("name", LANGUAGES)
    @pytest.mark.parametrize("width", [60, 80, 140])
    def test_no_line_is_too_long_and_nothing_is_lost(self, name, width):
        lines = text_report.write_report(everything(language=name), width=width, inventory=True).splitlines()

        assert [line for line in lines if len(line) > width] == []
        assert [line for line in lines if re.match(r" *[:;?!]( |$)", line)] == []

    def test_every_language_tells_the_same(self):
        """Names, places, addresses and numbers are no words of ours."""
        told = {name: facts(text_report.write_report(everything(language=name), width=100, inventory=True), name) for name in LANGUAGES}

        assert "/PLACE/0" in told["en"]
        assert [name for name in LANGUAGES if told[name] != told["en"]] == []


def small(printed):
    return [line for line in printed.splitlines() if re.search("[a-z]", line)]


def facts(printed, name):
    """Return what is filled in: numbers, days, and whatever begins with a sign for a place."""
    months = {speaker(name)(month): number for number, month in enumerate(SAID_MONTHS, 1)}
    day = rf"(\d+)(?:er|\.)?\s+({'|'.join(months)})\s+(\d{{4}})"
    iso = re.sub(day, lambda found: f"{found[3]}-{months[found[2]]:02}-{int(found[1]):02}", printed)
    return sorted(re.findall(r"\d[\d.:-]*\d|\d|/[A-Z/\d]+", re.sub(r"(\d),(\d)", r"\1.\2", iso)))
