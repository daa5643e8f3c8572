"""What the bundled signatures and policies say of machines that might be."""

import pytest

from scanner.catalogue.load import load_catalogue, load_policy
from scanner.catalogue.waiver import Waiver
from scanner.judging.judge import Terms, judge_finding
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.matching.web_app_id import web_app_id
from scanner.model import Confidence, Flag, Item, Kind, Mark, Outcome, Relation, Rung
from tests.catalogue.written import day, folder

CATALOGUE = load_catalogue()
MATCHER = Matcher(CATALOGUE.products.values())


def item(kind, name, publisher="", rung=Rung.INSTALLED, **ids):
    return Item(name, publisher=publisher, ids=tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind=kind, rung=rung)


TIKTOK = item(Kind.APPLICATION, "TikTok", msix_family="BytedancePte.Ltd.TikTok_6yccndn6064se")
TIKTOK_WEB_APP = item(Kind.WEB_APP, "TikTok", web_app=web_app_id("https://www.tiktok.com/foryou"))
DEEPSEEK_PHONE_APP = item(Kind.APPLICATION, "DeepSeek", android="com.deepseek.chat")
DEEPSEEK_WEB_APP = item(Kind.WEB_APP, "DeepSeek", web_app="hmjcdonmhijmnefklekckjkeoknbiipb")


def seen(*items):
    return [(found.product, found.aspect, found.relation, found.confidence) for found in findings(MATCHER.match(items))]


FEDERAL = [CATALOGUE.policies["be-federal-tiktok"], CATALOGUE.policies["be-federal-deepseek"]]


def verdict(one, as_of, device="service", policies=None):
    """Return the only verdict on the only finding of one item."""
    policies = policies or FEDERAL
    (found,) = [judge_finding(found, policies, Terms(day(as_of), device)) for found in findings(MATCHER.match([one]))]
    (only,) = found.verdicts
    return only


def outcome(one, as_of, device="service", policies=None):
    found = verdict(one, as_of, device, policies)
    return found.outcome, found.flags


class TestNearMisses:
    """Names that are near, and not it: the traps on which peers report the wrong software."""

    @pytest.mark.parametrize(
        "name",
        [
            "TikTok Downloader",
            "Not TikTok",
            "TikToken",
            "tiktoken",
            "DeepSeekStudio",
            "MyDeepSeekNotes",
            "deepseek-mapping-studio",
            "Deep Seeker",
            "dsh2",
            "dshield",
        ],
    )
    @pytest.mark.parametrize("kind", [Kind.APPLICATION, Kind.PROCESS])
    def test_names_that_are_near(self, name, kind):
        assert seen(item(kind, name, deb=name.lower(), command=name)) == []

    def test_an_extension_may_call_itself_tiktok(self):
        assert seen(item(Kind.EXTENSION, "TikTok", chromium_extension="a" * 32)) == []

    def test_the_dancers_shell_is_no_agent(self):
        assert seen(item(Kind.APPLICATION, "dsh", deb="dsh")) == []

    def test_hosts_that_only_end_or_begin_alike(self):
        for host in ("nottiktok.com", "tiktok.com.example.org", "deepseek.com.example.org", "mydeepseek.com"):
            assert seen(item(Kind.WEB_APP, "x", site=host)) == []

    def test_a_wide_name_is_the_same_name(self):
        assert seen(item(Kind.APPLICATION, "\uff34\uff49\uff4b\uff34\uff4f\uff4b")) == [
            ("tiktok", "application", Relation.OFFICIAL, Confidence.LOW)
        ]


# Code - OSS's own, which an editor that is made from it has until its maker writes others: product.json of microsoft/vscode.
TEMPLATE_KEYS = [
    "{E34003BB-9E10-4501-8C11-BE3FAA83F23F}_is1",
    "{C6065F05-9603-4FC4-8101-B9781A25D88E}_is1",
    "{C6065F05-9603-4FC4-8101-B9781A25D88E}}_is1",
    "{D77B7E06-80BA-4137-BCF4-654B95CCEBC5}_is1",
    "{D1ACE434-89C5-48D1-88D3-E2991DF85475}_is1",
    "{CC6B787D-37A0-49E8-AE24-8559A032BE0C}_is1",
    "{3AEBF0C8-F733-4AD4-BADE-FDB816D53D7B}_is1",
]


@pytest.mark.parametrize("key", TEMPLATE_KEYS)
def test_a_key_that_everybody_gets_who_builds_an_editor_names_none_of_them(key):
    assert seen(item(Kind.APPLICATION, "FreedomEditor", uninstall_key=key)) == []


def test_a_bundle_that_electrons_template_names_is_nobodys():
    for bundle in ("com.github.Electron", "com.electron.app", "com.example.app", "com.visualstudio.code.oss"):
        assert seen(item(Kind.APPLICATION, "Electron", bundle_id=bundle)) == []


