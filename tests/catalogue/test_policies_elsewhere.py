"""What the bundled policies of other countries say, form by form, device by device and day by day, and on what they rest."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.catalogue.policy_words import BasisKind, Support
from scanner.catalogue.references import extended
from scanner.judging.judge import Terms, judge_finding
from scanner.model import Confidence, Evidence, Finding, Flag, Item, Outcome, Relation, Rung
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import day

CATALOGUE = load_catalogue()
POLICIES = CATALOGUE.policies
APPLICATION = ("application", Relation.OFFICIAL)
WEB_APP = ("web-app", Relation.OFFICIAL)
COMMAND_LINE = ("command-line", Relation.OFFICIAL)
EXTENSION = ("extension", Relation.OFFICIAL)
LIBRARY = ("library", Relation.OFFICIAL)
CLIENT = ("application", Relation.CLIENT)
TOOL = ("extension", Relation.TOOL)
SDK = ("library", Relation.SDK)
MODEL = ("model", Relation.MODEL)
PAID, ACCESS, PRIVATE, CONTRACTOR, MOBILE, ELSEWHERE = (
    *("service", "personal-with-access", "personal", "contractor", "service-mobile", "service-mobile-elsewhere"),
)
UPCOMING, TO_REMOVE, PROHIBITED, ADVISED = Outcome.UPCOMING, Outcome.TO_REMOVE, Outcome.PROHIBITED, Outcome.ADVISED_AGAINST
SILENT, OUT, CONDITIONS, COUNTED = Outcome.UNSPECIFIED, Outcome.OUT_OF_SCOPE, Outcome.CONDITIONS_TO_CHECK, Outcome.INVENTORIED
TODAY = "2026-11-21"

TIKTOK = ("tiktok", "ByteDance", "social-media")
LIVE_STUDIO = ("tiktok-live-studio", "ByteDance", "social-media")
CAPCUT = ("capcut", "ByteDance", "video-editor")
LEMON8 = ("lemon8", "ByteDance", "social-media")
DEEPSEEK = ("deepseek", "DeepSeek", "ai-assistant")
HARNESS = ("deepseek-harness", "DeepSeek", "ai-agent")
WEIGHTS = ("deepseek-models", "DeepSeek", "local-model")
KIT = ("deepseek-sdk", "DeepSeek", "ai-sdk")
KASPERSKY = ("kaspersky", "Kaspersky Lab", "security-software")
WECHAT = ("wechat", "Tencent", "messaging")
TELEGRAM = ("telegram", "Telegram", "messaging")
WHATSAPP = ("whatsapp", "Meta", "messaging")
WEIBO = ("weibo", "Sina", "social-media")
CHATGPT = ("chatgpt", "OpenAI", "ai-assistant")
CLAUDE = ("claude", "Anthropic", "ai-assistant")
COPILOT = ("ms-copilot", "Microsoft", "ai-assistant")
OFFICE_COPILOT = ("m365-copilot", "Microsoft", "ai-assistant")
MANUS = ("manus", "Butterfly Effect", "ai-agent")
KIMI = ("kimi", "Moonshot AI", "ai-assistant")
QWEN = ("qwen", "Alibaba", "ai-assistant")
TEMU = ("temu", "PDD Holdings", "shopping")
REDNOTE = ("rednote", "Xingin", "social-media")
ALIPAY = ("alipay", "Alibaba", "finance")
ZOOM = ("zoom", "Zoom", "meeting")
ONE_C = ("1c-enterprise", "1C", "productivity")
BAS = ("bas", "1C", "productivity")


def verdict(policy, product, form, device, as_of, device_form=DeviceForm.UNKNOWN):
    """Return the strictest verdict of one policy on a product that is surely there."""
    (id_, vendor, category), (aspect, relation) = product, form
    evidence = Evidence(Item(id_, rung=Rung.INSTALLED), 1, "id.x", "y", relation, Confidence.HIGH)
    found = Finding(id_, id_, vendor, category, aspect, relation, Rung.INSTALLED, Confidence.HIGH, (evidence,))
    return judge_finding(found, [POLICIES[policy]], Terms(day(as_of), device, device_form=device_form)).verdicts[0]


@pytest.mark.parametrize(
    ("policy", "form", "device", "as_of", "expected"),
    [
        ("us-federal-tiktok", APPLICATION, PAID, "2022-12-28", UPCOMING),
        ("us-federal-tiktok", APPLICATION, PAID, "2022-12-29", TO_REMOVE),
        ("us-federal-tiktok", APPLICATION, PAID, "2023-03-29", TO_REMOVE),
        ("us-federal-tiktok", APPLICATION, PAID, "2023-03-30", PROHIBITED),
        ("us-federal-tiktok", APPLICATION, CONTRACTOR, TODAY, PROHIBITED),
        ("us-federal-tiktok", WEB_APP, PAID, TODAY, PROHIBITED),
        ("us-federal-tiktok", CLIENT, PAID, TODAY, SILENT),
        ("us-federal-tiktok", APPLICATION, ACCESS, TODAY, OUT),
        ("us-federal-tiktok", APPLICATION, PRIVATE, TODAY, OUT),
        ("us-texas-prohibited-technologies", APPLICATION, PAID, "2022-12-06", UPCOMING),
        ("us-texas-prohibited-technologies", APPLICATION, PAID, "2022-12-07", PROHIBITED),
        ("us-texas-prohibited-technologies", APPLICATION, ACCESS, TODAY, PROHIBITED),
        ("us-texas-prohibited-technologies", APPLICATION, PRIVATE, TODAY, OUT),
        ("us-texas-prohibited-technologies", TOOL, PAID, TODAY, SILENT),
        ("us-florida-prohibited-applications", APPLICATION, PAID, "2023-06-30", UPCOMING),
        ("us-florida-prohibited-applications", WEB_APP, PAID, "2023-07-01", PROHIBITED),
        ("us-florida-prohibited-applications", CLIENT, PAID, TODAY, SILENT),
        ("us-georgia-tech-prohibited-software", APPLICATION, PAID, TODAY, PROHIBITED),
        ("us-georgia-tech-prohibited-software", APPLICATION, PRIVATE, TODAY, SILENT),
        ("fi-sipoo-tiktok-whatsapp", WEB_APP, PAID, TODAY, PROHIBITED),
        ("fi-sipoo-tiktok-whatsapp", APPLICATION, PRIVATE, TODAY, SILENT),
        ("uk-scottish-government-tiktok", APPLICATION, ACCESS, "2023-03-23", OUT),
        ("nl-utrecht-apps", APPLICATION, PAID, TODAY, SILENT),
        ("ca-quebec-cities-tiktok", APPLICATION, PAID, "2023-03-01", PROHIBITED),
        ("ca-saskatchewan-polytechnic-tiktok", APPLICATION, PAID, "2023-03-07", PROHIBITED),
        ("ca-conestoga-college-tiktok", APPLICATION, PRIVATE, TODAY, OUT),
        ("ca-winnipeg-tiktok", APPLICATION, PAID, "2023-04-26", UPCOMING),
        ("ca-winnipeg-tiktok", WEB_APP, PAID, "2023-04-27", PROHIBITED),
        ("ca-winnipeg-tiktok", APPLICATION, PRIVATE, TODAY, SILENT),
        ("ca-regina-tiktok", APPLICATION, PRIVATE, TODAY, SILENT),
        ("ca-federal-tiktok", APPLICATION, MOBILE, "2023-02-27", UPCOMING),
        ("ca-federal-tiktok", APPLICATION, MOBILE, "2023-02-28", PROHIBITED),
        ("ca-federal-tiktok", APPLICATION, ELSEWHERE, TODAY, PROHIBITED),
        ("ca-federal-tiktok", APPLICATION, PAID, TODAY, SILENT),
        ("ca-federal-tiktok", APPLICATION, ACCESS, TODAY, OUT),
        ("ca-federal-tiktok", CLIENT, MOBILE, TODAY, SILENT),
        ("uk-government-tiktok", APPLICATION, PAID, "2023-03-15", UPCOMING),
        ("uk-government-tiktok", APPLICATION, PAID, "2023-03-16", PROHIBITED),
        ("uk-government-tiktok", APPLICATION, ACCESS, TODAY, OUT),
        ("uk-government-tiktok", EXTENSION, PAID, TODAY, SILENT),
        ("fr-state-recreational-apps", APPLICATION, MOBILE, "2023-03-23", UPCOMING),
        ("fr-state-recreational-apps", APPLICATION, MOBILE, "2023-03-24", PROHIBITED),
        ("fr-state-recreational-apps", APPLICATION, PAID, TODAY, SILENT),
        ("fr-state-recreational-apps", APPLICATION, PRIVATE, TODAY, OUT),
        ("nl-government-apps", APPLICATION, MOBILE, "2023-03-20", UPCOMING),
        ("nl-government-apps", APPLICATION, MOBILE, "2023-03-21", ADVISED),
        ("nl-government-apps", APPLICATION, ACCESS, TODAY, ADVISED),
        ("nl-government-apps", APPLICATION, PRIVATE, TODAY, SILENT),
        ("nl-government-apps", APPLICATION, PAID, TODAY, SILENT),
        ("dk-defence-tiktok", APPLICATION, PAID, "2023-03-05", UPCOMING),
        ("dk-defence-tiktok", APPLICATION, PAID, "2023-03-06", PROHIBITED),
        ("dk-defence-tiktok", APPLICATION, ACCESS, TODAY, SILENT),
        ("no-government-tiktok-telegram", APPLICATION, PAID, "2023-03-20", UPCOMING),
        ("no-government-tiktok-telegram", APPLICATION, PAID, "2023-03-21", PROHIBITED),
        ("no-government-tiktok-telegram", APPLICATION, ACCESS, TODAY, OUT),
        ("au-federal-tiktok", APPLICATION, PAID, "2023-04-03", UPCOMING),
        ("au-federal-tiktok", APPLICATION, PAID, "2023-04-04", PROHIBITED),
        ("au-federal-tiktok", WEB_APP, PAID, TODAY, PROHIBITED),
        ("au-federal-tiktok", APPLICATION, PRIVATE, TODAY, OUT),
        ("nz-parliament-tiktok", APPLICATION, PAID, "2023-03-16", UPCOMING),
        ("nz-parliament-tiktok", APPLICATION, PAID, "2023-03-31", TO_REMOVE),
        ("nz-parliament-tiktok", APPLICATION, ACCESS, "2023-04-01", PROHIBITED),
        ("nz-parliament-tiktok", APPLICATION, PRIVATE, "2023-04-01", OUT),
        ("in-market-apps-2020", APPLICATION, PAID, "2020-06-28", UPCOMING),
        ("in-market-apps-2020", APPLICATION, PAID, "2020-06-29", COUNTED),
        ("in-market-apps-2020", APPLICATION, PRIVATE, TODAY, COUNTED),
    ],
)
def test_tiktok(policy, form, device, as_of, expected):
    assert verdict(policy, TIKTOK, form, device, as_of).outcome is expected


@pytest.mark.parametrize(
    ("policy", "product", "form", "device", "as_of", "expected"),
    [
        ("us-agencies-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-01-23", UPCOMING),
        ("us-agencies-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-01-24", PROHIBITED),
        ("us-agencies-deepseek", DEEPSEEK, APPLICATION, PRIVATE, TODAY, SILENT),
        ("us-new-york-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-09", UPCOMING),
        ("us-new-york-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-10", PROHIBITED),
        ("us-new-york-deepseek", HARNESS, COMMAND_LINE, PAID, TODAY, SILENT),
        ("us-virginia-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-10", UPCOMING),
        ("us-virginia-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-12", TO_REMOVE),
        ("us-virginia-deepseek", HARNESS, COMMAND_LINE, PAID, "2025-02-13", PROHIBITED),
        ("us-virginia-deepseek", KIT, SDK, PAID, "2025-02-13", SILENT),
        ("us-tennessee-deepseek-manus", DEEPSEEK, APPLICATION, PAID, "2025-03-05", UPCOMING),
        ("us-tennessee-deepseek-manus", MANUS, WEB_APP, PAID, "2025-03-06", PROHIBITED),
        ("us-tennessee-deepseek-manus", WEIGHTS, MODEL, PAID, TODAY, SILENT),
        ("us-tennessee-deepseek-manus", MANUS, APPLICATION, ACCESS, TODAY, SILENT),
        ("us-kansas-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-04-07", UPCOMING),
        ("us-kansas-deepseek", DEEPSEEK, WEB_APP, PAID, "2025-04-08", PROHIBITED),
        ("us-kansas-deepseek", WEIGHTS, MODEL, PAID, TODAY, PROHIBITED),
        ("us-kansas-deepseek", KIT, SDK, PAID, TODAY, SILENT),
        ("us-kansas-deepseek", DEEPSEEK, APPLICATION, PRIVATE, TODAY, SILENT),
        ("us-texas-prohibited-technologies", DEEPSEEK, APPLICATION, PAID, "2025-01-30", UPCOMING),
        ("us-texas-prohibited-technologies", DEEPSEEK, APPLICATION, PAID, "2025-01-31", PROHIBITED),
        ("us-texas-prohibited-technologies", WEIGHTS, MODEL, PAID, TODAY, SILENT),
        ("ca-federal-deepseek", DEEPSEEK, APPLICATION, MOBILE, "2025-02-05", UPCOMING),
        ("ca-federal-deepseek", DEEPSEEK, APPLICATION, MOBILE, "2025-02-06", PROHIBITED),
        ("ca-federal-deepseek", DEEPSEEK, APPLICATION, ELSEWHERE, "2025-02-06", ADVISED),
        ("ca-federal-deepseek", DEEPSEEK, APPLICATION, PAID, TODAY, SILENT),
        ("nl-government-apps", DEEPSEEK, APPLICATION, MOBILE, "2023-03-21", PROHIBITED),
        ("nl-government-apps", DEEPSEEK, CLIENT, MOBILE, TODAY, PROHIBITED),
        ("nl-government-apps", DEEPSEEK, APPLICATION, PAID, TODAY, PROHIBITED),
        ("nl-government-apps", DEEPSEEK, APPLICATION, ACCESS, TODAY, SILENT),
        ("nl-government-apps", WEIGHTS, MODEL, MOBILE, TODAY, SILENT),
        ("dk-folketing-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-03-31", PROHIBITED),
        ("dk-folketing-deepseek", DEEPSEEK, APPLICATION, ACCESS, "2025-03-31", SILENT),
        ("no-storting-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-12", UPCOMING),
        ("no-storting-deepseek", DEEPSEEK, APPLICATION, ACCESS, "2025-02-13", PROHIBITED),
        ("no-storting-deepseek", DEEPSEEK, APPLICATION, PRIVATE, "2025-02-13", OUT),
        ("au-federal-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-03", UPCOMING),
        ("au-federal-deepseek", DEEPSEEK, WEB_APP, PAID, "2025-02-04", PROHIBITED),
        ("au-federal-deepseek", DEEPSEEK, APPLICATION, ACCESS, TODAY, OUT),
        ("au-south-australia-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-04", UPCOMING),
        ("au-south-australia-deepseek", DEEPSEEK, CLIENT, PAID, "2025-02-05", PROHIBITED),
        ("au-south-australia-deepseek", DEEPSEEK, APPLICATION, ACCESS, "2025-02-05", OUT),
        ("cz-government-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-07-08", UPCOMING),
        ("cz-government-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-07-09", PROHIBITED),
        ("cz-government-deepseek", DEEPSEEK, WEB_APP, PAID, TODAY, PROHIBITED),
        ("cz-government-deepseek", HARNESS, COMMAND_LINE, PAID, TODAY, PROHIBITED),
        ("cz-government-deepseek", DEEPSEEK, CLIENT, PAID, TODAY, PROHIBITED),
        ("cz-government-deepseek", WEIGHTS, MODEL, PAID, TODAY, OUT),
        ("cz-government-deepseek", KIT, SDK, PAID, TODAY, SILENT),
        ("tw-government-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-02", UPCOMING),
        ("tw-government-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-03", PROHIBITED),
        ("tw-government-deepseek", WEIGHTS, MODEL, PAID, TODAY, SILENT),
        ("it-garante-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-01-29", UPCOMING),
        ("it-garante-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-01-30", COUNTED),
        ("kr-pipc-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-14", UPCOMING),
        ("kr-pipc-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-02-15", COUNTED),
        ("de-berlin-dpa-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-06-26", UPCOMING),
        ("de-berlin-dpa-deepseek", DEEPSEEK, APPLICATION, PAID, "2025-06-27", ADVISED),
        ("de-berlin-dpa-deepseek", DEEPSEEK, WEB_APP, PAID, TODAY, SILENT),
    ],
)
def test_deepseek(policy, product, form, device, as_of, expected):
    assert verdict(policy, product, form, device, as_of).outcome is expected


@pytest.mark.parametrize(
    ("policy", "product", "form", "device", "as_of", "expected"),
    [
        ("us-texas-prohibited-technologies", KASPERSKY, APPLICATION, PAID, "2023-02-05", UPCOMING),
        ("us-texas-prohibited-technologies", KASPERSKY, APPLICATION, PAID, "2023-02-06", PROHIBITED),
        ("us-texas-prohibited-technologies", WECHAT, APPLICATION, PAID, "2023-02-06", PROHIBITED),
        ("us-texas-prohibited-technologies", QWEN, APPLICATION, PAID, "2026-01-25", UPCOMING),
        ("us-texas-prohibited-technologies", QWEN, COMMAND_LINE, PAID, "2026-01-26", PROHIBITED),
        ("us-texas-prohibited-technologies", QWEN, SDK, PAID, "2026-01-26", SILENT),
        ("us-texas-prohibited-technologies", KIMI, APPLICATION, ACCESS, "2026-01-26", PROHIBITED),
        ("us-texas-prohibited-technologies", CAPCUT, APPLICATION, PAID, "2023-02-05", UPCOMING),
        ("us-texas-prohibited-technologies", CAPCUT, APPLICATION, PAID, "2023-02-06", PROHIBITED),
        ("us-texas-prohibited-technologies", ALIPAY, APPLICATION, PAID, "2023-02-06", PROHIBITED),
        ("us-texas-prohibited-technologies", REDNOTE, APPLICATION, PAID, "2025-01-30", UPCOMING),
        ("us-texas-prohibited-technologies", REDNOTE, APPLICATION, PAID, "2025-01-31", PROHIBITED),
        ("us-texas-prohibited-technologies", TEMU, APPLICATION, PAID, "2026-01-25", UPCOMING),
        ("us-texas-prohibited-technologies", TEMU, APPLICATION, PAID, "2026-01-26", PROHIBITED),
        ("us-commerce-kaspersky", KASPERSKY, APPLICATION, PAID, "2024-09-28", UPCOMING),
        ("us-commerce-kaspersky", KASPERSKY, APPLICATION, PAID, "2024-09-29", COUNTED),
        ("us-federal-kaspersky", KASPERSKY, APPLICATION, PAID, "2017-12-11", UPCOMING),
        ("us-federal-kaspersky", KASPERSKY, APPLICATION, PAID, "2017-12-12", PROHIBITED),
        ("us-federal-kaspersky", KASPERSKY, LIBRARY, PAID, "2018-09-30", UPCOMING),
        ("us-federal-kaspersky", KASPERSKY, LIBRARY, PAID, "2018-10-01", PROHIBITED),
        ("us-federal-kaspersky", KASPERSKY, TOOL, PAID, TODAY, SILENT),
        ("us-federal-kaspersky", KASPERSKY, APPLICATION, PRIVATE, TODAY, SILENT),
        ("us-georgia-tech-prohibited-software", KASPERSKY, APPLICATION, PAID, TODAY, PROHIBITED),
        ("us-georgia-tech-prohibited-software", ONE_C, LIBRARY, PAID, TODAY, SILENT),
        ("us-florida-prohibited-applications", WECHAT, APPLICATION, PAID, TODAY, CONDITIONS),
        ("in-jammu-kashmir-whatsapp", WHATSAPP, APPLICATION, PAID, TODAY, CONDITIONS),
        ("nz-health-generative-ai", CHATGPT, APPLICATION, PAID, "2023-09-27", UPCOMING),
        ("nz-health-generative-ai", CHATGPT, APPLICATION, PAID, "2023-09-28", CONDITIONS),
        ("nz-health-generative-ai", CLAUDE, LIBRARY, PAID, TODAY, SILENT),
        ("fi-sipoo-tiktok-whatsapp", WHATSAPP, APPLICATION, PAID, TODAY, PROHIBITED),
        ("us-fcc-kaspersky", KASPERSKY, APPLICATION, PAID, "2022-03-24", UPCOMING),
        ("us-fcc-kaspersky", KASPERSKY, APPLICATION, PAID, "2022-03-25", PROHIBITED),
        ("us-fcc-kaspersky", KASPERSKY, APPLICATION, PRIVATE, TODAY, SILENT),
        ("ca-federal-wechat-kaspersky", KASPERSKY, APPLICATION, MOBILE, "2023-10-29", UPCOMING),
        ("ca-mcgill-wechat", WECHAT, APPLICATION, PAID, "2023-11-15", UPCOMING),
        ("ca-mcgill-wechat", WECHAT, APPLICATION, PAID, "2023-11-16", PROHIBITED),
        ("ca-mcgill-wechat", WECHAT, APPLICATION, ACCESS, TODAY, ADVISED),
        ("ca-mcgill-wechat", WECHAT, APPLICATION, PRIVATE, TODAY, OUT),
        ("ca-federal-wechat-kaspersky", WECHAT, APPLICATION, MOBILE, "2023-10-30", PROHIBITED),
        ("ca-federal-wechat-kaspersky", WECHAT, APPLICATION, PAID, TODAY, SILENT),
        ("ca-federal-wechat-kaspersky", WECHAT, APPLICATION, PRIVATE, TODAY, OUT),
        ("au-federal-kaspersky", KASPERSKY, APPLICATION, PAID, "2025-02-20", UPCOMING),
        ("au-federal-kaspersky", KASPERSKY, APPLICATION, PAID, "2025-04-01", TO_REMOVE),
        ("au-federal-kaspersky", KASPERSKY, EXTENSION, PAID, "2025-04-02", PROHIBITED),
        ("au-federal-kaspersky", KASPERSKY, LIBRARY, PAID, "2025-04-02", SILENT),
        ("de-bsi-kaspersky", KASPERSKY, APPLICATION, PAID, "2022-03-14", UPCOMING),
        ("de-bsi-kaspersky", KASPERSKY, APPLICATION, PAID, "2022-03-15", COUNTED),
        ("de-bsi-kaspersky", KASPERSKY, APPLICATION, PAID, "2026-11-21", COUNTED),
        ("nl-government-kaspersky", KASPERSKY, APPLICATION, PAID, "2018-05-13", UPCOMING),
        ("nl-government-kaspersky", KASPERSKY, EXTENSION, PAID, "2018-05-14", PROHIBITED),
        ("nl-government-kaspersky", KASPERSKY, LIBRARY, PAID, TODAY, SILENT),
        ("ua-open-list-1c", ONE_C, APPLICATION, PAID, "2026-01-08", UPCOMING),
        ("ua-open-list-1c", BAS, APPLICATION, PAID, "2026-01-09", PROHIBITED),
        ("ua-open-list-1c", ONE_C, EXTENSION, PAID, TODAY, PROHIBITED),
        ("ua-open-list-1c", ONE_C, TOOL, PAID, TODAY, SILENT),
        ("ua-open-list-1c", ONE_C, APPLICATION, PRIVATE, TODAY, SILENT),
        ("tw-government-zoom", ZOOM, APPLICATION, PAID, "2020-04-06", UPCOMING),
        ("tw-government-zoom", ZOOM, APPLICATION, PAID, "2020-04-07", ADVISED),
        ("us-patent-office-generative-ai", CLAUDE, WEB_APP, PAID, TODAY, PROHIBITED),
        ("us-patent-office-generative-ai", QWEN, APPLICATION, PAID, TODAY, PROHIBITED),
        ("us-patent-office-generative-ai", QWEN, MODEL, PAID, TODAY, SILENT),
        ("no-government-tiktok-telegram", TELEGRAM, APPLICATION, PAID, TODAY, PROHIBITED),
        ("no-government-tiktok-telegram", TELEGRAM, CLIENT, PAID, TODAY, SILENT),
        ("nl-government-apps", CAPCUT, APPLICATION, MOBILE, TODAY, ADVISED),
        ("fr-state-recreational-apps", WEIBO, APPLICATION, MOBILE, "2023-03-24", PROHIBITED),
        ("fr-state-recreational-apps", TELEGRAM, APPLICATION, MOBILE, TODAY, OUT),
        ("us-house-chatgpt", CHATGPT, APPLICATION, PAID, "2023-07-01", CONDITIONS),
        ("us-house-chatgpt", CLAUDE, WEB_APP, PAID, "2023-07-01", CONDITIONS),
        ("us-house-chatgpt", CLAUDE, SDK, PAID, TODAY, SILENT),
        ("us-house-copilot", COPILOT, APPLICATION, PAID, "2024-03-28", UPCOMING),
        ("us-house-copilot", COPILOT, APPLICATION, PAID, "2024-03-29", PROHIBITED),
        ("us-house-copilot", COPILOT, APPLICATION, PAID, "2025-09-16", PROHIBITED),
        ("us-house-copilot", COPILOT, APPLICATION, PAID, "2025-09-17", CONDITIONS),
        ("us-house-copilot", OFFICE_COPILOT, APPLICATION, PAID, TODAY, CONDITIONS),
        ("us-house-copilot", COPILOT, APPLICATION, ACCESS, TODAY, OUT),
        ("nl-government-generative-ai", CHATGPT, APPLICATION, PAID, "2023-12-10", UPCOMING),
        ("nl-government-generative-ai", CHATGPT, APPLICATION, PAID, "2023-12-11", CONDITIONS),
        ("nl-government-generative-ai", CLAUDE, WEB_APP, PAID, TODAY, CONDITIONS),
        ("nl-government-generative-ai", QWEN, MODEL, PAID, TODAY, SILENT),
        ("nl-government-generative-ai", CHATGPT, APPLICATION, PRIVATE, TODAY, SILENT),
    ],
)
def test_other_products(policy, product, form, device, as_of, expected):
    assert verdict(policy, product, form, device, as_of).outcome is expected


@pytest.mark.parametrize(
    ("policy", "product"),
    [
        ("us-texas-prohibited-technologies", ZOOM),
        ("ca-federal-wechat-kaspersky", TELEGRAM),
        ("ca-federal-tiktok", CAPCUT),
        ("uk-government-tiktok", CAPCUT),
        ("uk-government-tiktok", LIVE_STUDIO),
        ("nl-government-apps", TELEGRAM),
        ("nl-government-apps", TEMU),
        ("au-federal-tiktok", CAPCUT),
        ("us-house-chatgpt", COPILOT),
        ("in-market-apps-2020", CAPCUT),
        ("fr-state-recreational-apps", ZOOM),
    ],
)
def test_a_ban_reaches_no_product_that_its_text_does_not_mean(policy, product):
    found = verdict(policy, product, APPLICATION, PAID, TODAY)

    assert (found.rule, found.outcome) == ("", COUNTED)


@pytest.mark.parametrize(
    ("policy", "product", "form", "device", "ours"),
    [
        ("us-federal-tiktok", TIKTOK, APPLICATION, PAID, False),
        ("us-federal-tiktok", TIKTOK, WEB_APP, PAID, True),
        ("us-federal-tiktok", CAPCUT, APPLICATION, PAID, True),
        ("us-texas-prohibited-technologies", CAPCUT, APPLICATION, PAID, False),
        ("fr-state-recreational-apps", TIKTOK, APPLICATION, MOBILE, False),
        ("fr-state-recreational-apps", WEIBO, APPLICATION, MOBILE, True),
        ("nl-government-apps", DEEPSEEK, APPLICATION, MOBILE, False),
        ("nl-government-apps", CAPCUT, APPLICATION, MOBILE, True),
        ("nl-government-generative-ai", CHATGPT, APPLICATION, PAID, False),
        ("nl-government-generative-ai", CLAUDE, APPLICATION, PAID, True),
        ("us-house-chatgpt", CLAUDE, APPLICATION, PAID, True),
        ("au-federal-deepseek", DEEPSEEK, WEB_APP, PAID, False),
        ("nl-government-kaspersky", KASPERSKY, EXTENSION, PAID, True),
        ("us-patent-office-generative-ai", CHATGPT, APPLICATION, PAID, False),
        ("us-patent-office-generative-ai", QWEN, APPLICATION, PAID, True),
        ("tw-government-deepseek", DEEPSEEK, WEB_APP, PAID, True),
    ],
)
def test_what_the_text_does_not_say_in_so_many_words_is_marked_as_a_reading(policy, product, form, device, ours):
    assert (Flag.PROJECT_READING in verdict(policy, product, form, device, TODAY).flags) is ours


@pytest.mark.parametrize(
    "product",
    [
        *(TIKTOK, LIVE_STUDIO, CAPCUT, LEMON8, DEEPSEEK, HARNESS, WEIGHTS, KIT, KASPERSKY, WECHAT, TELEGRAM, WEIBO, TEMU, REDNOTE, ALIPAY),
        *(CHATGPT, CLAUDE, COPILOT, OFFICE_COPILOT, KIMI, QWEN, ZOOM),
    ],
    ids=lambda product: product[0],
)
def test_the_products_of_these_tests_are_the_catalogues(product):
    id_, vendor, category = product

    assert (CATALOGUE.products[id_].vendor, CATALOGUE.products[id_].category) == (vendor, category)


TABLET, PHONE, DESKTOP, PORTABLE, UNKNOWN = (
    *(DeviceForm.TABLET, DeviceForm.PHONE, DeviceForm.DESKTOP, DeviceForm.PORTABLE, DeviceForm.UNKNOWN),
)


@pytest.mark.parametrize(
    ("policy", "product", "device", "outcomes"),
    [
        ("fr-state-recreational-apps", TIKTOK, PAID, (OUT, PROHIBITED, OUT, OUT, SILENT)),
        ("fr-state-recreational-apps", WEIBO, PAID, (OUT, PROHIBITED, OUT, OUT, SILENT)),
        ("fr-state-recreational-apps", TIKTOK, PRIVATE, (OUT,) * 5),
        ("nl-government-apps", TIKTOK, PAID, (ADVISED, ADVISED, OUT, SILENT, SILENT)),
        ("nl-government-apps", WECHAT, PAID, (ADVISED, ADVISED, OUT, SILENT, SILENT)),
        ("nl-government-apps", TIKTOK, ACCESS, (ADVISED,) * 5),
        ("nl-government-apps", DEEPSEEK, PAID, (PROHIBITED,) * 5),
        ("ca-federal-tiktok", TIKTOK, PAID, (PROHIBITED, PROHIBITED, OUT, SILENT, SILENT)),
        ("ca-rrc-polytech-tiktok", TIKTOK, PAID, (PROHIBITED, PROHIBITED, OUT, SILENT, SILENT)),
        ("ca-regina-tiktok", TIKTOK, PAID, (OUT, PROHIBITED, OUT, OUT, SILENT)),
        ("nl-utrecht-apps", TIKTOK, PAID, (OUT, PROHIBITED, OUT, SILENT, SILENT)),
        ("ca-federal-wechat-kaspersky", KASPERSKY, PAID, (PROHIBITED, PROHIBITED, OUT, SILENT, SILENT)),
        ("ca-federal-deepseek", DEEPSEEK, PAID, (PROHIBITED, PROHIBITED, OUT, SILENT, SILENT)),
        # An old class says the form itself, and whoever names it keeps the verdict.
        ("fr-state-recreational-apps", TIKTOK, MOBILE, (PROHIBITED,) * 5),
        ("nl-government-apps", TIKTOK, MOBILE, (ADVISED,) * 5),
        ("ca-federal-deepseek", DEEPSEEK, MOBILE, (PROHIBITED,) * 5),
        ("ca-federal-deepseek", DEEPSEEK, ELSEWHERE, (ADVISED,) * 5),
        ("us-federal-tiktok", TIKTOK, PAID, (PROHIBITED,) * 5),
    ],
)
def test_a_rule_about_tablets_and_phones_does_not_judge_a_desktop(policy, product, device, outcomes):
    forms = (TABLET, PHONE, DESKTOP, PORTABLE, UNKNOWN)

    assert [verdict(policy, product, APPLICATION, device, TODAY, form).outcome for form in forms] == [*outcomes]


def test_lemon8_stood_on_the_texan_list_by_its_maker_before_it_was_named():
    assert verdict("us-texas-prohibited-technologies", LEMON8, APPLICATION, PAID, "2024-06-01").rule == "us-tx-list-2023"
    assert verdict("us-texas-prohibited-technologies", LEMON8, APPLICATION, PAID, "2024-06-01").outcome is PROHIBITED


def test_whether_a_program_of_the_maker_succeeds_tiktok_is_for_somebody_to_decide():
    assert verdict("us-federal-tiktok", CAPCUT, APPLICATION, PAID, "2023-03-29").outcome is Outcome.CONDITIONS_TO_CHECK
    assert verdict("us-federal-tiktok", CAPCUT, APPLICATION, PRIVATE, "2023-03-29").outcome is OUT
    assert verdict("us-federal-tiktok", CAPCUT, SDK, PAID, "2023-03-29").outcome is SILENT


def test_conditions_are_told_with_the_verdict():
    found = verdict("us-house-chatgpt", CHATGPT, APPLICATION, PAID, TODAY)

    assert found.conditions == (
        "Only the paid version, ChatGPT Plus.",
        "Only for research and evaluation.",
        "The settings that protect privacy are on.",
        "No text that is not public.",
    )


DATES = {
    "us-va-tiktok-wechat": {"decided": "2022-12-16"},
    "us-va-tiktok-wechat-law": {"decided": "2023-04-12"},
    "tw-gov-tiktok": {"announced": "2022-12-05"},
    "us-fed-tiktok": {"decided": "2022-12-29", "remove_by": "2023-03-29"},
    "us-fed-tiktok-successors": {"decided": "2022-12-29", "remove_by": "2023-03-29"},
    "us-navy-deepseek": {"announced": "2025-01-24"},
    "us-pentagon-deepseek": {"effective_from": "2025-01-28"},
    "us-nasa-deepseek": {"announced": "2025-01-31"},
    "us-ny-deepseek": {"announced": "2025-02-10"},
    "us-va-deepseek": {"decided": "2025-02-11", "remove_by": "2025-02-12"},
    "us-tx-tiktok": {"decided": "2022-12-07"},
    "us-tx-tiktok-local": {"effective_from": "2023-06-14"},
    "us-tx-list-2023": {"effective_from": "2023-02-06"},
    "us-tx-list-2025": {"effective_from": "2025-01-31"},
    "us-tx-list-2026": {"effective_from": "2026-01-26"},
    "us-commerce-kaspersky": {"decided": "2024-06-20", "effective_from": "2024-09-29"},
    "us-fcc-kaspersky": {"decided": "2022-03-25"},
    "us-house-chatgpt": {},
    "us-house-other-chatbots": {},
    "us-house-copilot": {"announced": "2024-03-29", "valid_until": "2025-09-16"},
    "us-house-copilot-pilot": {"announced": "2025-09-17"},
    "ca-fed-tiktok": {"announced": "2023-02-27", "effective_from": "2023-02-28"},
    "ca-fed-wechat-kaspersky": {"effective_from": "2023-10-30"},
    "ca-fed-deepseek": {"announced": "2025-02-06"},
    "uk-gov-tiktok": {"effective_from": "2023-03-16"},
    "fr-state-tiktok": {"effective_from": "2023-03-24"},
    "fr-state-recreational": {"effective_from": "2023-03-24"},
    "nl-gov-tiktok": {"announced": "2023-03-21"},
    "nl-gov-deepseek": {"announced": "2023-03-21"},
    "nl-gov-offensive-cyber": {"announced": "2023-03-21"},
    "nl-gov-generative-ai": {"announced": "2023-12-11"},
    "nl-gov-generative-ai-class": {"announced": "2023-12-11"},
    "dk-defence-tiktok": {"decided": "2023-03-06"},
    "dk-folketing-deepseek": {},
    "no-gov-tiktok-telegram": {"announced": "2023-03-21"},
    "no-storting-deepseek": {"announced": "2025-02-13"},
    "au-federal-tiktok": {"decided": "2023-04-04"},
    "au-federal-deepseek": {"decided": "2025-02-04"},
    "au-federal-kaspersky": {"decided": "2025-02-21", "remove_by": "2025-04-01"},
    "au-sa-deepseek": {"effective_from": "2025-02-05"},
    "nz-parliament-tiktok": {"announced": "2023-03-17", "remove_by": "2023-03-31"},
    "in-market-apps-2020": {"decided": "2020-06-29"},
    "it-garante-deepseek": {"decided": "2025-01-30"},
    "de-berlin-dpa-deepseek": {"announced": "2025-06-27"},
    "de-bsi-kaspersky": {"announced": "2022-03-15"},
    "cz-gov-deepseek": {"decided": "2025-07-09"},
    "tw-gov-deepseek": {"announced": "2025-01-31", "decided": "2025-02-03"},
    "kr-pipc-deepseek": {"effective_from": "2025-02-15", "valid_until": "2025-04-27"},
}
OFFICIAL = {
    *("us-federal-tiktok", "us-commerce-kaspersky", "au-federal-tiktok", "au-south-australia-deepseek"),
    *("de-berlin-dpa-deepseek", "de-bsi-kaspersky", "nl-government-generative-ai", "fr-state-recreational-apps"),
    *("us-new-york-deepseek", "ca-federal-wechat-kaspersky"),
}
OFFICIAL_RULES = {"us-tx-tiktok-local"}  # of a policy whose other rules are not
SOURCES = {
    "us-federal-tiktok": """
        https://scribd.com/document/628516042/No-TikTok-on-Government-Devices-Implementation-Guidance
        https://www.pro-memoria.info/no-tiktok-on-government-devices/
        https://hawley.senate.gov/hawley-demands-omb-expedite-implementation-tiktok-ban-government-devices
        https://www.heraldtimes.org/2026/01/24/us-tiktok-deal-closes-securing-apps-future-for-american-users
    """,
    "us-agencies-deepseek": """
        https://www.analyticsinsight.net/news/pentagon-blocks-deepseek-ai-over-security-concerns-tied-to-chinese-servers
        https://losangelesweeklytimes.com/?p=79420
    """,
    "us-new-york-deepseek": """
        https://natlawreview.com/article/three-states-ban-deepseek-use-state-devices-and-networks
        https://longisland.com/news/02-10-25/governor-hochul-issues-statewide-ban-on-deepseek-artificial-intelligence-for-government-devices-and-networks.html
        https://meritalkslg.com/articles/n-y-bans-chinese-ai-from-government-devices
    """,
    "us-virginia-deepseek": """
        http://hamptonroadsmessenger.com/posts/deepseek-ai-ban-on-state-devices-and-state-run-networks/
        https://dragonplusinsight.com/virginia-bans-government-use-of-deepseek-technology-and-network/
        https://cnu.atlassian.net/wiki/spaces/CKB/pages/382337060/Use+of+DeepSeek+on+Campus-Restrictions+and+Exemptions
        https://www.virginiawestern.edu/bulletin/wp-json/wp/v2/posts/54274
        https://cavalierdaily.com/article/2025/02/in-compliance-with-youngkin-order-university-bans-use-of-deepseek-ai-on-networks
    """,
    "us-texas-prohibited-technologies": """
        https://staff.dallasisd.org/?p=9655
        https://cyber.tamus.edu/policy/guidelines/prohibited-technology/
        https://doit.txst.edu/technologiesprohibitedbyregulation.html
        https://capitol.texas.gov/tlodocs/88R/billtext/html/SB01893F.htm
        https://capitol.texas.gov/billlookup/BillSummary.aspx?Bill=SB1893&LegSess=88R
        https://codes.findlaw.com/tx/government-code/gov-t-sect-620-004/
        https://www.lawserver.com/law/state/texas/tx-codes/texas_government_code_620-001
        https://www.fox7austin.com/news/texas-bans-popular-chinese-apps-including-shein-temu-state-issued
        https://www.kxxv.com/news/texas-news/gov-abbott-bans-the-use-of-ai-apps-affiliated-with-chinese-government-on-texas-state-issued-devices
        https://dir.texas.gov/information-security/covered-applications-and-prohibited-technologies
    """,
    "us-commerce-kaspersky": """
        https://regulations.justia.com/regulations/fedreg/2024/06/24/2024-13532.html
        https://www.oodaloop.com/briefs/2024/06/21/biden-bans-kaspersky-software-gives-users-100-days-to-find-alternative/
    """,
    "us-fcc-kaspersky": """
        https://chjunkong.com/129496/security/us-fcc-bans-kaspersky.html
        https://www.tlp.law/2022/03/28/fcc-adds-kaspersky-china-telecom-china-mobile-to-covered-list/
        https://www.natlawreview.com/article/fcc-supplements-list-equipment-and-services-deemed-threat-to-national-security
    """,
    "us-house-chatgpt": """
        https://epgn.ch/?p=104961
        https://aitopics.org/doc/news:50CCD7D4
    """,
    "us-house-copilot": """
        https://fedscoop.com/microsoft-copilot-house-of-representatives-staffer-chatbot-artificial-intelligence/
        https://aitopics.org/doc/news:50CCD7D4
        https://ctol.digital/news/us-congress-prohibits-microsofts-copilot
    """,
    "ca-federal-tiktok": """
        https://www.todocanada.ca/canada-banning-tiktok-on-government-mobile-devices/
        https://jurist.org/news/2023/02/canada-bans-tiktok-on-government-mobile-devices-as-security-precaution
    """,
    "ca-federal-wechat-kaspersky": """
        https://www.newswire.ca/news-releases/minister-anand-announces-a-ban-on-the-use-of-wechat-and-kaspersky-suite-of-applications-on-government-mobile-devices-871206681.html
        https://www.livemint.com/technology/tech-news/canada-bans-wechat-kaspersky-applications-on-government-devices-unacceptable-level-of-risk-11698722448916.html
    """,
    "ca-federal-deepseek": """
        https://theepochtimes.com/world/chinese-ai-deepseek-banned-from-canadian-govt-devices-5805846
        https://londonnewsnetwork.com/?p=47339
        https://newsusatoday.live/news/elijah/federal-government-bans-chinese-ai-startup-deepseek-on-public-service-devices
    """,
    "uk-government-tiktok": """
        https://www.worldecr.com/news/uk-government-bans-tiktok-on-government-devices/
        https://www.tbsnews.net/world/uk-bans-tiktok-government-devices-600866
        https://www.miltonkeynes.co.uk/read-this/tiktok-ban-confirmed-minister-oliver-dowden-social-media-app-banned-on-all-government-devices-4067186
        https://www.geeky-gadgets.com/uk-government-bans-tiktok-on-goverment-devices-17-03-2023/
        https://www.ajc.com/news/nation-world/uk-bans-tiktok-on-government-phones-on-security-grounds/XBESWDGEWVD3HNXNFVMJY7XVUE/
        https://uk.news.yahoo.com/oliver-dowden-bans-tiktok-government-125138174.html
    """,
    "fr-state-recreational-apps": """
        https://banquedesterritoires.fr/tiktok-et-autres-applications-recreatives-bannies-des-telephones-pro-des-agents-de-la-fonction
        https://vivaldi-chronos.com/interdiction-des-applications-recreatives-sur-les-telephones-professionnels-des-agents-publics
        https://www.info-chalon.com/articles/2023/03/24/78354/tiktok-netflix-et-autres-applications-recreatives-interdites-sur-les-telephones-professionnels-des-fonctionnaires-d-etat-fran-ais/
        https://www.radiofrance.fr/franceinter/les-applications-recreatives-dont-tiktok-interdites-sur-les-telephones-des-fonctionnaires-d-etat-6988912
    """,
    "nl-government-apps": """
        https://www.nrc.nl/nieuws/2023/03/21/kabinet-spoort-rijksambtenaren-aan-tiktok-van-hun-werktelefoons-te-halen-a4160054
        https://www.techzine.nl/nieuws/security/560733/deepseek-verboden-voor-nederlandse-ambtenaren/
        https://www.security.nl/posting/790190/Overheid+verbiedt+TikTok+op+werktelefoons+rijksambtenaren?channel=rss
        https://nieuws.nl/algemeen/20230321/kabinet-roept-ambtenaren-op-verwijder-tiktok-van-werktelefoon/
        https://tweakers.net/nieuws/231566/nederlandse-ambtenaren-mogen-deepseek-niet-gebruiken-van-kabinet.html
    """,
    "nl-government-generative-ai": """
        https://zoek.officielebekendmakingen.nl/kst-26643-1098.html
        https://www.security.nl/posting/821754/Chatbots+ChatGPT+en+Bard+in+beginsel+verboden+voor+rijksambtenaren?channel=rss
        https://www.security.nl/posting/885030/Kabinet+geeft+ambtenaren+meer+ruimte+om+te+werken+met+generatieve+%27AI%27?channel=rss
    """,
    "dk-defence-tiktok": """
        https://www.daytondailynews.com/nation-world/danish-defense-ministry-bans-tiktok-on-employee-work-phones/26452J6PHJELHCDL56UP46FCDI/
        https://somalimagazine.so/the-danish-defense-ministry-has-prohibited-its-personnel-from-using-tiktok-on-official-devices/
    """,
    "dk-folketing-deepseek": """
        https://aa.com.tr/en/europe/denmark-parliament-bans-chinese-ai-service-deepseek/3499776
        https://nordictimes.com/the-nordics/denmark/deepseek-banned-in-danish-parliament-due-to-surveillance-concerns
    """,
    "no-government-tiktok-telegram": """
        https://www.regjeringen.no/no/aktuelt/nsm-med-nye-retningslinjer-for-tiktok-og-telegram/id2967383/
        https://www.thelocal.com/20230321/norwegian-government-bans-ministers-and-officials-from-using-tiktok/
        https://www.kristeligt-dagblad.dk/kultur/norske-ministerier-fraraader-brug-af-tiktok-og-telegram
        https://www.khrono.no/anbefaler-alle-ansatte-ved-universiteter-og-hogskoler-a-slette-tiktok-og-telegram/769961
    """,
    "no-storting-deepseek": """
        https://nordiskpost.com/2025/02/13/norway-bans-deepseek
        https://caliber.az/en/post/norway-s-parliament-bans-deepseek-chatbot-over-security-concerns
    """,
    "au-federal-tiktok": """
        https://protectivesecurity.gov.au/protective-security-directions-under-pspf
        https://www.hcamag.com/au/specialisation/employee-engagement/australia-bans-tiktok-on-government-devices/441825
        https://jurist.org/news/2023/04/australia-bans-tiktok-on-government-devices
    """,
    "au-federal-deepseek": """
        https://datanews.knack.be/nieuws/innovatie/ai-robotica/australie-verbiedt-overheidsdiensten-gebruik-ai-tool-deepseek/
        https://itcasino.it/it/laustralia-vieta-luso-di-deepseek-su-apparecchiature-governative
        https://australiancybersecuritymagazine.com.au/?p=23096
        https://www.innovationaus.com/deepseek-banned-from-australian-government-devices/
        https://www.dawn.com/news/1889824/australia-bans-deepseek-ai-on-govt-devices
    """,
    "au-federal-kaspersky": """
        https://techmonitor.ai/technology/cybersecurity/australia-orders-removal-kaspersky-software-government-systems
        https://infosecbulletin.com/australia-bans-kaspersky-on-its-govt-systems-and-devices
        https://avpsuite.com/blogs/australia-government-bans-kaspersky
        https://cyberinsider.com/australia-bans-kaspersky-software-over-national-security-concerns
    """,
    "au-south-australia-deepseek": """
        https://www.security.sa.gov.au/cyber-security/sacsf/sacsf-ruling-4-use-of-deepseek-in-the-south-australian-government
        https://www.einpresswire.com/article/783262389/deepseek-banned-from-sa-government
        https://indailysa.com.au/news/just-in/2025/02/05/chinese-ai-app-banned-from-sa-govt-devices
    """,
    "nz-parliament-tiktok": """
        https://www.taipeitimes.com/News/world/archives/2023/03/18/2003796324
        https://www.trtworld.com:443/article/12799061
        https://mb.com.ph/2023/3/17/new-zealand-to-ban-tik-tok-from-m-ps-devices-parliament
    """,
    "in-market-apps-2020": """
        https://www.asianage.com/technology/in-other-news/290620/india-bans-59-chinese-apps-including-tiktok-shareit-camscanner.html
        https://www.bgr.in/news/tiktok-58-other-chinese-apps-to-face-permanent-ban-in-india-report-936248/
    """,
    "it-garante-deepseek": """
        https://www.ilpost.it/2025/01/30/limitazioni-deepseek-garante-privacy/
        https://www.tuttotech.net/news/2025/05/14/blocco-deepseek-italia-fittizio-garante-privacy-denuncia.html
        https://www.ilfattoquotidiano.it/2025/01/30/garante-privacy-blocca-deepseek-italia-tutela-dati/7858405/
        https://unipd-centrodirittiumani.it/it/notizie/garante-per-la-protezione-dei-dati-personali-caso-chatbot-cinese-deepseek-e-i-rischi-per-i-dati-personali
    """,
    "de-berlin-dpa-deepseek": """
        https://www.datenschutz-berlin.de/pressemitteilung/berliner-datenschutzbeauftragte-meldet-ki-app-deepseek-in-deutschland-bei-apple-und-google-als-rechtswidrigen-inhalt
        https://www.jura.uni-saarland.de/berliner-datenschutzbeauftragte-meldet-ki-app-deepseek-als-rechtswidrig
    """,
    "de-bsi-kaspersky": """
        https://bsi.bund.de/DE/Themen/Unternehmen-und-Organisationen/Cyber-Sicherheitslage/Technische-Sicherheitshinweise-und-Warnungen/Warnungen-nach-Par-7/Archiv/FAQ-Kaspersky/faq_node.html
    """,
    "cz-government-deepseek": """
        https://security.cuni.cz/en/deepseek
        https://www.irozhlas.cz/zpravy-domov/statni-sprava-nesmi-pouzivat-umelou-inteligenci-deepseek-vlade-doporucil_2507091537_job
        https://ct24.ceskatelevize.cz/clanek/domaci/vlada-zakazala-pouzivat-cinsky-deepseek-ve-statni-sprave-362797
        https://eurozpravy.cz/domaci/vlada-zakazala-cinske-sluzby-ve-statni-sprave-znovu-resila-i-patecni-blackout.2w7kpreu
    """,
    "us-virginia-tiktok-wechat": """
        https://theroanokestar.com/2022/12/17/youngkin-bans-tiktok-and-wechat-on-state-devices-and-state-run-wireless-networks/
        https://dailyvoice.com/virginia/alexandria/news/virginia-gov-glenn-youngkin-orders-tiktok-ban-in-state-government/852060/
        https://www.billtrack50.com/billdetail/1523253/43433
        https://legalclarity.org/virginia-tiktok-ban-rules-for-state-devices-and-networks
    """,
    "tw-government-tiktok": """
        https://www.taiwannews.com.tw/en/news/4741706?utm_source=substack&utm_medium=email
        https://www.taiwannews.com.tw/news/4747599
        https://www.scmp.com/print/tech/big-tech/article/3202521/taiwan-joins-us-states-restricting-tiktok-chinas-hit-video-app-faces-renewed-scrutiny
    """,
    "tw-government-deepseek": """
        https://fapa.org/?p=24932
        https://www.devdiscourse.com/article/technology/3250426-taiwan-bans-deepseek-ai-over-security-concerns
        https://www.taipeitimes.com/News/editorials/archives/2025/02/14/2003831843
        https://ithome.com.tw/news/167184
    """,
    "kr-pipc-deepseek": """
        https://techschneider.com/news/deepseek-south-orea-availability-privacy-update
        https://4nownews.com/technology-and-it-market-news/deepseek-returns-to-south-korea-after-two-months-of-hiatus/
        https://nation.lk/online/korean-deepseek-users-data-sent-to-bytedance-data-watchdog-296828.html
        https://completeaitraining.com/news/governments-and-watchdogs-worldwide-crack-down-on-deepseek
    """,
}


def test_every_rule_has_the_days_that_a_source_gives_and_no_others():
    rules = {rule.id: rule for policy in SOURCES for rule in POLICIES[policy].rules}

    assert {id_: {key: found.isoformat() for key, found in rule.dates.items()} for id_, rule in rules.items()} == DATES


@pytest.mark.parametrize("policy", SOURCES)
def test_a_policy_rests_on_the_documents_that_were_read(policy):
    assert {source.url for rule in POLICIES[policy].rules for source in rule.basis} == {*SOURCES[policy].split()}


@pytest.mark.parametrize("policy", SOURCES)
def test_only_what_the_authority_says_itself_is_called_official(policy):
    for rule in POLICIES[policy].rules:
        own = [source for source in rule.basis if source.kind is not BasisKind.PRESS and "effect" in source.supports]

        official = policy in OFFICIAL or rule.id in OFFICIAL_RULES
        assert rule.support is (Support.OFFICIAL if official else Support.SEVERAL_PRESS)
        assert own or not official


@pytest.mark.parametrize("policy", SOURCES)
def test_its_texts_are_there_in_four_languages(policy):
    assert POLICIES[policy].languages == ("en", "fr", "nl", "de")


@pytest.mark.parametrize(
    ("profile", "policies"),
    [
        ("texas", ["us-texas-prohibited-technologies"]),
        (
            "us-federal",
            [
                *("us-federal-tiktok", "us-federal-kaspersky", "us-commerce-kaspersky", "us-civilian-agencies-deepseek"),
                "us-federal-anthropic",
            ],
        ),
        ("ca-federal", ["ca-federal-tiktok", "ca-federal-wechat-kaspersky", "ca-federal-deepseek"]),
        ("au-federal", ["au-federal-tiktok", "au-federal-deepseek", "au-federal-kaspersky"]),
        ("nl-government", ["nl-government-apps", "nl-government-app-list", "nl-government-generative-ai", "nl-government-kaspersky"]),
        ("no-government", ["no-government-tiktok-telegram"]),
        ("fr-state", ["fr-state-recreational-apps", "fr-state-messaging", "fr-state-videoconference"]),
        ("uk-government", ["uk-government-tiktok", "uk-government-generative-ai"]),
    ],
)
def test_a_profile_groups_what_binds_one_administration(profile, policies):
    assert POLICIES[profile].rules == ()
    assert [policy.id for policy in extended([profile], POLICIES)] == [profile, *policies]


def test_koreas_measure_ended_when_the_app_came_back():
    reasons = [verdict("kr-pipc-deepseek", DEEPSEEK, APPLICATION, PAID, as_of).reason for as_of in ("2025-04-27", "2025-04-28")]

    assert ["no longer in force" in reason for reason in reasons] == [False, True]


def test_berlins_notice_binds_two_stores_and_advises_whoever_has_the_app():
    [rule] = POLICIES["de-berlin-dpa-deepseek"].rules

    assert (rule.entities.bound["en"], rule.entities.advised["en"]) == (
        ("two operators of app stores",),
        ("whoever has the app on a device",),
    )


def test_no_day_is_called_the_last_one_of_a_warning_whose_end_was_not_found():
    [rule] = POLICIES["de-bsi-kaspersky"].rules

    assert {*rule.dates} == {"announced"}
