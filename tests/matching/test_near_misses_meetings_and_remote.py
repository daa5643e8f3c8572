"""Rows of programs for meetings, dictation, code and remote access, and rows of others that bear the same word as a name."""

import pytest

from scanner.model import Confidence, Kind, Relation
from tests.matching.rows import row

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
OFFICIAL = Relation.OFFICIAL


FOUND = [
    # rows of Windows' list
    (row("Fathom", "Fathom Developers", uninstall_key="FathomVideo"), "fathom", HIGH),
    (row("Loom 0.369.2", "Loom, Inc.", uninstall_key="3643b966-bc28-5bc8-95ff-3d47d66438db"), "loom", HIGH),
    (row("Buzz version 1.3.3", "Chidi Williams"), "buzz-captions", MEDIUM),
    (row("Radmin Viewer 3.5.2", "Famatech"), "radmin", MEDIUM),
    (row("Wondershare Filmora 14(Build 14.0.1.1)", "Wondershare Software"), "filmora", MEDIUM),
    (row("搜狗输入法 14.6正式版", "Sogou.com", uninstall_key="Sogou Input"), "sogou-input", HIGH),
    (row("腾讯文档", "腾讯科技(深圳)有限公司"), "tencent-docs", MEDIUM),
    (row("HiSuite", "Huawei Technologies Co., Ltd."), "hisuite", MEDIUM),
    (row("DJI Assistant 2 For Mavic", "DJI"), "dji-assistant", MEDIUM),
    (row("MAX", "Communication Platform LLC", upgrade_code="{C75CA842-16FD-4019-A356-5F1D958B2D22}"), "max-messenger", HIGH),
    # bundles of macOS, and their casks
    (row("Arc", bundle_id="company.thebrowser.Browser"), "arc", HIGH),
    (row("Arc", team_id="S6N382Y83G"), "arc", MEDIUM),
    (row("Yandex.Telemost", bundle_id="ru.yandex.Telemost"), "yandex-telemost", HIGH),
    (row("MacWhisper", bundle_id="com.goodsnooze.MacWhisper"), "macwhisper", HIGH),
    (row("uuremote", brew_cask="uuremote"), "uu-remote", HIGH),
    # packages and extensions
    (row("vibe", scoop="vibe"), "vibe", HIGH),
    (row("@google/jules", kind=Kind.COMMAND_LINE, npm="@google/jules"), "jules", HIGH),
    (row("litellm", kind=Kind.LIBRARY, pypi="litellm"), "litellm", HIGH),
    (row("Cody", kind=Kind.EXTENSION, vscode_extension="sourcegraph.cody-ai"), "cody", HIGH),
    (row("n8nio/n8n", container_image="n8nio/n8n"), "n8n", HIGH),
    # a program's file, or a name that nobody signed, is something to look at
    (row("rutserv.exe", kind=Kind.PROCESS, command="rutserv.exe"), "remote-utilities", LOW),
    (row("AMMYY_Admin.exe", kind=Kind.PROCESS, command="AMMYY_Admin.exe"), "ammyy-admin", LOW),
    (row("Ammyy Admin", "Somebody Else"), "ammyy-admin", LOW),
]

SILENT = [
    row("Fathom"),
    row("Loom"),
    row("Loom", "Teradata"),
    row("Buzz"),
    row("Jeskola Buzz", "Jeskola"),
    row("Grain", "The Grain Programming Language"),
    row("Handy"),
    row("Fellow"),
    row("Vibe"),
    row("Void"),
    row("Void Image Viewer", "voidtools"),
    row("Tabby", "Eugene Pankov", winget="Eugeny.Tabby"),
    row("Descriptor"),
    row("Canvas"),
    row("Arc"),
    row("Intel Arc Control", "Intel Corporation"),
    row("Strawberry Music Player", "Strawberry Music Player"),
    row("MAX"),
    row("Max 8", "Cycling '74"),
    row("Thunder"),
    row("Mozilla Thunderbird", "Mozilla"),
    row("Supremo"),
    row("Parsec"),
    row("SQLiteManager"),
    row("Brother BRAdmin Professional 4", "Brother"),
    row("RustDesktop"),
    row("AppGallery"),
    row("Cloud"),
    row("PC Clone"),
    row("START", "Somebody Else"),
    row("grain", scoop="grain"),
    row("tabby", scoop="tabby"),
    row("thunder", scoop="thunder"),
    row("localai", kind=Kind.LIBRARY, pypi="localai"),
    row("exo", kind=Kind.LIBRARY, pypi="exo"),
    row("n8n", kind=Kind.LIBRARY, pypi="n8n"),
    row("litellm", kind=Kind.COMMAND_LINE, npm="litellm"),
    row("pi", kind=Kind.PROCESS, command="pi"),
    row("yc", kind=Kind.PROCESS, command="yc"),
    row("Cody", kind=Kind.EXTENSION, vscode_extension="kravtsovae88.cody-testing"),
]


@pytest.mark.parametrize(("item", "product", "confidence"), FOUND, ids=lambda value: getattr(value, "name", None))
def test_a_row_of_the_product_is_found_and_nothing_else(matcher, item, product, confidence):
    found = [(one.id, evidence.relation, evidence.confidence) for one, evidence in matcher.match([item])]
    assert found == [(product, OFFICIAL, confidence)]


@pytest.mark.parametrize("item", SILENT, ids=lambda item: f"{item.name} {item.publisher}".strip())
def test_what_only_bears_the_word_is_left_alone(matcher, item):
    assert [one.id for one, _ in matcher.match([item])] == []
