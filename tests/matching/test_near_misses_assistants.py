"""What the bundled signatures make of assistants and coding tools as machines record them, and of what only sounds like them."""

import pytest

from scanner.matching.web_app_id import web_app_id
from scanner.model import Confidence, Item, Kind, Relation

OFFICIAL, CLIENT, TOOL, SDK = Relation.OFFICIAL, Relation.CLIENT, Relation.TOOL, Relation.SDK
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def item(kind, name, publisher="", **ids):
    return Item(name, publisher=publisher, ids=tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind=kind)


def program(name, publisher="", **ids):
    return item(Kind.APPLICATION, name, publisher, **ids)


def command(name, **ids):
    return item(Kind.COMMAND_LINE, name, **ids)


def process(name, **ids):
    return item(Kind.PROCESS, name, **ids)


def extension(name, **ids):
    return item(Kind.EXTENSION, name, **ids)


def site(host):
    return item(Kind.WEB_APP, "App", site=host)


@pytest.mark.parametrize(
    ("row", "product", "relation", "confidence"),
    [
        # rows of the Windows list of programs
        (program("ChatGPT", "OpenAI"), "chatgpt", OFFICIAL, MEDIUM),
        (program("ChatGPT", "OpenAI", msix_family="OpenAI.Codex_2p2nqsd0c76g0"), "chatgpt", OFFICIAL, HIGH),
        (program("ChatGPT 1.1.0", "lencx", upgrade_code="{1A917CA9-57E7-5A87-88B1-686A85ACB29A}"), "chatgpt", CLIENT, HIGH),
        (program("Claude", "Anthropic, PBC"), "claude", OFFICIAL, MEDIUM),
        (program("Claude", "Anthropic PBC", uninstall_key="AnthropicClaude"), "claude", OFFICIAL, HIGH),
        (program("Copilot", "Microsoft Corporation", msix_family="Microsoft.Copilot_8wekyb3d8bbwe"), "ms-copilot", OFFICIAL, HIGH),
        (program("Microsoft 365 Copilot", "Microsoft Corporation"), "m365-copilot", OFFICIAL, MEDIUM),
        (program("GitHub Copilot", "GitHub Inc."), "github-copilot", OFFICIAL, MEDIUM),
        (program("Perplexity 1.7.0", "Perplexity"), "perplexity", OFFICIAL, MEDIUM),
        (program("Comet", "The Comet Authors"), "comet", OFFICIAL, MEDIUM),
        (program("Kimi 3.2.14", "Beijing Yuezhi Dark Face Technology Co., Ltd."), "kimi", OFFICIAL, MEDIUM),
        (program("腾讯元宝", "腾讯科技（深圳）有限公司"), "tencent-yuanbao", OFFICIAL, MEDIUM),  # noqa: RUF001  as installers write it
        (program("智谱清言 2.0.6", "北京智谱华章科技有限公司"), "zhipu", OFFICIAL, MEDIUM),
        (program("Z Code 1.11.0", "Z.AI"), "zcode", OFFICIAL, MEDIUM),
        (program("MiniMax Code 3.0.73", "MiniMax"), "minimax", OFFICIAL, MEDIUM),
        (program("Poe", "Quora, Inc."), "poe", OFFICIAL, MEDIUM),
        (program("Cursor (User)", "Anysphere"), "cursor", OFFICIAL, MEDIUM),
        (program("Cursor", "Anysphere, Inc.", uninstall_key="{DADADADA-ADAD-ADAD-ADAD-ADADADADADAD}}_is1"), "cursor", OFFICIAL, HIGH),
        (program("Windsurf (User)", "Codeium"), "windsurf", OFFICIAL, MEDIUM),
        (program("Zed", "Zed Industries"), "zed", OFFICIAL, MEDIUM),
        (program("Kiro (User)", "Amazon Web Services"), "kiro", OFFICIAL, MEDIUM),
        (program("Antigravity (User)", "Google LLC"), "antigravity", OFFICIAL, MEDIUM),
        (program("Lingma (User)", "Alibaba Cloud"), "lingma", OFFICIAL, MEDIUM),
        (program("Qoder (User)", "Qoder"), "qoder", OFFICIAL, MEDIUM),
        (program("Qoder (User)"), "qoder", OFFICIAL, LOW),
        (program("CodeBuddy (User)", "Microsoft Corporation"), "codebuddy", OFFICIAL, MEDIUM),  # what its installer says
        (program("千问", "Alibaba Group", uninstall_key="tongyi"), "qwen", OFFICIAL, HIGH),
        (program("Devin (User)", "Codeium"), "windsurf", OFFICIAL, MEDIUM),
        # bundles of macOS
        (program("ChatGPT", bundle_id="com.openai.codex"), "chatgpt", OFFICIAL, HIGH),
        (program("ChatGPT Atlas", bundle_id="com.openai.atlas"), "chatgpt-atlas", OFFICIAL, HIGH),
        (program("Claude", bundle_id="com.anthropic.claudefordesktop"), "claude", OFFICIAL, HIGH),
        (program("Gemini", bundle_id="com.google.GeminiMacOS", team_id="EQHXZ8M8AV"), "gemini", OFFICIAL, HIGH),
        (program("Cursor", bundle_id="com.todesktop.230313mzl4w4u92"), "cursor", OFFICIAL, HIGH),
        (program("Goose", bundle_id="com.electron.goose"), "goose", OFFICIAL, HIGH),
        (program("Moltbot", bundle_id="bot.molt.mac"), "openclaw", OFFICIAL, HIGH),
        # packages
        (program("claude-desktop", deb="claude-desktop"), "claude", OFFICIAL, MEDIUM),
        (program("cursor", deb="cursor"), "cursor", OFFICIAL, HIGH),
        (program("Zed", flatpak="dev.zed.Zed"), "zed", OFFICIAL, HIGH),
        (program("google-gemini", brew_cask="google-gemini"), "gemini", OFFICIAL, HIGH),
        (command("block-goose-cli", brew="block-goose-cli"), "goose", OFFICIAL, HIGH),
        (command("@openai/codex", npm="@openai/codex"), "codex-cli", OFFICIAL, HIGH),
        (command("@google/gemini-cli", npm="@google/gemini-cli"), "gemini-cli", OFFICIAL, HIGH),
        (command("aider-chat", pypi="aider_chat"), "aider", OFFICIAL, HIGH),
        (command("@vibe-kit/grok-cli", npm="@vibe-kit/grok-cli"), "grok", CLIENT, HIGH),
        (command("@musistudio/claude-code-router", npm="@musistudio/claude-code-router"), "claude-code", TOOL, HIGH),
        (command("claude", command="claude"), "claude-code", OFFICIAL, LOW),
        (item(Kind.LIBRARY, "zhipuai", pypi="zhipuai"), "zhipu", SDK, HIGH),
        (process("node", npm="clawdbot"), "openclaw", OFFICIAL, HIGH),
        # extensions of browsers and editors
        (extension("Claude", chromium_extension="fcoeoabgfenejglbffodgkkbkcdhcgfn"), "claude", OFFICIAL, HIGH),
        (extension("Kimi Sidebar", chromium_extension="lieifjiddifccacnhgcafeebpahodebe"), "kimi", CLIENT, LOW),
        (extension("Cline", vscode_extension="saoudrizwan.claude-dev"), "cline", OFFICIAL, HIGH),
        (extension("Codeium", vscode_extension="codeium.codeium"), "windsurf", OFFICIAL, HIGH),
        (extension("Qodo Gen", vscode_extension="codium.codium"), "qodo", OFFICIAL, HIGH),
        (extension("Continue", vscode_extension="continue.continue"), "continue", OFFICIAL, HIGH),
        # installed web apps
        (item(Kind.WEB_APP, "Claude", web_app=web_app_id("https://claude.ai/")), "claude", OFFICIAL, HIGH),
        (item(Kind.WEB_APP, "Gemini", web_app="gdfaincndogidkdcdkhapmbffkckdkhn"), "gemini", OFFICIAL, HIGH),
        (site("www.perplexity.ai"), "perplexity", OFFICIAL, HIGH),
        (site("chat.openai.com"), "chatgpt", OFFICIAL, HIGH),
        (site("platform.openai.com"), "chatgpt", TOOL, HIGH),
    ],
)
def test_is_recognised_as_one_product(matcher, row, product, relation, confidence):
    found = [(one.id, evidence.relation, evidence.confidence) for one, evidence in matcher.match([row])]

    assert found == [(product, relation, confidence)]


