"""Rows as machines hold them, for social media, messengers, remote access and security software: what they are, and what only sounds so."""

from __future__ import annotations

import pytest

from scanner.model import Confidence, Kind, Relation
from tests.matching.rows import row

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
TENCENT = "腾讯科技(深圳)有限公司"


def found(matcher, name, publisher="", kind=Kind.APPLICATION, **ids):
    matches = matcher.match([row(name, publisher, kind, **ids)])
    return {product.id: (evidence.relation, evidence.confidence) for product, evidence in matches}


@pytest.mark.parametrize(
    ("name", "publisher", "product"),
    [
        ("CapCut", "Bytedance Pte. Ltd.", "capcut"),
        ("剪映专业版", "深圳市脸萌科技有限公司", "jianying"),
        ("Lark", "Lark Technologies Pte. Ltd.", "lark"),
        ("Feishu", "Beijing Feishu Technology Co., Ltd.", "feishu"),
        ("豆包", "Beijing Chuntian Zhiyun Technology Co., Ltd.", "doubao"),
        ("Trae (User)", "SPRING (SG) PTE. LTD", "trae"),
        ("Trae CN (User)", "Beijing Yinli Catapult Technology Co., Ltd.", "trae-cn"),
        ("抖音", "Beijing Microlive Vision Technology Co., Ltd.", "douyin"),
        ("微信", "腾讯科技\uff08深圳\uff09有限公司", "wechat"),
        ("WeChat", TENCENT, "wechat"),
        ("QQ", TENCENT, "qq"),
        ("TIM", TENCENT, "qq"),
        ("企业微信", TENCENT, "wecom"),
        ("Tencent Meeting", "Tencent Technology (Shenzhen) Co. Ltd.", "tencent-meeting"),
        ("Telegram Desktop version 6.3.9", "Telegram FZ-LLC", "telegram"),
        ("VK Messenger", "V Kontakte LLC", "vk"),
        ("Yandex", "\u041e\u041e\u041e «ЯНДЕКС»", "yandex-browser"),
        ("Яндекс Музыка 5.82.0", "Yandex", "yandex-music"),
        ("Zoom Workplace (64-bit)", "Zoom", "zoom"),
        ("Zoom(64bit)", "Zoom Video Communications, Inc.", "zoom"),
        ("Zoom Workplace", "Zoom Communications, Inc.", "zoom"),
        ("AnyDesk", "AnyDesk Software GmbH", "anydesk"),
        ("TeamViewer 14", "TeamViewer", "teamviewer"),
        ("TeamViewer Host", "TeamViewer", "teamviewer"),
        ("ToDesk", "ToDesk Remote Desktop", "todesk"),
        ("RustDesk", "Purslane Ltd", "rustdesk"),
        ("Opera Stable 125.0.5729.49", "Opera Software", "opera"),
        ("Opera GX Stable 125.0.5729.58", "Opera Software", "opera"),
        ("360安全浏览器", "360安全中心", "360-browser"),
        ("百度网盘", "北京度友科技有限公司", "baidu-netdisk"),
        ("TeraBox", "Flextech Inc.", "terabox"),
        ("DingTalk", "Alibaba (China) Network Technology Co.,Ltd.", "dingtalk"),
        ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "kaspersky"),
        ("Kaspersky Internet Security 2019", "Kaspersky Lab", "kaspersky"),
        ("Kaspersky Security Center 14.2 Network Agent", "Kaspersky", "kaspersky"),
        ("WPS Office (12.2.0.23196)", "Kingsoft Corp.", "wps-office"),
        ("moomoo Desktop", "Moomoo Technologies Inc.", "moomoo"),
        ("SHAREit", "SHAREit Technologies Co.Ltd", "shareit"),
    ],
)
def test_a_name_in_the_list_of_installed_programs_with_its_maker_is_worth_medium(matcher, name, publisher, product):
    assert found(matcher, name, publisher) == {product: (Relation.OFFICIAL, MEDIUM)}


