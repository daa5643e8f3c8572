"""What lies on a noisy developer's machine: agents, extensions, web apps, libraries and models of every sort, some of them banned."""

import json

NPM = (
    *("@sourcegraph/amp", "@augmentcode/auggie", "@anthropic-ai/claude-code", "@musistudio/claude-code-router", "claude-flow"),
    *("@openai/codex", "@charmland/crush", "@deepseek-ai/dsh", "@google/gemini-cli", "openclaw", "opencode-ai", "@qwen-code/qwen-code"),
    *("deepseek-cli", "@vibe-kit/grok-cli", "@mistralai/mistralai", "cline", "@continuedev/cli", "@github/copilot", "@kilocode/cli"),
    *("@qodo/command", "openai", "node-llama-cpp", "@lmstudio/sdk", "ollama"),
)
PYPI = (
    *("aider-chat", "cozepy", "kimi-cli", "mistral-vibe", "open-interpreter", "openhands", "shell-gpt", "zhipuai", "llm", "comfy-cli"),
    *("transformers", "gpt4all", "vllm", "sglang", "open-webui", "mlx-lm"),
)
EDITOR = (
    *("anthropic.claude-code", "openai.chatgpt", "sst-dev.opencode", "amazonwebservices.amazon-q-vscode", "saoudrizwan.claude-dev"),
    *("tencent-cloud.coding-copilot", "aminer.codegeex", "continue.continue", "google.geminicodeassist", "github.copilot"),
    *("kilocode.kilo-code", "alibaba-cloud.tongyi-lingma", "codium.codium", "rooveterinaryinc.roo-cline", "tabnine.tabnine-vscode"),
)
EXTENSIONS = (
    ("ejcfepkfckglbgocfkanmcdngdijcgld", "ChatGPT search"),
    ("fcoeoabgfenejglbffodgkkbkcdhcgfn", "Claude"),
    ("bjjobdlpgglckcmhgmmecijpfobmcpap", "DeepSeek AI"),
    ("fplgihadlmhndfcccdojmblkdilfgkad", "DeepSeek to PDF"),
    ("hlgbcneanomplepojfcnclggenpcoldo", "Perplexity"),
    ("inhcgfpbfdjbjogdfjbclgolkmhnooop", "AI Sidebar"),
    ("ihhkmalpkhkoedlmcnilbbhhbhnicjga", "Bardeen"),
    ("mcgbeeipkmelnpldkobichboakdfaeon", "BLACKBOX AI"),
    ("blillmbchncajnhkjfdnincfndboieik", "Glasp"),
    ("eanggfilgoajaocelnaflolkadkeghjp", "HARPA AI"),
    ("mhnlakgilnojmhinhkckjpncpbhabphi", "MaxAI"),
    ("camppjleccjaphfdbohjdohecfnoikec", "Merlin"),
    ("ofpnmcalabcbjgholdjcjblkibolbppb", "Monica"),
    ("difoiogjjojoaoomphldepapgpbgkhkb", "Sider"),
    ("fggkaccpbmombhnjkjokndojfgagejfb", "Tactiq"),
    ("cofdbpoegempjloogbagkncekinflcnj", "DeepL"),
    ("kbfnbcaeplbcioakkpcpgfkobkghlhen", "Grammarly"),
    ("bibbfboplacbgnobiebieficdenamhmd", "TikTok Downloader"),
    ("dcpmkllpnpfpojkjildgeoedikjbhodm", "Web for TikTok"),
)
WEB_APPS = ("hmjcdonmhijmnefklekckjkeoknbiipb",)  # of https://chat.deepseek.com/
SITES = (
    *("coze.com", "manus.im", "character.ai", "chatgpt.com", "claude.ai", "gemini.google.com", "grok.com"),
    *("copilot.microsoft.com", "meta.ai", "chat.mistral.ai", "www.tiktok.com"),
)
PACKAGES = ("claude-desktop", "cursor", "warp-terminal", "windsurf", "opera-stable", "telegram-desktop", "wechat", "firefox-esr", "git")
MODELS = (
    *("deepseek-r1", "deepseek-v4-flash", "command-r", "falcon", "gemma", "glm4", "gpt-oss", "granite-code", "internlm2", "llama2"),
    *("mistral", "phi", "qwen", "yi"),
)
FOLDERS = (
    ".amp",
    ".claude",
    ".codex",
    ".gemini",
    ".config/goose",
    ".grok",
    ".qwen",
    ".aws/amazonq",
    ".junie",
    ".kiro",
    ".lmstudio",
    ".trae",
)
HOME = "/home/alice"
LISTED = "[Desktop Entry]\nType=Application\nName={0}\nExec=chromium --app=https://{0}/\n"


def files():
    """Return the files of the machine by their paths."""
    node, site = "/usr/local/lib/node_modules", f"{HOME}/.local/lib/python3.13/site-packages"
    editor, ollama = f"{HOME}/.vscode/extensions", f"{HOME}/.ollama/models/manifests/registry.ollama.ai/library"
    extensions = [{"identifier": {"id": one}, "version": "1.2.3", "relativeLocation": f"{one}-1.2.3"} for one in EDITOR]
    installed = "".join(f"Package: {one}\nStatus: install ok installed\nVersion: 1.0\n\n" for one in PACKAGES)
    return {
        "/var/lib/dpkg/status": installed,
        f"{editor}/extensions.json": json.dumps(extensions),
        **{f"{editor}/{one}-1.2.3/package.json": "{}" for one in EDITOR},
        **{f"{node}/{one}/package.json": json.dumps({"name": one, "version": "1.0.0", "bin": "x.js"}) for one in NPM},
        **{f"{site}/{one.replace('-', '_')}-1.0.dist-info/METADATA": "" for one in PYPI},
        **{f"{HOME}/.local/share/applications/site-{number}.desktop": LISTED.format(one) for number, one in enumerate(SITES)},
        **{f"{ollama}/{one}/latest": "{}" for one in MODELS},
        **{f"{HOME}/{one}/config": "" for one in FOLDERS},
    }
