"""Programs of other makers that bear a product's name or nearly do, as each system records them, and records of the products themselves.

The bundles and their makers' numbers are those that AutoPkg's recipes and Installomator's labels ask macOS to confirm. The names of
Windows' list are those of winget and of the makers, the menu entries those of packages for Linux.
"""

import pytest

from scanner.model import Confidence, Item, Kind, Relation

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
OFFICIAL, CLIENT, TOOL = Relation.OFFICIAL, Relation.CLIENT, Relation.TOOL


def row(name, publisher="", kind=Kind.APPLICATION, **ids):
    return Item(name, publisher=publisher, ids=tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind=kind)


def library(name, **ids):
    return row(name, kind=Kind.LIBRARY, **ids)


def command(name, **ids):
    return row(name, kind=Kind.COMMAND_LINE, **ids)


OTHERS = [
    # Windows' list of programs
    row("Max 9", "Cycling '74"),
    row("Autodesk 3ds Max 2026", "Autodesk, Inc."),
    row("Maxima computer algebra system", "The Maxima Team", winget="MaximaTeam.Maxima"),
    row("Cinema 4D 2026", "MAXON Computer GmbH", winget="Maxon.Cinema4D.2026"),
    row("QuarkXPress", "Quark, Inc."),
    row("RealWorld Cursor Editor", "RealWorld Graphics"),
    row("CursorFX", "Stardock Software, Inc."),
    row("CoPilot Live Laptop 11", "ALK Technologies, Inc."),
    row("ZED SDK 4.2", "Stereolabs"),
    row("Cloudflare WARP", "Cloudflare, Inc.", winget="Cloudflare.Warp"),
    row("ZoomIt", "Sysinternals", winget="Microsoft.Sysinternals.ZoomIt"),
    row("Zoom Player MAX", "Inmatrix LTD"),
    row("ZOOM Edit&Share", "ZOOM Corporation"),
    row("OPERA PMS", "Oracle Hospitality"),
    row("ArcGIS Pro", "Environmental Systems Research Institute, Inc."),
    row("ATLAS.ti 25", "ATLAS.ti Scientific Software Development GmbH"),
    row("MANUS Core 3", "MANUS Technology Group B.V."),
    row("Path of Building Community (PoE2)", "Path of Building Community"),
    row("Poedit", "Václav Slavík", winget="VaclavSlavik.Poedit"),
    row("Notion 6", "PreSonus Audio Electronics"),
    row("Loom 2", "AIR Music Technology"),
    row("AMP", "CubeCoders Limited"),
    row("Jeskola Buzz", "Jeskola"),
    row("HandBrake", "HandBrake Team"),
    row("clawPDF", "clawSoft", winget="clawSoft.clawPDF"),
    row("Claws Mail", "The Claws Mail team", winget="ClawsMail.ClawsMail"),
    row("Codex", "Jose Vega", winget="jcv8000.Codex"),
    row("Pathfinder 2026", "Thunderhead Engineering", winget="Thunderhead.Pathfinder.2026"),
    row("UltraEdit", "IDM Computer Solutions, Inc.", winget="IDMComputerSolutions,Inc.UltraEdit"),
    row("Tabby", "Eugene Pankov", winget="Eugeny.Tabby"),
    row("Roblox Studio", "Roblox Corporation", winget="QQ.RobloxStudioCN"),
    row("极速PDF阅读器", "Hitencent", winget="Hitencent.JisuPDF"),
    row("Visual Studio Code (User)", "Microsoft Corporation", uninstall_key="{771FD6B0-FA20-440A-A002-3B3BAC16DC50}_is1"),
    row("Microsoft Code OSS (User)", "Microsoft Corporation", uninstall_key="{CC6B787D-37A0-49E8-AE24-8559A032BE0C}_is1"),
    # macOS: others' bundles, and other programs of a maker
    row("Max", bundle_id="com.cycling74.Max"),
    row("Max", bundle_id="org.sbooth.Max", brew_cask="max"),
    row("Gemini 2", "MacPaw Inc.", bundle_id="com.macpaw.site.Gemini2", brew_cask="gemini"),
    row("Copilot", bundle_id="com.copilot.production"),
    row("Ollamac", bundle_id="com.kevinhermawan.Ollamac"),
    row("Spark", bundle_id="com.readdle.SparkDesktop"),
    row("Affinity", team_id="5HD2ARTBFS"),  # Canva's
    row("Homerow", team_id="XDP69BYUP9"),  # by the maker of superwhisper
    row("GitHub Desktop", team_id="VEKTX9H2N7"),
    row("Santa", team_id="EQHXZ8M8AV"),  # Google's number
    row("AWS VPN Client", team_id="94KV3E626L"),
    row("Microsoft Defender", team_id="UBF8T346G9"),
    row("cloudflare-warp", brew_cask="cloudflare-warp"),
    # Linux: packages, menu entries and commands
    row("notion", "Debian window managers <x@example.org>", deb="notion"),
    row("zfs-zed", deb="zfs-zed"),
    row("libxcursor1", deb="libxcursor1"),
    row("libgrok1", deb="libgrok1"),
    row("claws-mail", deb="claws-mail"),
    row("python3-lark", deb="python3-lark"),
    row("maxima", deb="maxima"),
    row("Warp", flatpak="app.drey.Warp"),
    row("Max Monitoring", desktop_file="MaxMonitoring"),
    row("vkquake", desktop_file="vkquake"),
    row("Jane", desktop_file="jane"),
    row("Thunderbird", desktop_file="org.mozilla.Thunderbird"),
    command("copilot", command="copilot"),  # also AWS's
    command("traefik", brew="traefik"),
    command("opengrok", brew="opengrok"),
    command("amfora", brew="amfora"),
    # libraries
    library("trae", npm="trae"),
    library("kimi", npm="kimi"),
    library("grok", npm="grok"),
    library("pygrok", pypi="pygrok"),
    library("warp-lang", pypi="warp-lang"),
    library("poethepoet", pypi="poethepoet"),
    library("lark-parser", pypi="lark-parser"),
    library("quark", npm="quark"),
    library("iflow", npm="iflow"),
]