@pytest.mark.parametrize(
    ("kind", "value", "product"),
    [
        ("uninstall-key", "ZoomUMX", "zoom"),
        ("upgrade-code", "{c819b794-a45c-4f27-9860-0c86492a52cc}", "zoom"),
        ("uninstall-key", "Weixin", "wechat"),
        ("uninstall-key", "{1082AAEF-E2C3-4ABD-8789-9861082B709F}_is1", "trae"),
        ("bundle-id", "com.lemon.lvoverseas", "capcut"),
        ("bundle-id", "com.electron.lark", "feishu"),
        ("bundle-id", "com.larksuite.larkApp", "lark"),
        ("bundle-id", "com.tencent.xinWeChat", "wechat"),
        ("bundle-id", "ru.keepcoder.Telegram", "telegram"),
        ("bundle-id", "com.operasoftware.OperaGX", "opera"),
        ("bundle-id", "ru.yandex.desktop.yandex-browser", "yandex-browser"),
        ("bundle-id", "com.kingsoft.wpsoffice.mac.global", "wps-office"),
        ("deb", "linuxqq", "qq"),
        ("deb", "bytedance-feishu-stable", "feishu"),
        ("deb", "com.alibabainc.dingtalk", "dingtalk"),
        ("deb", "browser360-cn-stable", "360-browser"),
        ("rpm", "wps-office", "wps-office"),
        ("flatpak", "org.telegram.desktop", "telegram"),
        ("flatpak", "com.qq.QQ", "qq"),
        ("flatpak", "us.zoom.Zoom", "zoom"),
        ("snap", "telegram-desktop", "telegram"),
        ("brew-cask", "anydesk", "anydesk"),
        ("winget", "bytedance.traework.cn", "trae-work"),
        ("android", "com.einnovation.temu", "temu"),
        ("android", "com.zzkko", "shein"),
        ("android", "com.xingin.xhs", "rednote"),
        ("android", "com.eg.android.AlipayGphone", "alipay"),
    ],
)
def test_an_id_of_its_own_is_enough_without_a_name(matcher, kind, value, product):
    assert found(matcher, "", **{kind: value}) == {product: (Relation.OFFICIAL, HIGH)}


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("QQ", ""),
        ("TIM", ""),
        ("TIM", "Telecom Italia"),
        ("VK", ""),
        ("Lark", ""),
        ("Lark Player", "Larkplayer"),
        ("Trae", ""),
        ("Coze", ""),
        ("Dola", ""),
        ("Quark", ""),
        ("QuarkXPress 2024", "Quark Software Inc."),
        ("Opera", ""),
        ("Opera Mini emulator", ""),
        ("Metropolitan Opera on Demand", "The Metropolitan Opera"),
        ("Zoom", ""),
        ("Zoom Player Home FREE", "Inmatrix LTD"),
        ("BIMcollab Zoom", "KUBUS"),
        ("TikTok Downloader", ""),
        ("WeChat Backup Exporter", ""),
        ("微信读书", ""),
        ("VK Music Downloader", ""),
        ("Baidu Pan Files Transfers", "assassing"),
        ("Eclipse Temurin JDK with Hotspot 21.0.5+11 (x64)", "Eclipse Adoptium"),
        ("Norton 360", "NortonLifeLock Inc"),
        ("Autodesk Fusion 360", "Autodesk, Inc."),
        ("Microsoft 365 - en-us", "Microsoft Corporation"),
        ("KasperskyTrialReset", ""),
        ("Kaspersky Removal Guide", "Example Press"),
        ("TeamSpeak 3 Client", "TeamSpeak Systems GmbH"),
        ("ShareX", "ShareX Team"),
        ("Resso", ""),
        ("Effect House", ""),
        ("Microsoft Works 6-9 Converter", "Microsoft Corporation"),
        ("向日葵", ""),
        ("Telegraf", "InfluxData"),
        ("Lenovo Vantage", "Lenovo"),
    ],
)
def test_a_short_name_without_its_maker_and_a_name_that_is_near_are_nothing(matcher, name, publisher):
    assert found(matcher, name, publisher) == {}


