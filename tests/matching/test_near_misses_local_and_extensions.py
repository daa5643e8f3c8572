"""Rows of real machines that are programs for local models, extensions that read pages and their like, and rows that only look so."""

import pytest

from scanner.model import Confidence, Kind, Relation
from tests.matching.rows import row

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
OFFICIAL, CLIENT, TOOL, SDK = Relation.OFFICIAL, Relation.CLIENT, Relation.TOOL, Relation.SDK


def extension(name, crx):
    return row(name, kind=Kind.EXTENSION, chromium_extension=crx)


def command(name):
    return row(name, kind=Kind.PROCESS, command=name)


FOUND = [
    # rows of Windows' list: a name, a publisher, and the key below Uninstall
    (row("Ollama version 0.20.6", "Ollama", uninstall_key="{44E83376-CE68-45EB-8FC1-393500EB558C}_is1"), "ollama", OFFICIAL, HIGH),
    (row("Ollama version 0.20.6", "Ollama"), "ollama", OFFICIAL, MEDIUM),
    (row("LM Studio 0.4.25+1", "LM Studio"), "lm-studio", OFFICIAL, MEDIUM),
    (row("Jan 0.6.10", "Jan"), "jan", OFFICIAL, MEDIUM),
    (row("Msty 1.9.2", "CloudStack, LLC"), "msty", OFFICIAL, MEDIUM),
    (row("AnythingLLM 1.9.0", "Mintplex Labs Inc."), "anythingllm", OFFICIAL, MEDIUM),
    (row("Open WebUI 0.0.20", "Open WebUI Inc."), "open-webui", OFFICIAL, MEDIUM),
    (row("Pinokio 8.2.0", "https://twitter.com/cocktailpeanut"), "pinokio", OFFICIAL, MEDIUM),
    (row("ComfyUI 0.8.36", "Comfy Org"), "comfyui", OFFICIAL, MEDIUM),
    (row("Cherry Studio 1.7.1", "support@cherry-ai.com"), "cherry-studio", OFFICIAL, MEDIUM),
    (row("Chatbox 1.23.5", "Benn Huang"), "chatbox", OFFICIAL, MEDIUM),
    (row("LobeHub-Beta 1.132.0", "LobeHub"), "lobehub", OFFICIAL, MEDIUM),
    (row("GPT4All", "Nomic"), "gpt4all", OFFICIAL, MEDIUM),
    (row("Grammarly for Windows", "Grammarly Inc."), "grammarly", OFFICIAL, MEDIUM),
    (row("DeepL", "DeepL SE"), "deepl", OFFICIAL, MEDIUM),
    (row("Krisp", "Krisp Technologies, Inc."), "krisp", OFFICIAL, MEDIUM),
    (row("Granola 7.452.4", "Granola"), "granola", OFFICIAL, MEDIUM),
    (row("Monica 2.7.2", "Beijing Butterfly Effect Technology Co., Ltd."), "monica", OFFICIAL, MEDIUM),
    (row("Read AI", "readai"), "read-ai", OFFICIAL, MEDIUM),
    (row("Warp version v0.2025.06.04.08.11.stable_03", "Denver Technologies, Inc"), "warp", OFFICIAL, MEDIUM),
    (row("Raycast", "Raycast Technologies Ltd.", msix_family="Raycast.Raycast_qypenmj9wpt2a"), "raycast", OFFICIAL, HIGH),
    # bundles of macOS, and their casks
    (row("LM Studio", bundle_id="ai.elementlabs.lmstudio"), "lm-studio", OFFICIAL, HIGH),
    (row("Jan", bundle_id="jan.ai.app"), "jan", OFFICIAL, HIGH),
    (row("krisp", bundle_id="ai.krisp.krispMac"), "krisp", OFFICIAL, HIGH),
    (row("Dia", bundle_id="company.thebrowser.dia"), "dia", OFFICIAL, HIGH),
    (row("Dia", team_id="S6N382Y83G"), "dia", OFFICIAL, MEDIUM),
    (row("Warp", bundle_id="dev.warp.Warp-Stable", team_id="2BBY89MBSN"), "warp", OFFICIAL, HIGH),
    (row("MstyStudio", bundle_id="com.MstyStudio.app"), "msty", OFFICIAL, HIGH),
    (row("superwhisper", brew_cask="superwhisper"), "superwhisper", OFFICIAL, HIGH),
    (row("Wispr Flow", bundle_id="com.electron.wispr-flow"), "wispr-flow", OFFICIAL, HIGH),
    # packages
    (row("warp-terminal", "Warp Team <linux-maintainers@warp.dev>", deb="warp-terminal"), "warp", OFFICIAL, MEDIUM),
    (row("GPT4All", flatpak="io.gpt4all.gpt4all"), "gpt4all", OFFICIAL, HIGH),
    (row("ollama", kind=Kind.COMMAND_LINE, brew="ollama"), "ollama", OFFICIAL, HIGH),
    (row("ollama", kind=Kind.LIBRARY, npm="ollama"), "ollama", SDK, HIGH),
    (row("llama_cpp_python", kind=Kind.LIBRARY, pypi="llama_cpp_python"), "llama-cpp", SDK, HIGH),
    (row("openai", kind=Kind.LIBRARY, pypi="openai"), "ai-sdks", SDK, HIGH),
    (command("llama-server"), "llama-cpp", OFFICIAL, LOW),
    (command("koboldcpp.exe"), "koboldcpp", OFFICIAL, LOW),
    # extensions by their ids, whatever they call themselves
    (extension("Sider: Chat with all AI", "difoiogjjojoaoomphldepapgpbgkhkb"), "sider", OFFICIAL, HIGH),
    (extension("Merlin - Ask AI", "camppjleccjaphfdbohjdohecfnoikec"), "merlin", OFFICIAL, HIGH),
    (extension("__MSG_appName__", "eanggfilgoajaocelnaflolkadkeghjp"), "harpa", OFFICIAL, HIGH),
    (
        row("LanguageTool", kind=Kind.EXTENSION, gecko_extension="languagetool-webextension@languagetool.org"),
        "languagetool",
        OFFICIAL,
        HIGH,
    ),
    (row("Sider", kind=Kind.EXTENSION, chromium_extension="dhoenijjpgpeimemopealfcbiecgceod"), "sider", OFFICIAL, HIGH),  # Edge's
    (row("Page Assist", kind=Kind.EXTENSION, gecko_extension="page-assist@nazeem"), "page-assist", OFFICIAL, HIGH),
    (row("Cody", kind=Kind.EXTENSION, vscode_extension="sourcegraph.cody-ai"), "cody", OFFICIAL, HIGH),
    (row("Cody", kind=Kind.EXTENSION, jetbrains_plugin="com.sourcegraph.jetbrains"), "cody", OFFICIAL, HIGH),
    (row("ChatGPT", kind=Kind.EXTENSION, vscode_extension="zhukunpeng.chat-moss"), "chatmoss", OFFICIAL, HIGH),
    (row("Pieces", kind=Kind.EXTENSION, jetbrains_plugin="app.pieces.plugins.jetbrains"), "pieces", OFFICIAL, HIGH),
    # read in one place only
    (row("Sweep", kind=Kind.EXTENSION, jetbrains_plugin="dev.sweep.assistant.cloud"), "sweep", OFFICIAL, LOW),
    # of others, for a service that is known
    (row("DeepSeek", kind=Kind.EXTENSION, vscode_extension="Kingleo.deepseek-web"), "deepseek", CLIENT, HIGH),
    (row("Complexity", kind=Kind.EXTENSION, gecko_extension="complexity@ngocdg"), "perplexity", TOOL, HIGH),
    # what nobody reviewed is something to look at
    (extension("AI Sider", "cpggpmmbmacgemcffkapmeadpnfnmkbm"), "ai-extensions-unreviewed", TOOL, LOW),
    (row("AI Commit", kind=Kind.EXTENSION, vscode_extension="gabrielbaiano.ai-commit"), "ai-editor-extensions-unreviewed", TOOL, LOW),
    (row("Auto Subtitle", kind=Kind.EXTENSION, gecko_extension="autosubtitle.service@gmail.com"), "ai-extensions-unreviewed", TOOL, LOW),
    (row("ChatALL", winget="AI-Shifu.ChatALL"), "ai-programs-unreviewed", TOOL, LOW),
    (row("OpenRouter", kind=Kind.WEB_APP, site="openrouter.ai"), "ai-sites-unreviewed", TOOL, LOW),
    (row("Metaso", kind=Kind.WEB_APP, site="www.metaso.cn"), "ai-sites-china-unreviewed", TOOL, LOW),
]