@pytest.mark.parametrize(
    "row",
    [
        program("Poem"),
        program("Poe"),
        program("PoE Overlay"),
        program("Edgar Allan Poe", "Penguin"),
        process("icq.exe", command="icq.exe"),
        process("q", command="q"),
        program("qemu", deb="qemu-system-x86"),
        program("Continue"),
        program("Press Continue", "Games"),
        process("continue", command="continue"),
        program("Lagrange", flatpak="fi.skyjake.Lagrange"),  # for the protocol gemini://
        program("Gemini 2", "MacPaw", bundle_id="com.macpaw.site.Gemini2"),
        program("gemini", brew_cask="gemini"),  # MacPaw's
        command("gemini", command="gemini"),
        program("Claude"),
        program("ClaudeCode", bundle_id="com.orange.claudecodelauncher"),
        program("CoPilot", "Trimble"),
        program("Microsoft 365 Apps for enterprise - en-us", "Microsoft Corporation"),
        program("GitHub Desktop", "GitHub, Inc."),
        program("Comet", "Some Works Ltd."),
        program("CursorFX", "Stardock"),
        program("Cursor", "Some Works Ltd."),
        program("xcursor-themes", deb="xcursor-themes"),
        program("OWASP ZAP Zed Attack Proxy 2.15.0"),
        process("zed"),  # the event daemon of ZFS
        program("Desktop Goose"),
        command("goose", brew="goose"),  # migrates databases
        program("Devin"),
        program("VSCodium", "VSCodium", deb="codium"),
        program("MANUS Core", "Manus"),
        program("OpenClaw"),  # a game
        program("Kimi"),
        program("QClaw"),
        program("CodeBuddy"),
        command("droid", command="droid"),
        command("llm", command="llm"),
        command("amp", command="amp"),
        item(Kind.LIBRARY, "continue", npm="continue"),
        site("notchatgpt.com"),
        site("claude.ai.example.org"),
        site("www.tencent.com"),
        site("jazz.ai"),
    ],
)
def test_only_sounds_like_it(matcher, row):
    assert matcher.match([row]) == []


@pytest.mark.parametrize(
    "row",
    [
        extension("ChatGPT"),  # anybody can name one so
        extension("Claude", chromium_extension="fmpnliohjhemenmnlpbfagaolkdacoja"),  # the web app's id
        extension("Copilot for nobody"),
    ],
)
def test_an_extension_that_is_called_so_is_to_be_looked_at_and_is_no_product(matcher, row):
    found = [(one.id, evidence.relation, evidence.confidence) for one, evidence in matcher.match([row])]

    assert found == [("ai-extensions-by-their-words-unreviewed", TOOL, LOW)]


@pytest.mark.parametrize(
    "name", ["Copilot Theme", "Claude-inspired themes", "Hide ChatGPT", "GPT icons", "No mail without GPT", "Chat", "Twins"]
)
def test_a_theme_and_what_hides_it_are_left_alone(matcher, name):
    assert matcher.match([extension(name)]) == []