@pytest.mark.parametrize(
    ("kind", "name", "ids"),
    [
        (Kind.APPLICATION, "rednotebook", {"deb": "rednotebook"}),
        (Kind.APPLICATION, "qqwing", {"deb": "qqwing"}),
        (Kind.APPLICATION, "zoom-player", {"deb": "zoom-player"}),
        (Kind.APPLICATION, "tigervnc-standalone-server", {"deb": "tigervnc-standalone-server"}),
        (Kind.APPLICATION, "dsh", {"deb": "dsh"}),
        (Kind.LIBRARY, "lark", {"pypi": "lark"}),
        (Kind.LIBRARY, "python-telegram-bot", {"pypi": "python-telegram-bot"}),
        (Kind.LIBRARY, "zoom", {"npm": "zoom"}),
        (Kind.PROCESS, "vkcube", {"command": "vkcube"}),
        (Kind.PROCESS, "icq.exe", {"command": "icq.exe"}),
        (Kind.PROCESS, "traefik", {"command": "traefik"}),
        (Kind.COMMAND_LINE, "lark", {"command": "lark"}),
        (Kind.WEB_APP, "Not TikTok", {"site": "nottiktok.com"}),
        (Kind.WEB_APP, "A shop", {"site": "temu.com.example.org"}),
        (Kind.APPLICATION, "MicrosoftWindows.Client.CBS", {"msix-name": "MicrosoftWindows.Client.CBS"}),
        (Kind.EXTENSION, "TikTok", {"chromium-extension": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}),
    ],
)
def test_other_programs_packages_and_sites_stay_silent(matcher, kind, name, ids):
    assert found(matcher, name, kind=kind, **ids) == {}


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("Weixin.exe", "wechat"),
        ("WXWork.exe", "wecom"),
        ("Telegram.exe", "telegram"),
        ("360tray.exe", "360-total-security"),
        ("AnyDesk.exe", "anydesk"),
        ("JianyingPro.exe", "jianying"),
        ("DingTalk.exe", "dingtalk"),
        ("LenovoAINow.exe", "lenovo-ai-now"),
    ],
)
def test_a_running_program_by_its_name_alone_is_something_to_look_at(matcher, name, product):
    assert found(matcher, name, kind=Kind.PROCESS, command=name) == {product: (Relation.OFFICIAL, LOW)}


def test_an_uninstall_key_that_is_an_ordinary_word_needs_its_maker(matcher):
    assert found(matcher, "", uninstall_key="TIM") == {}
    assert found(matcher, "", TENCENT, uninstall_key="TIM") == {"qq": (Relation.OFFICIAL, HIGH)}


def test_a_publishers_number_names_no_program(matcher):
    assert found(matcher, "Example", team_id="6N38VWS5BX") == {}
    assert found(matcher, "Telegram", team_id="6N38VWS5BX") == {"telegram": (Relation.OFFICIAL, MEDIUM)}


@pytest.mark.parametrize(
    ("value", "product", "relation", "confidence"),
    [
        ("bibbfboplacbgnobiebieficdenamhmd", "tiktok", Relation.TOOL, HIGH),
        ("dojcmakgodofecjmdnncjkbhmddlmnpf", "capcut", Relation.TOOL, LOW),
        ("mofcmpgnbnnlcdkfchnggdilcelpgegn", "feishu", Relation.TOOL, LOW),
        ("ecgllillhilocegdanfdmbfnjonmhpie", "aliexpress", Relation.TOOL, HIGH),
    ],
)
def test_an_extension_of_an_unknown_publisher_is_never_the_product(matcher, value, product, relation, confidence):
    assert found(matcher, "", kind=Kind.EXTENSION, chromium_extension=value) == {product: (relation, confidence)}


def test_a_program_that_others_made_from_a_public_source_is_a_client(matcher):
    assert found(matcher, "Kotatogram Desktop", winget="Kotatogram.Kotatogram") == {"telegram": (Relation.CLIENT, HIGH)}


def test_a_distributions_own_build_is_the_product(matcher):
    assert found(matcher, "telegram-desktop", "Nicholas Guriev <guriev-ns@ya.ru>", deb="telegram-desktop") == {
        "telegram": (Relation.OFFICIAL, HIGH)
    }


def test_feishu_and_lark_on_a_mac_are_told_apart(matcher):
    assert found(matcher, "Lark", bundle_id="com.electron.lark") == {"feishu": (Relation.OFFICIAL, HIGH)}
    assert found(matcher, "Lark", bundle_id="com.larksuite.larkApp") == {"lark": (Relation.OFFICIAL, HIGH)}


def test_parts_of_windows_that_run_models_are_known_by_their_packages(matcher):
    assert found(matcher, "", msix_name="WindowsWorkload.LanguageModel.Stx.1") == {"win-ai-components": (Relation.OFFICIAL, MEDIUM)}
    assert found(matcher, "", msix_name="MicrosoftWindows.57074914.Livtop") == {"win-ai-components": (Relation.OFFICIAL, MEDIUM)}