SILENT = [
    # the names of well-known extensions, under ids of others that were made to look like them, and what only speaks of AI
    row("Cline", kind=Kind.EXTENSION, vscode_extension="saoudrizvsce.claude-devsce"),
    row("Tongyi Lingma", kind=Kind.EXTENSION, vscode_extension="samaraxlauridsenrqy3.tongyi-lingma"),
    row("Vlaams Codex", kind=Kind.EXTENSION, vscode_extension="PlatsVlaamseCodex.vlaamscodex-platskript"),
    row("Copilot Theme", kind=Kind.EXTENSION, vscode_extension="BenjaminBenais.copilot-theme"),
    row("Hide Google AI Overviews", kind=Kind.EXTENSION, gecko_extension="Google_AI_Overviews_Blocker@zachbarnes.dev"),
    row("Copilot Dark Theme", kind=Kind.EXTENSION, jetbrains_plugin="CopilotDarkTheme"),
    row("Outsider", "Outsider Games"),
    row("Sider"),
    row("Merlin Project", "ProjectWizards GmbH"),
    row("Merlin"),
    row("Jan"),
    row("jan", deb="jan"),
    row("JANDI", "Toss Lab, Inc."),
    row("Jasper", brew_cask="jasper"),
    row("JasperReports Server 8.2.0", "TIBCO Software Inc."),
    row("Scribe"),
    row("Scribus 1.6.3 (64bit)", "The Scribus Team"),
    row("Liner"),
    row("Warp"),
    row("Cloudflare WARP", "Cloudflare, Inc."),
    row("cloudflare-warp", deb="cloudflare-warp"),
    row("Warp", flatpak="app.drey.Warp", desktop_file="app.drey.Warp"),
    row("dia", "Debian QA Group <packages@qa.debian.org>", deb="dia"),
    row("Dia", desktop_file="org.gnome.Dia", command="dia"),
    row("Dia (remove only)", "The Dia Developers"),
    row("dia", brew_cask="dia"),
    row("Monica"),
    row("Granola"),
    row("Granola Personal", "MiserWare"),
    row("Otter Browser"),
    row("Otter"),
    row("Bionic"),
    row("Chatbox"),
    row("Flow", "Somebody Else"),
    row("blackbox", deb="blackbox"),
    row("lmstudio", kind=Kind.LIBRARY, npm="lmstudio"),
    row("msty-admin-mcp", kind=Kind.LIBRARY, pypi="msty-admin-mcp"),
    row("granola", kind=Kind.LIBRARY, npm="granola"),
    row("sentence-transformers", kind=Kind.LIBRARY, pypi="sentence-transformers"),
    command("chat.exe"),
    command("lms"),
    command("jan"),
    command("dia"),
    command("warp"),
    row("Sider", kind=Kind.EXTENSION),
    row("Grammarly", kind=Kind.EXTENSION),
    row("Monica", kind=Kind.EXTENSION, chromium_extension="abcdefghijklmnopabcdefghijklmnop"),
    row("Jasper", kind=Kind.WEB_APP, site="notjasper.ai"),
    row("Sider", kind=Kind.WEB_APP, site="sider.ai.example.org"),
]


@pytest.mark.parametrize(("item", "product", "relation", "confidence"), FOUND, ids=lambda value: getattr(value, "name", None))
def test_a_row_of_the_product_is_found_and_nothing_else(matcher, item, product, relation, confidence):
    found = [(one.id, evidence.relation, evidence.confidence) for one, evidence in matcher.match([item])]
    assert found == [(product, relation, confidence)]


@pytest.mark.parametrize("item", SILENT, ids=lambda item: f"{item.name} {item.publisher}".strip())
def test_what_only_looks_like_one_is_left_alone(matcher, item):
    assert [one.id for one, _ in matcher.match([item])] == []