@pytest.mark.parametrize(("name", "product"), [("\u0422ikTok", "tiktok"), ("DeepS\u0435ek", "deepseek")])  # each has a Cyrillic letter
def test_a_name_that_only_looks_like_the_products_is_flagged_and_fails_nothing(name, product):
    (found,) = findings(MATCHER.match([item(Kind.APPLICATION, name)]))
    (evidence,) = found.evidence
    (verdict,) = judge_finding(found, FEDERAL, Terms(day("2026-11-21"))).verdicts

    assert (found.product, found.confidence, evidence.item.name, evidence.item.marks) == (
        product, Confidence.LOW, name, (Mark.LOOK_ALIKE,),
    )  # fmt: skip
    assert (verdict.fails, {Flag.NAME_ONLY, Flag.LOOK_ALIKE} <= {*verdict.flags}) == (False, True)


class TestTikTok:
    POLICY = (CATALOGUE.policies["be-federal-tiktok"],)

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            ("2023-03-09", Outcome.UPCOMING),
            ("2023-03-20", Outcome.TO_REMOVE),
            ("2023-03-31", Outcome.TO_REMOVE),
            ("2023-04-01", Outcome.PROHIBITED),
            ("2023-09-10", Outcome.PROHIBITED),
            ("2023-09-14", Outcome.PROHIBITED),
            ("2024-06-01", Outcome.PROHIBITED),
        ],
    )
    def test_the_federal_ban_day_by_day(self, as_of, expected):
        assert outcome(TIKTOK, as_of, policies=self.POLICY) == (expected, ())
        assert outcome(TIKTOK_WEB_APP, as_of, policies=self.POLICY) == (expected, (Flag.PROJECT_READING,))

    @pytest.mark.parametrize("as_of", ["2023-09-11", "2023-09-12", "2023-09-13", "2024-03-15", "2024-03-19"])
    def test_between_two_terms_the_ban_holds_and_somebody_must_look(self, as_of):
        assert outcome(TIKTOK, as_of, policies=self.POLICY) == (Outcome.PROHIBITED, (Flag.REVIEW_OVERDUE,))

    def test_the_reason_is_short_and_has_the_days(self):
        assert verdict(TIKTOK, "2024-06-01").reason == "prohibited since 2023-03-10; removal was due by 2023-03-31"

    def test_an_extension_of_the_term_that_came_late_did_not_end_the_ban(self, tmp_path):
        with open(CATALOGUE.policies["be-federal-tiktok"].path, encoding="utf-8") as file:
            text = file.read().replace("remove_by = 2023-03-31\n", "remove_by = 2023-03-31\nvalid_until = 2023-09-10\n")
        head, term, *_ = text.split("[[rule.history]]")  # no later one was known
        basis = text[text.index("\n[[rule.basis]]") :]
        text = f"{head}[[rule.history]]{term}{basis}"
        text = text.replace('"be-fed-tiktok-716"', '"as-of-2023"').replace('"be-federal-tiktok"', '"be-federal-tiktok-2023"')
        temporary = load_policy(f"{folder(tmp_path, {'then.toml': text})}/then.toml", CATALOGUE)

        assert outcome(TIKTOK, "2023-09-10", policies=[temporary]) == (Outcome.PROHIBITED, ())
        assert outcome(TIKTOK, "2023-09-12", policies=[temporary]) == (Outcome.PROHIBITED, (Flag.REVIEW_OVERDUE,))

    def test_who_pays_decides(self):
        assert outcome(TIKTOK, "2024-06-01", "personal") == (Outcome.OUT_OF_SCOPE, ())
        assert outcome(TIKTOK, "2024-06-01", "personal-with-access") == (Outcome.ADVISED_AGAINST, ())

    def test_third_parties_are_not_tiktok(self):
        tool = item(Kind.EXTENSION, "TikTok Downloader", chromium_extension="bibbfboplacbgnobiebieficdenamhmd")
        client = item(Kind.EXTENSION, "Web for TikTok", chromium_extension="dcpmkllpnpfpojkjildgeoedikjbhodm")

        assert seen(tool, client) == [
            ("tiktok", "extension", Relation.CLIENT, Confidence.HIGH),
            ("tiktok", "extension", Relation.TOOL, Confidence.HIGH),
        ]
        assert [verdict(one, "2024-06-01").outcome for one in (tool, client)] == [Outcome.UNSPECIFIED] * 2

    def test_live_studio_is_found_and_not_judged(self):
        (found,) = findings(MATCHER.match([item(Kind.PROCESS, "TikTok LIVE Studio.exe", command="TikTok LIVE Studio.exe")]))

        assert found.product == "tiktok-live-studio"
        assert judge_finding(found, FEDERAL, Terms(day("2026-11-21"))).verdicts[0].policy == ""


