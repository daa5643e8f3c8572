"""What the bundled Belgian and European policies say, form by form, device by device and day by day, and on what they rest."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.catalogue.policy_words import BasisKind, Support
from scanner.catalogue.references import extended
from scanner.judging.judge import Terms, judge_finding
from scanner.model import Confidence, Evidence, Finding, Flag, Item, Outcome, Relation, Rung, State
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import day

POLICIES = load_catalogue().policies
APPLICATION = ("application", Relation.OFFICIAL)
WEB_APP = ("web-app", Relation.OFFICIAL)
COMMAND_LINE = ("command-line", Relation.OFFICIAL)
EXTENSION = ("extension", Relation.OFFICIAL)
CLIENT = ("application", Relation.CLIENT)
TOOL = ("extension", Relation.TOOL)
SDK = ("library", Relation.SDK)
MODEL = ("model", Relation.MODEL)
PAID, ACCESS, PRIVATE = "service", "personal-with-access", "personal"
UPCOMING, TO_REMOVE, PROHIBITED, ADVISED = Outcome.UPCOMING, Outcome.TO_REMOVE, Outcome.PROHIBITED, Outcome.ADVISED_AGAINST
SILENT, OUT = Outcome.UNSPECIFIED, Outcome.OUT_OF_SCOPE
TIKTOK = ("tiktok", "ByteDance", "social-media")
CAPCUT = ("capcut", "ByteDance", "video-editor")
DEEPSEEK = ("deepseek", "DeepSeek", "ai-assistant")


def finding(product, form=APPLICATION, state=State.NONE, features=()):
    (id_, vendor, category), (aspect, relation) = product, form
    evidence = Evidence(Item(id_, rung=Rung.INSTALLED, state=state), 1, "id.x", "y", relation, Confidence.HIGH)
    return Finding(id_, id_, vendor, category, aspect, relation, Rung.INSTALLED, Confidence.HIGH, (evidence,), features=features)


def verdict(policy, found, as_of, device=PAID, form=DeviceForm.UNKNOWN):
    """Return the only verdict of one policy."""
    (only,) = judge_finding(found, [POLICIES[policy]], Terms(day(as_of), device, device_form=form)).verdicts
    return only


@pytest.mark.parametrize(
    ("policy", "form", "device", "as_of", "expected"),
    [
        ("be-federal-tiktok", APPLICATION, PAID, "2023-03-09", UPCOMING),
        ("be-federal-tiktok", APPLICATION, PAID, "2023-03-10", TO_REMOVE),
        ("be-federal-tiktok", APPLICATION, PAID, "2023-03-31", TO_REMOVE),
        ("be-federal-tiktok", APPLICATION, PAID, "2023-04-01", PROHIBITED),
        ("be-federal-tiktok", APPLICATION, PAID, "2026-11-21", PROHIBITED),
        ("be-federal-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-federal-tiktok", CLIENT, PAID, "2026-11-21", SILENT),
        ("be-federal-tiktok", APPLICATION, ACCESS, "2026-11-21", ADVISED),
        ("be-federal-tiktok", APPLICATION, PRIVATE, "2026-11-21", OUT),
        ("be-wallonia-tiktok", APPLICATION, PAID, "2023-03-16", UPCOMING),
        ("be-wallonia-tiktok", APPLICATION, PAID, "2023-03-17", TO_REMOVE),
        ("be-wallonia-tiktok", APPLICATION, PAID, "2023-03-31", TO_REMOVE),
        ("be-wallonia-tiktok", APPLICATION, PAID, "2023-04-01", PROHIBITED),
        ("be-wallonia-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-wallonia-tiktok", APPLICATION, ACCESS, "2026-11-21", PROHIBITED),
        ("be-wallonia-tiktok", APPLICATION, PRIVATE, "2026-11-21", OUT),
        ("be-wallonia-tiktok", TOOL, PAID, "2026-11-21", SILENT),
        ("be-fwb-tiktok", APPLICATION, PAID, "2023-03-15", UPCOMING),
        ("be-fwb-tiktok", APPLICATION, PAID, "2023-03-16", PROHIBITED),
        ("be-fwb-tiktok", APPLICATION, ACCESS, "2023-03-16", PROHIBITED),
        ("be-fwb-tiktok", APPLICATION, PRIVATE, "2023-03-16", OUT),
        ("be-fwb-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-german-community-tiktok", APPLICATION, PAID, "2023-03-02", UPCOMING),
        ("be-german-community-tiktok", APPLICATION, PAID, "2023-03-03", PROHIBITED),
        ("be-german-community-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-german-community-tiktok", APPLICATION, ACCESS, "2026-11-21", ADVISED),
        ("be-german-community-tiktok", APPLICATION, PRIVATE, "2026-11-21", SILENT),
        ("be-brussels-tiktok", APPLICATION, PAID, "2023-03-16", UPCOMING),  # agreed on 10 March, in force by the circular
        ("be-brussels-tiktok", APPLICATION, PAID, "2023-03-17", PROHIBITED),
        ("be-brussels-tiktok", APPLICATION, PAID, "2026-11-21", PROHIBITED),
        ("be-brussels-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-brussels-tiktok", CLIENT, PAID, "2026-11-21", SILENT),
        ("be-brussels-tiktok", APPLICATION, ACCESS, "2026-11-21", SILENT),
        ("be-brussels-tiktok", APPLICATION, PRIVATE, "2026-11-21", SILENT),
        ("be-brussels-municipalities-tiktok", APPLICATION, PAID, "2023-03-26", UPCOMING),
        ("be-brussels-municipalities-tiktok", APPLICATION, PAID, "2023-03-27", ADVISED),
        ("be-brussels-municipalities-tiktok", WEB_APP, ACCESS, "2026-11-21", ADVISED),
        ("be-brussels-municipalities-tiktok", APPLICATION, PRIVATE, "2026-11-21", ADVISED),
        ("be-brussels-municipalities-tiktok", EXTENSION, PAID, "2026-11-21", SILENT),
        ("be-flemish-parliament-tiktok", APPLICATION, PAID, "2023-03-19", UPCOMING),
        ("be-flemish-parliament-tiktok", APPLICATION, PAID, "2023-03-20", PROHIBITED),
        ("be-flemish-parliament-tiktok", APPLICATION, ACCESS, "2023-03-20", ADVISED),
        ("be-flemish-parliament-tiktok", APPLICATION, PRIVATE, "2023-03-20", SILENT),
        ("be-flanders-tiktok", APPLICATION, PAID, "2023-03-08", UPCOMING),
        ("be-flanders-tiktok", APPLICATION, PAID, "2023-03-09", PROHIBITED),
        ("be-flanders-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("be-flanders-tiktok", APPLICATION, ACCESS, "2026-11-21", ADVISED),
        ("be-flanders-tiktok", APPLICATION, PRIVATE, "2026-11-21", SILENT),
        ("eu-commission-tiktok", APPLICATION, PAID, "2023-02-22", UPCOMING),
        ("eu-commission-tiktok", APPLICATION, PAID, "2023-02-23", TO_REMOVE),
        ("eu-commission-tiktok", APPLICATION, PAID, "2023-03-15", TO_REMOVE),
        ("eu-commission-tiktok", APPLICATION, PAID, "2023-03-16", PROHIBITED),
        ("eu-commission-tiktok", WEB_APP, ACCESS, "2023-03-16", PROHIBITED),
        ("eu-commission-tiktok", APPLICATION, PRIVATE, "2023-03-16", OUT),
        ("eu-commission-tiktok", CLIENT, PAID, "2023-03-16", SILENT),
        ("eu-parliament-tiktok", APPLICATION, PAID, "2023-03-19", UPCOMING),
        ("eu-parliament-tiktok", APPLICATION, PAID, "2023-03-20", PROHIBITED),
        ("eu-parliament-tiktok", WEB_APP, PAID, "2026-11-21", PROHIBITED),
        ("eu-parliament-tiktok", APPLICATION, ACCESS, "2026-11-21", ADVISED),
        ("eu-parliament-tiktok", APPLICATION, PRIVATE, "2026-11-21", ADVISED),
    ],
)
def test_tiktok(policy, form, device, as_of, expected):
    assert verdict(policy, finding(TIKTOK, form), as_of, device).outcome is expected


@pytest.mark.parametrize(
    ("policy", "form", "device", "as_of", "expected"),
    [
        ("be-federal-deepseek", APPLICATION, PAID, "2025-11-30", UPCOMING),
        ("be-federal-deepseek", APPLICATION, PAID, "2025-12-01", TO_REMOVE),
        ("be-federal-deepseek", APPLICATION, PAID, "2025-12-02", PROHIBITED),
        ("be-federal-deepseek", WEB_APP, PAID, "2025-12-02", PROHIBITED),
        ("be-federal-deepseek", COMMAND_LINE, PAID, "2025-12-02", PROHIBITED),
        ("be-federal-deepseek", CLIENT, PAID, "2025-12-02", PROHIBITED),
        ("be-federal-deepseek", SDK, PAID, "2025-12-02", SILENT),
        ("be-federal-deepseek", MODEL, PAID, "2025-12-02", SILENT),
        ("be-federal-deepseek", APPLICATION, ACCESS, "2025-12-02", SILENT),
        ("be-federal-deepseek", APPLICATION, PRIVATE, "2025-12-02", OUT),
        ("be-chamber-deepseek", APPLICATION, PAID, "2025-02-28", UPCOMING),
        ("be-chamber-deepseek", APPLICATION, PAID, "2025-03-01", PROHIBITED),
        ("be-chamber-deepseek", WEB_APP, PAID, "2025-03-01", PROHIBITED),
        ("be-chamber-deepseek", COMMAND_LINE, PAID, "2025-03-01", PROHIBITED),
        ("be-chamber-deepseek", CLIENT, PAID, "2025-03-01", PROHIBITED),
        ("be-chamber-deepseek", SDK, PAID, "2025-03-01", SILENT),
        ("be-chamber-deepseek", MODEL, PAID, "2025-03-01", SILENT),
        ("be-chamber-deepseek", APPLICATION, ACCESS, "2025-03-01", SILENT),
        ("be-chamber-deepseek", APPLICATION, PRIVATE, "2025-03-01", SILENT),
    ],
)
def test_deepseek(policy, form, device, as_of, expected):
    assert verdict(policy, finding(DEEPSEEK, form), as_of, device).outcome is expected


@pytest.mark.parametrize(
    ("policy", "as_of", "overdue"),
    [
        ("be-federal-tiktok", "2023-09-10", False),
        ("be-federal-tiktok", "2023-09-12", True),  # the first six months are over, and the next ones are not yet decided
        ("be-federal-tiktok", "2024-06-01", False),
        ("be-wallonia-tiktok", "2023-09-16", False),
        ("be-wallonia-tiktok", "2024-01-01", False),
        ("be-brussels-tiktok", "2023-09-17", False),
        ("be-brussels-tiktok", "2023-10-12", True),
        ("be-brussels-tiktok", "2023-10-13", False),
        ("be-fwb-tiktok", "2023-09-16", False),
        ("be-fwb-tiktok", "2023-09-17", True),
        ("be-flanders-tiktok", "2024-03-26", False),
        ("be-flanders-tiktok", "2024-03-27", True),
    ],
)
def test_a_ban_whose_term_is_over_holds_and_says_so(policy, as_of, overdue):
    found = verdict(policy, finding(TIKTOK), as_of)

    assert (found.outcome, Flag.REVIEW_OVERDUE in found.flags) == (PROHIBITED, overdue)


@pytest.mark.parametrize("policy", [id_ for id_ in POLICIES if id_.startswith(("be-", "eu-")) and id_.endswith("-tiktok")])
def test_a_ban_on_tiktok_is_no_ban_on_its_makers_other_products(policy):
    assert verdict(policy, finding(CAPCUT), "2026-11-21").policy == ""


@pytest.mark.parametrize(
    ("policy", "as_of", "form"),
    [
        ("be-wallonia-tiktok", "2026-11-21", WEB_APP),
        ("be-brussels-tiktok", "2026-11-21", WEB_APP),
        ("be-flanders-tiktok", "2026-11-21", APPLICATION),
        ("eu-parliament-tiktok", "2026-11-21", WEB_APP),
    ],
)
def test_what_the_text_does_not_say_in_so_many_words_is_called_a_reading(policy, as_of, form):
    assert Flag.PROJECT_READING in verdict(policy, finding(TIKTOK, form), as_of).flags


@pytest.mark.parametrize("policy", ["be-wallonia-tiktok", "be-brussels-tiktok", "eu-commission-tiktok", "eu-parliament-tiktok"])
def test_that_the_application_is_meant_is_no_reading(policy):
    assert Flag.PROJECT_READING not in verdict(policy, finding(TIKTOK), "2026-11-21").flags


class TestBuiltInFeatures:
    POLICY = "eu-parliament-builtin-ai"

    def feature(self, state, *words):
        return finding(("example", "Example Works", "built-in-ai"), ("feature", Relation.OFFICIAL), state, words)

    @pytest.mark.parametrize("word", ["assistant", "summariser", "web-page-summary", "writing-assistant"])
    @pytest.mark.parametrize(
        ("state", "as_of", "expected"),
        [
            (State.ENABLED, "2026-02-15", UPCOMING),
            (State.ENABLED, "2026-02-16", PROHIBITED),
            (State.DISABLED, "2026-02-16", Outcome.COMPLIANT),
            (State.UNKNOWN, "2026-02-16", SILENT),
        ],
    )
    def test_one_that_the_message_names_must_be_off(self, word, state, as_of, expected):
        assert verdict(self.POLICY, self.feature(state, word), as_of, form=DeviceForm.TABLET).outcome is expected

    @pytest.mark.parametrize(("device", "expected"), [(ACCESS, ADVISED), (PRIVATE, SILENT)])
    def test_on_a_personal_device_it_is_advice(self, device, expected):
        assert verdict(self.POLICY, self.feature(State.ENABLED, "assistant"), "2026-11-21", device, DeviceForm.DESKTOP).outcome is expected

    def test_of_another_sort_of_feature_nothing_is_said(self):
        assert verdict(self.POLICY, self.feature(State.ENABLED, "transcription"), "2026-11-21").policy == ""

    @pytest.mark.parametrize(("product", "form"), [(("chatgpt", "OpenAI", "ai-assistant"), APPLICATION), (DEEPSEEK, WEB_APP)])
    def test_applications_of_third_parties_are_left_out_in_so_many_words(self, product, form):
        found = verdict(self.POLICY, finding(product, form), "2026-11-21")

        assert (found.outcome, found.fails) == (OUT, False)
        assert "third-party applications" in found.reason

    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            (DeviceForm.TABLET, PROHIBITED),
            (DeviceForm.PHONE, PROHIBITED),
            *((form, OUT) for form in (DeviceForm.DESKTOP, DeviceForm.LAPTOP, DeviceForm.COMPUTER, DeviceForm.SERVER, DeviceForm.VIRTUAL)),
            *((form, SILENT) for form in (DeviceForm.PORTABLE, DeviceForm.UNKNOWN)),
        ],
    )
    def test_it_is_about_the_tablets_and_phones_of_the_parliament(self, form, expected):
        found = verdict(self.POLICY, self.feature(State.ENABLED, "assistant"), "2026-11-21", form=form)

        assert (found.outcome, found.fails) == (expected, expected is PROHIBITED)

    def test_an_assistant_that_comes_with_the_system_is_left_open(self):
        copilot = finding(("ms-copilot", "Microsoft", "ai-assistant"))

        assert verdict(self.POLICY, copilot, "2026-11-21").outcome is SILENT

    def test_the_verdict_says_what_ends_it(self):
        found = verdict(self.POLICY, self.feature(State.ENABLED, "assistant"), "2026-11-21", form=DeviceForm.TABLET)

        assert found.reason.endswith("(until it is clear how much data reaches the providers)")
        assert Flag.PROJECT_READING in found.flags


class TestInventory:
    @pytest.mark.parametrize(
        "category",
        [
            *("ai-agent", "ai-assistant", "ai-browser", "ai-coding", "ai-extension", "ai-media", "ai-meeting", "ai-sdk", "ai-writing"),
            *("built-in-ai", "local-model", "model-runner"),
        ],
    )
    @pytest.mark.parametrize("device", [PAID, ACCESS, PRIVATE])
    def test_every_sort_of_ai_tool_is_counted_and_fails_nothing(self, category, device):
        found = verdict("ai-inventory", finding(("example", "Example Works", category)), "2026-11-21", device)

        assert (found.policy, found.outcome, found.fails) == ("ai-inventory", Outcome.INVENTORIED, False)
        assert Flag.PROJECT_READING in found.flags

    @pytest.mark.parametrize("category", ["social-media", "browser", "security-software", "meeting"])
    def test_nothing_else_is(self, category):
        assert verdict("ai-inventory", finding(("example", "Example Works", category)), "2026-11-21").policy == ""


def test_the_belgian_answer_on_kaspersky_asks_for_nothing():
    found = verdict("be-federal-kaspersky", finding(("kaspersky", "Kaspersky Lab", "security-software")), "2026-11-21")

    assert (found.policy, found.outcome, found.fails, found.support) == ("be-federal-kaspersky", Outcome.INVENTORIED, False, "press+")


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("be-federal", ["be-federal-tiktok", "be-federal-deepseek"]),
        ("be-wallonia", ["be-wallonia-tiktok"]),
        ("be-brussels", ["be-brussels-tiktok"]),
        ("be-flanders", ["be-flanders-tiktok"]),
        ("be-fwb", ["be-fwb-tiktok"]),
        ("eu-institutions", ["eu-commission-tiktok", "eu-commission-meeting-agents"]),
        ("eu-parliament", ["eu-parliament-tiktok", "eu-parliament-builtin-ai"]),
    ],
)
def test_a_profile_has_its_own_rules_and_none_that_binds_somebody_else(profile, expected):
    assert [one.id for one in extended([profile], POLICIES)] == [profile, *expected]
    assert POLICIES[profile].rules == ()


DATES = {
    "be-federal-tiktok": {"decided": "2023-03-10", "published": "2023-03-17", "effective_from": "2023-03-10", "remove_by": "2023-03-31"},
    "be-federal-deepseek": {"announced": "2025-09-11", "effective_from": "2025-12-01", "remove_by": "2025-12-01"},
    "be-federal-kaspersky": {},
    "be-federal-messaging": {"announced": "2024-03-15"},
    "be-chamber-deepseek": {"announced": "2025-03-01"},
    "be-wallonia-tiktok": {"decided": "2023-03-17", "remove_by": "2023-03-31"},
    "be-fwb-tiktok": {"decided": "2023-03-16", "review_by": "2023-09-16"},
    "be-brussels-tiktok": {"decided": "2023-03-10", "effective_from": "2023-03-17"},
    "be-brussels-municipalities-tiktok": {"announced": "2023-03-27", "review_by": "2023-09-27"},
    "be-flanders-tiktok": {"effective_from": "2023-03-09", "review_by": "2024-03-26"},
    "be-flemish-parliament-tiktok": {"decided": "2023-03-20"},
    "ai-inventory": {},
    "eu-commission-tiktok": {"decided": "2023-02-23", "remove_by": "2023-03-15"},
    "eu-parliament-tiktok": {"announced": "2023-02-28", "effective_from": "2023-03-20"},
    "eu-parliament-builtin-ai": {"announced": "2026-02-16"},
    "be-ghent-tiktok": {"announced": "2023-03-13", "review_by": "2023-09-13"},
    "be-brussels-city-tiktok": {"announced": "2023-03-16"},
    "be-german-community-tiktok": {"decided": "2023-03-03"},
    "be-flanders-municipalities-tiktok": {"announced": "2023-03-09"},
    "be-security-council-tiktok": {"announced": "2023-03-10"},
    "be-mechelen-tiktok": {"announced": "2023-03-13"},
    "be-brussels-parliament-tiktok": {"decided": "2023-03-15", "review_by": "2023-09-15"},
    "be-wallonia-municipalities-tiktok": {"published": "2023-06-08"},
    "eu-council-tiktok": {"announced": "2023-02-23", "remove_by": "2023-03-15"},
    "eu-eeas-tiktok": {"announced": "2023-02-24"},
    "eu-commission-meeting-agents": {"announced": "2025-04-17"},
}
CONFIDENCE = {
    "be-federal-tiktok": "official",
    "be-federal-deepseek": "official+press",
    "be-federal-kaspersky": "press+",
    "be-federal-messaging": "press+",
    "be-chamber-deepseek": "press+",
    "be-wallonia-tiktok": "press+",
    "be-fwb-tiktok": "press+",
    "be-brussels-tiktok": "official+press",
    "be-brussels-municipalities-tiktok": "official",
    "be-flanders-tiktok": "press+",
    "be-flemish-parliament-tiktok": "official+press",
    "ai-inventory": "official",
    "eu-commission-tiktok": "press+",
    "eu-parliament-tiktok": "press+",
    "eu-parliament-builtin-ai": "press+",
    "be-ghent-tiktok": "press+",
    "be-brussels-city-tiktok": "press+",
    "be-german-community-tiktok": "press",
    "be-flanders-municipalities-tiktok": "press+",
    "be-security-council-tiktok": "press+",
    "be-mechelen-tiktok": "press+",
    "be-brussels-parliament-tiktok": "press+",
    "be-wallonia-municipalities-tiktok": "official+press",
    "eu-council-tiktok": "press+",
    "eu-eeas-tiktok": "press+",
    "eu-commission-meeting-agents": "press+",
}
ADDRESSES = {
    "be-federal-tiktok": [
        "https://etaamb.openjustice.be/fr/nl/circulaire-du-17-mars-2023_n2023030807.html",
        "https://news.belgium.be/nl/tijdelijk-verbod-op-het-gebruik-van-tiktok-voor-overheidspersoneel",
        "https://news.belgium.be/nl/ambtenarenzaken-tijdelijk-verbod-op-het-gebruik-van-tiktok-verlengd",
        "https://ccb.belgium.be/fr/actualit%C3%A9/interdiction-temporaire-de-lapplication-tiktok-pour-les-appareils-de-service-des",
        "https://brusselstimes.com/692939/belgium-extends-tiktok-ban-for-federal-government-staff-by-six-months",
        "https://www.hln.be/binnenland/federale-regering-verbiedt-tijdelijk-tiktok-op-professionele-toestellen-van-ministers-en-ambtenaren~a17ba180/",
        "https://www.rfi.fr/fr/europe/20230310-le-gouvernement-belge-interdit-l-application-tiktok-%C3%A0-ses-employ%C3%A9s",
    ],
    "be-federal-deepseek": [
        "https://matz.belgium.be/fr/actualites/la-ministre-de-laction-et-de-la-modernisation-publiques-vanessa-matz-interdit-le-systeme",
        "https://datanews.levif.be/actualite/belgique/secteur-public/lia-deepseek-interdite-dans-toutes-les-administrations-federales",
        "https://datanews.knack.be/nieuws/security/federale-overheid-verbiedt-deepseek-bij-eigen-personeel",
        "https://www.solutions-magazine.com/?p=60115",
        "https://aktualnosci.be/2025/11/27/belgia/belgijska-administracja-federalna-zakazuje-chinskiej-sztucznej-inteligencji-deepseek",
    ],
    "be-federal-kaspersky": [
        "https://datanews.levif.be/actualite/le-gouvernement-belge-garde-sa-confiance-dans-le-software-de-kaspersky",
        "https://computable.nl/artikel/nieuws/security/6510593/250449/belgische-overheid-houdt-vertrouwen-in-kaspersky.html",
        "https://www.senate.be/www/?MIval=Vragen/SchriftelijkeVraag&LEG=7&NR=1570&LANG=fr",
        "https://www.brusselstimes.com/belgium/234605/belgium-government-still-using-vulnerable-russian-anti-virus-software/",
        "https://www.demorgen.be/nieuws/terwijl-buurlanden-waarschuwen-voor-russische-antivirussoftware-begint-belgie-aan-advies~b5c84843/",
    ],
    "be-federal-messaging": [
        "https://www.rtl.be/actu/belgique/politique/un-nouveau-moyen-de-communication-securisee-des-informations-classifiees-belges/2024-03-15/article/648245",
        "https://brusselsmorning.com/belgiums-bold-move-securing-government-communications/37489/",
        "https://www.ictmagazine.be/nieuws/belgie-lanceert-beam-eigen-soevereine-chatapp-voor-ambtenaren",
        "https://resiliencemedia.co/a-beam-of-light-for-eu-sovereignty-as-belgium-rolls-out-matrix-based-messaging-app-for-government",
    ],
    "be-chamber-deepseek": [
        "https://artware-solutions.org/2025/03/02/a-linstar-dautres-pays-europeens-la-belgique-a-ouvert-une-enquete-sur-deepseek-et-interdit-lintelligence-artificielle-chinoise-au-parlement-federal/",
        "https://datanews.knack.be/nieuws/belgie/politiek-belgie/chinees-ai-taalmodel-deepseek-geblokkeerd-in-federaal-parlement/",
    ],
    "be-wallonia-tiktok": [
        "https://www.rtbf.be/article/le-gouvernement-wallon-interdit-tiktok-sur-les-appareils-professionnels-de-son-personnel-11169134",
        "https://www.lalibre.be/dernieres-depeches/2023/09/14/tiktok-le-gouvernement-wallon-prolonge-linterdiction-de-tiktok-sur-les-appareils-professionnels-WEFFP65R7RGOFIBR2XWAWMERHM/",
        "https://www.levif.be/belgique/politique/regions/wallonie/tiktok-interdit-jusquen-2024-sur-les-appareils-professionnels-du-gouvernement-wallon/",
        "https://le-tribunal.be/?p=2330",
        "https://www.parlement-wallonie.be/pwpages?p=interp-questions-voir&type=28&iddoc=120851",
    ],
    "be-fwb-tiktok": [
        "https://www.dhnet.be/dernieres-depeches/2023/03/16/tiktok-la-federation-wallonie-bruxelles-bannit-tiktok-des-appareils-professionnels-HHWREMO5EBEMNP6G2W6V7NFK54/",
        "https://www.sudinfo.be/id634820/article/2023-03-16/la-federation-wallonie-bruxelles-bannit-tiktok-des-appareils-professionnels-il",
    ],
    "be-brussels-tiktok": [
        "https://etaamb.openjustice.be/nl/fr/omzendbrief-van-17-maart-2023_n2023030774.html",
        "https://etaamb.openjustice.be/nl/fr/omzendbrief-van-13-oktober-2023_n2023046410.html",
        "https://brulocalis.brussels/fr/actualites/interdiction-dutiliser-lapplication-tiktok",
        "https://www.seneweb.com/news/International/le-gouvernement-bruxellois-interdit-tikt_n_404090.html",
    ],
    "be-brussels-municipalities-tiktok": [
        "https://brulocalis.brussels/fr/actualites/la-region-invite-les-administrations-communales-interdire-lapplication",
        "https://brulocalis.brussels/fr/actualites/interdiction-dutiliser-lapplication-tiktok",
        "https://clerfayt.info/fr/pouvoirs-locaux?page=14",
        "https://www.bruzz.be/veiligheid/clerfayt-beveelt-brusselse-gemeenten-aan-tiktok-ook-te-verbieden-2023-03-27",
        "https://bx1.be/?p=620395",
    ],
    "be-flanders-tiktok": [
        "https://www.hbvl.be/cnt/dmf20230309_96101437",
        "https://www.security.nl/posting/788698/Vlaamse+overheid+blokkeert+toegang+tot+TikTok+op+smartphones+personeel?channel=rss",
    ],
    "be-flemish-parliament-tiktok": [
        "https://www.vlaamsparlement.be/nl/actueel/nieuws-uit-het-vlaams-parlement/vragen-over-tiktokaanwezigheid-vrt-commissie-voor-cultuur",
        "https://datanews.knack.be/nieuws/platformen-social/social-media/vlaams-parlement-bant-tiktok/",
        "https://www.demorgen.be/nieuws/ondanks-verbod-voor-ambtenaren-ministers-en-parlementsleden-blijven-politici-actief-op-tiktok-waarom~bf4970db/",
    ],
    "ai-inventory": [
        "https://matz.belgium.be/fr/actualites/la-ministre-de-laction-et-de-la-modernisation-publiques-vanessa-matz-interdit-le-systeme",
    ],
    "eu-commission-tiktok": [
        "https://www.irishexaminer.com/business/technology/arid-41078222.html",
        "https://www.wionews.com/world/european-commission-bans-staff-from-using-tiktok-on-work-devices-amid-security-concerns-565148",
        "https://www.hstoday.us/subject-matter-areas/cybersecurity/european-commission-bans-tiktok-on-staff-phones-to-increase-cybersecurity/?utm_source=rss&utm_medium=rss&utm_campaign=european-commission-bans-tiktok-on-staff-phones-to-increase-cybersecurity",
    ],
    "eu-parliament-tiktok": [
        "https://newsbulletin247.com/technology/281184.html",
        "https://www.daytondailynews.com/nation-world/here-are-the-countries-that-have-bans-on-tiktok/ROFV5VYGRBARTAMXTQSQOERCQI/",
    ],
    "eu-parliament-builtin-ai": [
        "https://vuink.com/post/cbyvgvpb-d-drh/article/eu-parliament-blocks-ai-features-over-cyber-privacy-fears",
        "https://en.apa.az/europe/parliament-blocks-ai-features-on-meps-tablets-over-security-fears-492012",
        "https://www.newsbytesapp.com/news/world/eu-parliament-bans-ai-features-inside-premises-on-staff-devices/story",
    ],
    "be-ghent-tiktok": [
        "https://www.vrt.be/vrtnws/nl/2023/03/13/stad-gent-stelt-tijdelijk-tiktok-verbod-in-op-werktoestellen/",
        "https://www.hln.be/gent/ook-gents-stadspersoneel-mag-niet-meer-op-tiktok-we-volgen-de-federale-overheid~aebcf3d4/",
    ],
    "be-brussels-city-tiktok": [
        "https://bx1.be/?p=620395",
        "https://themayor.eu/en/a/view/cities-in-belgium-rush-to-ban-tik-tok-after-national-security-advice-11646",
    ],
    "be-german-community-tiktok": [
        "https://brf.be/regional/1700467",
        "https://www.lalibre.be/belgique/politique-belge/2023/04/02/malgre-les-mises-en-garde-21-ministres-et-11-presidents-de-parti-ont-conserve-un-compte-tiktok-TEZRUACOS5CZTHRSYIUKDNZYII/",
    ],
    "be-flanders-municipalities-tiktok": [
        "https://kw.be/nieuws/politiek/bart-somers-roept-lokale-besturen-op-tiktok-te-verbieden-op-werktelefoons-van-personeelsleden/",
        "https://www.hbvl.be/cnt/dmf20230309_96101437",
        "http://www.wtv.be/nieuws/stad-oostende-roept-medewerkers-en-mandatarissen-op-om-tiktok-te-verwijderen-van",
    ],
    "be-security-council-tiktok": [
        "https://www.lalibre.be/dernieres-depeches/2023/03/10/tiktok-la-region-bruxelloise-suivra-elle-aussi-les-recommandations-du-cns-22RENX3GM5EZVPSLVXCSCYJWKY/",
        "https://www.anews.com.tr/europe/2023/03/10/belgian-federal-government-bans-tiktok-for-officials",
        "https://ulukayin.org/belgium-tiktok-banned-on-government-phones/",
    ],
    "be-mechelen-tiktok": [
        "https://www.vrt.be/vrtnws/nl/2023/03/13/mechels-stadspersoneel-mag-geen-tiktok-meer-gebruiken-op-werktel/",
        "https://themayor.eu/en/a/view/cities-in-belgium-rush-to-ban-tik-tok-after-national-security-advice-11646",
    ],
    "be-brussels-parliament-tiktok": [
        "https://www.lavenir.net/regions/bruxelles/2023/03/15/le-parlement-bruxellois-bloque-lacces-a-tiktok-depuis-ses-reseaux-KILJH3DLEVFZVAHOONBFQGEHCQ/",
        "https://www.7sur7.be/belgique/le-parlement-bruxellois-bloque-l-acces-a-tiktok-depuis-ses-reseaux~a92cd1ef/",
        "https://regiondebruxelles.ptb.be/interdiction_de_tiktok_aux_d_put_s_bruxellois_le_ptb_d_nonce_une_mesure_inefficace_hypocrite_et_inapplicable",
    ],
    "be-wallonia-municipalities-tiktok": [
        "https://www.parlement-wallonie.be/pwpages?p=interp-questions-voir&type=28&iddoc=120851",
        "https://legacy.telesambre.be/node/95952",
        "https://www.dhnet.be/actu/belgique/2023/06/14/denis-ducarme-charge-a-nouveau-dedonder-sur-son-usage-de-tiktok-il-est-temps-que-la-ministre-se-responsabilise-un-minimum-ZJKID2XSAZA45LMHN24DU6ZAOQ/",
    ],
    "eu-council-tiktok": [
        "https://cde.news/eu-bans-its-diplomats-from-using-tiktok/",
        "https://www.econotimes.com/EU-Commission-Council-ban-TikTok-from-staff-phones-for-security-reasons-1651386",
        "https://imherald.com/2023/02/24/eu-commission-and-the-eu-council-ban-tiktok-on-official-devices/",
    ],
    "eu-eeas-tiktok": [
        "https://cde.news/eu-bans-its-diplomats-from-using-tiktok/",
        "https://businessfeed.info/domino-effect-as-more-eu-institutions-move-to-ban-tiktok-on-work-devices/",
        "https://fr.euronews.com/my-europe/2023/03/06/de-plus-en-plus-dinstitutions-europeennes-decident-dinterdire-tiktok-sur-les-appareils-de-",
    ],
    "eu-commission-meeting-agents": [
        "https://dnyuz.com/?p=2555981",
        "https://www.punto-informatico.it/no-bot-ai-riunioni-commissione-europea/",
        "https://menafn.com/1109443719/EU-Bans-Use-Of-AI-Based-Software-In-Online-Meetings",
    ],
}


def the_rule(policy):
    (only,) = POLICIES[policy].rules
    return only


@pytest.mark.parametrize("policy", DATES)
def test_the_days_are_those_of_the_sources_and_no_others(policy):
    assert dict(the_rule(policy).dates) == {key: day(text) for key, text in DATES[policy].items()}


@pytest.mark.parametrize("policy", ADDRESSES)
def test_every_document_that_was_found_is_named(policy):
    assert set(ADDRESSES[policy]) <= {source.url for source in the_rule(policy).basis}


@pytest.mark.parametrize("policy", CONFIDENCE)
def test_nothing_is_called_better_supported_than_it_is(policy):
    rule = the_rule(policy)
    press = {claim for source in rule.basis if source.kind is BasisKind.PRESS for claim in source.supports}
    official = {claim for source in rule.basis if source.kind is not BasisKind.PRESS for claim in source.supports}

    assert rule.support.value == CONFIDENCE[policy]
    if rule.support is Support.OFFICIAL:
        assert press <= official
    if rule.support in {Support.OFFICIAL, Support.OFFICIAL_AND_PRESS}:
        assert "effect" in official


def test_all_of_them_speak_the_same_four_languages():
    ours = [policy for id_, policy in POLICIES.items() if id_.startswith(("be-", "eu-", "ai-"))]

    assert len(ours) == 33
    assert {policy.languages for policy in ours} == {("en", "fr", "nl", "de")}


def test_every_policy_of_these_authorities_is_in_the_tables_above():
    with_rules = {id_ for id_, policy in POLICIES.items() if id_.startswith(("be-", "eu-", "ai-")) and policy.rules}

    assert with_rules == {*DATES} == {*ADDRESSES} == {*CONFIDENCE}


def test_the_ministers_own_page_says_whose_devices_the_ban_on_deepseek_is_about():
    [page] = [source for source in the_rule("be-federal-deepseek").basis if "/matz.belgium.be/" in source.url]

    assert (page.kind is not BasisKind.PRESS, "device" in page.supports) == (True, True)


def test_what_brussels_invites_its_municipalities_to_do_has_a_day_on_which_somebody_looks_again():
    found = [verdict("be-brussels-municipalities-tiktok", finding(TIKTOK), as_of) for as_of in ("2023-09-27", "2023-09-28")]

    assert [Flag.REVIEW_OVERDUE in one.flags for one in found] == [False, True]