PRODUCTS = [
    # bundles and makers' numbers on macOS
    *(
        (row(name, bundle_id=bundle, team_id=team), product, OFFICIAL, HIGH)
        for name, bundle, team, product in (
            ("OpenCode", "ai.opencode.desktop", "5NZ4Q7NXJ4", "opencode"),
            ("Comet", "ai.perplexity.comet", "7S8W4W365S", "comet"),
            ("Spokenly", "app.spokenly", "E225268FKL", "spokenly"),
            ("DingTalk", "com.alibaba.DingTalkMac", "XN6U3EV979", "dingtalk"),
            ("Lark", "com.electron.lark", "XY6NLV7YTS", "feishu"),  # Feishu's file is called Lark.app
            ("LarkSuite", "com.larksuite.larkApp", "JBRN9C6V7T", "lark"),
            ("Canva", "com.canva.CanvaDesktop", "5HD2ARTBFS", "canva"),
            ("Buzz", "com.chidiwilliams.buzz", "G2V69FA555", "buzz-captions"),
            ("Notion Calendar", "com.cron.electron", "LBQJ96FQ8D", "notion"),
            ("Fellow", "com.electron.fellow", "2NF46HY8D8", "fellow"),
            ("Ollama", "com.electron.ollama", "3MU9H2V9Y9", "ollama"),
            ("Wispr Flow", "com.electron.wispr-flow", "C9VQZ78H85", "wispr-flow"),
            ("Windsurf", "com.exafunction.windsurf", "83Z2LHX6XW", "windsurf"),
            ("Antigravity", "com.google.antigravity", "EQHXZ8M8AV", "antigravity"),
            ("Granola", "com.granola.app", "QZ7DHHLN25", "granola"),
            ("Codex", "com.openai.codex", "2DC432GLL2", "chatgpt"),
            ("Handy", "com.pais.handy", "UWFLB4GC25", "handy"),
            ("AirDroid", "com.sandstudio.airdroid", "S7VFHSY63S", "airdroid"),
            ("Superhuman", "com.superhuman.electron", "6XHFYUTQGX", "superhuman"),
            ("T3 Code (Alpha)", "com.t3tools.t3code", "ARK85ZXQ4Z", "t3-code"),
            ("TypeWhisper", "com.typewhisper.mac", "2D8ALY3LCL", "typewhisper"),
            ("Wondershare Filmora Mac", "com.wondershare.filmoramacos", "YZC2T44ZDX", "filmora"),
            ("Kiro", "dev.kiro.desktop", "94KV3E626L", "kiro"),
            ("Warp", "dev.warp.Warp-Stable", "2BBY89MBSN", "warp"),
            ("Zed", "dev.zed.Zed", "MQ55VZLNZQ", "zed"),
            ("Fathom", "video.fathom.electron", "JH7GAYKCUH", "fathom"),
        )
    ),
    # programs on macOS by their names and makers' numbers
    *(
        (row(name, team_id=team), product, OFFICIAL, MEDIUM)
        for name, team, product in (
            ("AnyDesk", "KHRWM533LU", "anydesk"),
            ("Claude", "Q6L2SF6YDW", "claude"),
            ("Cursor", "VDXQ22DGB9", "cursor"),
            ("DeepL", "4N8BGCG336", "deepl"),
            ("Devin", "83Z2LHX6XW", "windsurf"),
            ("Dia", "S6N382Y83G", "dia"),
            ("Gemini", "EQHXZ8M8AV", "gemini"),
            ("Backup and Sync", "EQHXZ8M8AV", "google-drive"),
            ("Microsoft 365 Copilot", "UBF8T346G9", "m365-copilot"),
            ("NoMachine", "493C5JZAGR", "nomachine"),
            ("RustDesk", "HZF9JMC8YN", "rustdesk"),
            ("Splashtop SOS", "CPQQ3AW49Y", "splashtop"),
            ("TeamViewerQS", "H7UGFBUGV6", "teamviewer"),
            ("TencentMeeting", "88L2Q4487U", "tencent-meeting"),
            ("WeChat", "5A4RE8SF68", "wechat"),
            ("WhatsApp", "57T9237FN3", "whatsapp"),
            ("Cisco Webex Meetings", "DE8Y96K9QP", "webex"),
            ("zoom.us", "BJ4HAAB9B3", "zoom"),
        )
    ),
    # rows of Windows' list
    *(
        (row(name, publisher), product, OFFICIAL, MEDIUM)
        for name, publisher, product in (
            ("CodeBuddy (User)", "Microsoft Corporation", "codebuddy"),
            ("MAX", "Communication Platform LLC", "max-messenger"),
            ("Void (User)", "Glass Devtools, Inc.", "void-editor"),
            ("Wondershare UniConverter 15(Build 15.5.0)", "Wondershare Software", "wondershare-desktop"),
            ("豆包", "北京春田知韵科技有限公司", "doubao"),
            ("TRAE SOLO (User)", "SPRING (SG) PTE. LTD", "trae-work"),
            ("WorkBuddy", "Tencent Technology (Shenzhen) Co., Ltd.", "tencent-ai"),
        )
    ),
    # menu entries on Linux: what stands in a file may be anybody's
    (row("Trae", desktop_file="trae"), "trae", OFFICIAL, MEDIUM),
    (row("Trae CN", desktop_file="trae-cn"), "trae-cn", OFFICIAL, LOW),
    (row("MAX", desktop_file="max"), "max-messenger", OFFICIAL, LOW),
    (row("max", deb="max"), "max-messenger", OFFICIAL, LOW),
    (row("微信", desktop_file="wechat-uos"), "wechat", OFFICIAL, LOW),
    (row("Telegram", desktop_file="telegram-desktop"), "telegram", OFFICIAL, LOW),
    (row("Cherry Studio", desktop_file="cherry-studio"), "cherry-studio", OFFICIAL, LOW),
    (row("64Gram Desktop", desktop_file="io.github.tdesktop_x64.TDesktop"), "telegram", CLIENT, LOW),
    (row("WemeetApp", desktop_file="wemeet"), "tencent-meeting", OFFICIAL, LOW),
    # an editor that was made from another
    (row("AINative Studio", uninstall_key="{8BED5DC1-6C55-46E6-9FE6-18F7E6F7C7F1}_is1"), "void-editor", OFFICIAL, LOW),
    # command lines and interfaces
    (command("@tencent-ai/codebuddy-code", npm="@tencent-ai/codebuddy-code"), "codebuddy", OFFICIAL, HIGH),
    (command("@larksuite/cli", npm="@larksuite/cli"), "lark", OFFICIAL, HIGH),
    (command("mmx-cli", npm="mmx-cli"), "minimax", OFFICIAL, HIGH),
    *(
        (row("x", kind=Kind.DESTINATION, site=host), product, CLIENT, HIGH)
        for host, product in (
            ("ark.cn-beijing.volces.com", "doubao"),
            ("dashscope-us.aliyuncs.com", "qwen"),
            ("api.lkeap.cloud.tencent.com", "tencent-yuanbao"),
            ("qianfan.baidubce.com", "baidu-ai"),
            ("open.bigmodel.cn", "zhipu"),
            ("api.minimaxi.com", "minimax"),
            ("api.xiaomimimo.com", "mimo-code"),
        )
    ),
]


@pytest.mark.parametrize("item", OTHERS, ids=lambda item: f"{item.name} {item.publisher}".strip())
def test_what_only_bears_the_name_is_nothing(matcher, item):
    assert [(one.id, evidence.field) for one, evidence in matcher.match([item])] == []


@pytest.mark.parametrize(("item", "product", "relation", "confidence"), PRODUCTS, ids=lambda value: getattr(value, "name", None))
def test_a_record_is_one_product_and_no_other(matcher, item, product, relation, confidence):
    found = [(one.id, evidence.relation, evidence.confidence) for one, evidence in matcher.match([item])]

    assert found == [(product, relation, confidence)]