class TestDeepSeek:
    POLICY = (CATALOGUE.policies["be-federal-deepseek"],)

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [("2025-11-30", Outcome.UPCOMING), ("2025-12-01", Outcome.TO_REMOVE), ("2025-12-02", Outcome.PROHIBITED)],
    )
    def test_the_federal_ban_day_by_day(self, as_of, expected):
        assert outcome(DEEPSEEK_PHONE_APP, as_of, policies=self.POLICY) == (expected, ())
        assert outcome(DEEPSEEK_WEB_APP, as_of, policies=self.POLICY)[0] is expected

    def test_a_personal_device_is_out_of_scope_and_one_with_access_unsettled(self):
        assert outcome(DEEPSEEK_PHONE_APP, "2026-01-01", "personal") == (Outcome.OUT_OF_SCOPE, ())
        assert outcome(DEEPSEEK_PHONE_APP, "2026-01-01", "personal-with-access") == (Outcome.UNSPECIFIED, ())

    @pytest.mark.parametrize(
        ("one", "expected", "fails"),
        [
            (item(Kind.COMMAND_LINE, "@deepseek-ai/dsh", npm="@deepseek-ai/dsh"), Outcome.PROHIBITED, True),
            (item(Kind.PROCESS, "node", npm="@deepseek-ai/dsh", rung=Rung.RUNNING), Outcome.PROHIBITED, True),
            (item(Kind.PROCESS, "dsh", command="dsh", rung=Rung.RUNNING), Outcome.PROHIBITED, False),
            (item(Kind.APPLICATION, "DeepSeek Desktop", winget="zcx960.DeepSeekDesktop"), Outcome.PROHIBITED, True),
            (item(Kind.APPLICATION, "DeepSeek Desktop"), Outcome.PROHIBITED, False),
            (item(Kind.EXTENSION, "DeepSeek AI", chromium_extension="bjjobdlpgglckcmhgmmecijpfobmcpap"), Outcome.PROHIBITED, False),
            (item(Kind.EXTENSION, "DeepSider", chromium_extension="dfbnddndcmilnhdfmmaolepiaefacnpo"), Outcome.PROHIBITED, False),
            (item(Kind.EXTENSION, "DeepSeek to PDF", chromium_extension="fplgihadlmhndfcccdojmblkdilfgkad"), Outcome.UNSPECIFIED, False),
            (item(Kind.LIBRARY, "langchain-deepseek", pypi="langchain_deepseek"), Outcome.UNSPECIFIED, False),
            (item(Kind.MODEL, "deepseek-r1:7b", ollama_model="deepseek-r1:7b"), Outcome.UNSPECIFIED, False),
            (item(Kind.MODEL, "deepseek-v4-flash", ollama_model="deepseek-v4-flash"), Outcome.UNSPECIFIED, False),
        ],
    )
    def test_its_forms_are_treated_apart(self, one, expected, fails):
        found = verdict(one, "2026-01-01")

        assert (found.outcome, found.fails) == (expected, fails)

    def test_no_third_party_program_is_called_official(self):
        for product in ("deepseek", "deepseek-harness", "deepseek-sdk"):
            for block in CATALOGUE.products[product].blocks:
                if {"chromium-extension", "winget"} & set(block.ids):
                    assert block.relation in {Relation.CLIENT, Relation.TOOL}


def test_every_text_of_a_policy_is_there_in_english_and_its_official_languages():
    for policy in CATALOGUE.policies.values():
        assert {"en", *policy.official_languages} <= set(policy.languages)


def test_every_policy_says_in_its_first_lines_that_it_is_no_official_publication():
    for policy in CATALOGUE.policies.values():
        with open(policy.path, encoding="utf-8") as file:
            assert "not an official publication" in file.readline() + file.readline()


def test_every_rule_has_a_document_for_its_effect_and_its_days():
    for policy in CATALOGUE.policies.values():
        for rule in policy.rules:
            supported = {claim for source in rule.basis for claim in source.supports}
            assert {"effect", *(["device"] if rule.devices else []), *(["entities"] if any(rule.entities[:3]) else [])} <= supported
            assert all(source.url.startswith(("https://", "http://")) for source in rule.basis)
            assert set(rule.dates) - supported <= {"published"}  # the circular's own date


def test_every_exception_with_conditions_has_words_by_which_a_waiver_confirms_them():
    rules = [rule for policy in CATALOGUE.policies.values() for rule in policy.rules]
    asking = [(rule.id, exception) for rule in rules for exception in rule.exceptions if exception.conditions]

    assert asking
    assert [(rule, exception.purpose) for rule, exception in asking if not exception.confirm] == []


@pytest.mark.parametrize(("confirmed", "expected"), [("documented", Outcome.EXCEPTED), ("somebody-looked", Outcome.PROHIBITED)])
def test_a_waiver_from_a_bundled_rule_confirms_its_conditions_by_their_words(confirmed, expected):
    names = ("W-1", "us-tx-tiktok", ("PC-1",), (), "law enforcement", "the head", "N-1", None, day("2027-01-01"), (confirmed,))
    terms = Terms(day("2026-11-21"), waivers=(Waiver(*names),), devices=("PC-1",))
    (found,) = findings(MATCHER.match([TIKTOK]))

    said = judge_finding(found, [CATALOGUE.policies["us-texas-prohibited-technologies"]], terms).verdicts
    assert [one.outcome for one in said if one.rule == "us-tx-tiktok"] == [expected]
