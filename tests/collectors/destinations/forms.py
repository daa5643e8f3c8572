"""How clients write down where they send: one row is one form of one client's settings, as its own documents show it.

In a text `$URL` stands for an address, `$NAME` for what clients call the provider, `$MODEL` for a model, `$VAR` for how variables begin,
and `$KEY` for what must never be kept.
"""

from string import Template
from typing import NamedTuple

from scanner.model import Platform

KEY = "hunter2-4711-canary"
LINUX, MACOS, WINDOWS = Platform.LINUX, Platform.MACOS, Platform.WINDOWS
HOMES = {LINUX: "/home/alice", MACOS: "/Users/alice", WINDOWS: "C:/Users/alice"}
SETTINGS = {LINUX: "/home/alice/.config", MACOS: "/Users/alice/Library/Application Support", WINDOWS: "C:/Users/alice/AppData/Roaming"}


class Provider(NamedTuple):
    URL: str
    NAME: str
    MODEL: str
    VAR: str


DEEPSEEK = Provider("https://api.deepseek.com/anthropic", "deepseek", "deepseek-chat", "DEEPSEEK")
INNOCENT = (
    Provider("https://api.mistral.ai/v1", "mistral", "mistral-large-latest", "MISTRAL"),
    Provider("https://api.anthropic.com", "anthropic", "claude-sonnet-4-5", "ANTHROPIC"),
    Provider("http://localhost:11434/v1", "ollama", "llama3.3", "OLLAMA"),
    Provider("http://127.0.0.1:11434/v1", "ollama", "deepseek-r1:14b", "OLLAMA"),  # weights on the machine
)


class Form(NamedTuple):
    """A form: the client, the path below a home (`~`), below the folder for settings (`+`) or as it stands, the text, and where."""

    client: str
    path: str
    text: str
    platforms: tuple[Platform, ...] = (LINUX, MACOS, WINDOWS)

    def place(self, platform):
        if self.path.startswith("~"):
            return HOMES[platform] + self.path[1:]
        return SETTINGS[platform] + self.path[1:] if self.path.startswith("+") else self.path

    def content(self, provider):
        return Template(self.text).substitute(provider._asdict(), KEY=KEY)


UNIX = (LINUX, MACOS)
FORMS = (
    Form(
        "claude-code",
        "~/.claude/settings.json",
        '{"env": {"ANTHROPIC_BASE_URL": "$URL", "ANTHROPIC_AUTH_TOKEN": "$KEY", "ANTHROPIC_MODEL": "$MODEL"}}',
    ),
    Form("claude-code", "~/.claude/settings.local.json", '{"env": {"ANTHROPIC_BASE_URL": "$URL"}, "apiKeyHelper": "$KEY"}'),
    Form("claude-code", "/etc/claude-code/managed-settings.json", '{"env": {"ANTHROPIC_BASE_URL": "$URL"}}', (LINUX,)),
    Form(
        "claude-desktop",
        "+/Claude-3p/configLibrary/a.json",
        '{"inferenceProvider": "gateway", "inferenceGatewayBaseUrl": "$URL", "inferenceGatewayApiKey": "$KEY"}',
    ),
    Form(
        "codex-cli",
        "~/.codex/config.toml",
        'model = "$MODEL"\nmodel_provider = "mine"\n[model_providers.mine]\nname = "$KEY"\nbase_url = "$URL"\nenv_key = "$KEY"\n',
    ),
    Form("codex-cli", "~/.codex/config.toml", '[profiles.work]\nmodel = "$MODEL"\nmodel_provider = "$NAME"\n'),
    Form("gemini-cli", "~/.gemini/.env", "export GOOGLE_GEMINI_BASE_URL='$URL'\nGEMINI_API_KEY=$KEY\n"),
    Form("qwen-code", "~/.qwen/settings.json", '{"modelProviders": {"openai": [{"id": "$MODEL", "baseUrl": "$URL", "envKey": "$KEY"}]}}'),
    Form("qwen-code", "~/.qwen/.env", 'OPENAI_BASE_URL="$URL"\nOPENAI_API_KEY=$KEY\nOPENAI_MODEL=$MODEL\n'),
    Form("opencode", "~/.config/opencode/opencode.json", '{"model": "$NAME/$MODEL"}'),
    Form(
        "opencode",
        "~/.config/opencode/opencode.jsonc",
        '{"provider": {"mine": {"options": {"baseURL": "$URL", "apiKey": "$KEY"}}}, // x\n}',
    ),
    Form("opencode", "~/.local/share/opencode/auth.json", '{"$NAME": {"type": "api", "key": "$KEY"}}'),
    Form("kilo-code", "~/.config/kilo/kilo.jsonc", '{"provider": {"$NAME": {"options": {"apiKey": "$KEY"}}}}'),
    Form("goose", "~/.config/goose/config.yaml", "GOOSE_PROVIDER: $NAME\nGOOSE_MODEL: $MODEL\nextensions: {}\n", UNIX),
    Form("goose", "+/Block/goose/config/config.yaml", "OPENAI_HOST: $URL\nGOOSE_PROVIDER: openai\n", (WINDOWS,)),
    Form(
        "goose", "~/.config/goose/config.yaml", "active_provider: $NAME\nproviders:\n  $NAME:\n    enabled: true\n    model: $MODEL\n", UNIX
    ),
    Form(
        "goose",
        "~/.config/goose/custom_providers/mine.json",
        '{"name": "custom_mine", "engine": "openai", "base_url": "$URL", "api_key_env": "$KEY", "headers": {"X": "$KEY"}}',
        UNIX,
    ),
    Form("aider", "~/.aider.conf.yml", "model: $NAME/$MODEL\napi-key:\n  - $NAME=$KEY\n"),
    Form("aider", "~/.aider.conf.yml", "openai-api-base: $URL\nopenai-api-key: $KEY\nmodel: openai/$MODEL\n"),
    Form(
        "continue",
        "~/.continue/config.yaml",
        "name: mine\nmodels:\n  - name: x\n    provider: $NAME\n    model: $MODEL\n    apiKey: $KEY\n",
    ),
    Form(
        "continue", "~/.continue/config.json", '{"models": [{"title": "$KEY", "provider": "openai", "apiBase": "$URL", "model": "$MODEL"}]}'
    ),
    Form(
        "cline",
        "~/.cline/data/globalState.json",
        '{"planModeApiProvider": "$NAME", "planModeApiModelId": "$MODEL", "taskHistory": ["$KEY"]}',
    ),
    Form(
        "cline",
        "~/.cline/data/globalState.json",
        '{"actModeApiProvider": "openai", "openAiBaseUrl": "$URL", "actModeOpenAiModelId": "$MODEL"}',
    ),
    Form(
        "roo-code",
        "~/Documents/roo-code-settings.json",
        '{"providerProfiles": {"apiConfigs": {"default": {"apiProvider": "$NAME", "apiModelId": "$MODEL", "apiKey": "$KEY"}}}}',
        (LINUX, WINDOWS),
    ),
    Form("zed", "~/.config/zed/settings.json", '{"agent": {"default_model": {"provider": "$NAME", "model": "$MODEL"}}}', UNIX),
    Form("zed", "+/Zed/settings.json", '{"language_models": {"openai_compatible": {"Mine": {"api_url": "$URL"}}}}', (WINDOWS,)),
    Form(
        "vscode",
        "+/Code/User/chatLanguageModels.json",
        '[{"vendor": "customendpoint", "name": "$KEY", "apiKey": "$KEY", "models": [{"id": "$MODEL", "url": "$URL"}]}]',
    ),
    Form("vscode", "+/Code/User/settings.json", '{"github.copilot.chat.customOAIModels": {"$MODEL": {"name": "$KEY", "url": "$URL"}}}'),
    Form(
        "vscode",
        "+/Code/User/profiles/1a2b/settings.json",
        '{"claudeCode.environmentVariables": [{"name": "$KEY"}, {"ANTHROPIC_BASE_URL": "$URL"}]}',
    ),
    Form("llm", "+/io.datasette.llm/keys.json", '{"// Note": "$KEY", "$NAME": "$KEY"}'),
    Form(
        "llm",
        "+/io.datasette.llm/extra-openai-models.yaml",
        "- model_id: mine\n  model_name: $MODEL\n  api_base: $URL\n  api_key_name: $KEY\n",
    ),
    Form(
        "litellm",
        "~/litellm_config.yaml",
        "model_list:\n  - model_name: x\n    litellm_params:\n      model: $NAME/$MODEL\n      api_key: $KEY\n",
    ),
    Form(
        "claude-code-router",
        "~/.claude-code-router/config.json",
        '{"Providers": [{"name": "mine", "api_base_url": "$URL", "api_key": "$KEY", "models": []}], "Router": {"default": "mine,$MODEL"}}',
    ),
    Form(
        "crush",
        "/home/alice/.config/crush/crush.json",
        '{"providers": {"mine": {"type": "openai-compat", "base_url": "$URL", "api_key": "$KEY"}}}',
        (LINUX,),
    ),
    Form(
        "crush",
        "C:/Users/alice/AppData/Local/crush/crush.json",
        '{"models": {"large": {"provider": "$NAME", "model": "$MODEL"}}}',
        (WINDOWS,),
    ),
    Form(
        "droid",
        "~/.factory/settings.json",
        '{"customModels": [{"model": "$MODEL", "baseUrl": "$URL", "apiKey": "$KEY", "provider": "generic-chat-completion-api"}]}',
    ),
    Form(
        "droid",
        "~/.factory/config.json",
        '{"custom_models": [{"model": "$MODEL", "base_url": "$URL", "api_key": "$KEY", "provider": "openai"}]}',
    ),
    Form("kimi-cli", "~/.kimi/config.toml", '[providers.mine]\ntype = "openai_legacy"\nbase_url = "$URL"\napi_key = "$KEY"\n'),
    Form("iflow-cli", "~/.iflow/settings.json", '{"baseUrl": "$URL", "apiKey": "$KEY", "modelName": "$MODEL"}'),
    Form("codebuddy", "~/.codebuddy/models.json", '{"models": [{"id": "$MODEL", "vendor": "$NAME", "url": "$URL", "apiKey": "$KEY"}]}'),
    Form(
        "openclaw",
        "~/.openclaw/openclaw.json",
        '{"agents": {"defaults": {"model": {"primary": "$NAME/$MODEL"}}}, "gateway": {"token": "$KEY"}}',
    ),
    Form("openclaw", "~/.openclaw/openclaw.json", '{"models": {"providers": {"mine": {"baseUrl": "$URL", "apiKey": "$KEY"}}}}'),
    Form("pi", "~/.pi/agent/settings.json", '{"defaultProvider": "$NAME", "defaultModel": "$MODEL"}'),
    Form(
        "mistral-vibe",
        "~/.vibe/config.toml",
        'active_model = "x"\n[[providers]]\nname = "mine"\napi_base = "$URL"\napi_key_env_var = "$KEY"\n',
    ),
    Form(
        "aichat",
        "+/aichat/config.yaml",
        "model: $NAME:$MODEL\nclients:\n- type: openai-compatible\n  name: $NAME\n  api_base: $URL\n  api_key: $KEY\n",
        (LINUX, WINDOWS),
    ),
    Form("mods", "+/mods/mods.yml", "default-api: $NAME\ndefault-model: $MODEL\n", (LINUX, MACOS, WINDOWS)),
    Form("fabric", "~/.config/fabric/.env", "DEFAULT_VENDOR=$NAME\nDEFAULT_MODEL=$MODEL\n"),
    Form("shell-gpt", "~/.config/shell_gpt/.sgptrc", "API_BASE_URL=$URL\nDEFAULT_MODEL=$MODEL\nOPENAI_API_KEY=$KEY\n"),
    Form(
        "tabby",
        "~/.tabby/config.toml",
        '[model.chat.http]\nkind = "openai/chat"\nmodel_name = "$MODEL"\napi_endpoint = "$URL"\napi_key = "$KEY"\n',
    ),
    Form("open-interpreter", "+/open-interpreter/profiles/default.yaml", "llm:\n  model: $NAME/$MODEL\n  api_key: $KEY\n"),
    Form("gptme", "~/.config/gptme/config.toml", '[env]\nMODEL = "$NAME/$MODEL"\nX_API_KEY = "$KEY"\n'),
    Form("anythingllm", "+/anythingllm-desktop/storage/.env", "LLM_PROVIDER='$NAME'\nGENERIC_OPEN_AI_API_KEY='$KEY'\n"),
    Form("chatbox", "+/xyz.chatboxapp.app/config.json", '{"settings": {"providers": {"$NAME": {"apiKey": "$KEY"}}}}'),
    Form(
        "librechat",
        "~/LibreChat/librechat.yaml",
        "endpoints:\n  custom:\n    - name: Mine\n      apiKey: $KEY\n      baseURL: $URL\n",
    ),
    Form("nanobot", "~/.nanobot/config.json", '{"providers": {"$NAME": {"apiKey": "$KEY", "apiBase": null}}}'),
    Form("jan", "~/jan/engines/openai.json", '{"full_url": "$URL/chat/completions", "api_key": "$KEY"}'),
    Form(
        "open-webui",
        "/var/lib/docker/volumes/open-webui/_data/config.json",
        '{"openai": {"api_base_urls": ["$URL"], "api_keys": ["$KEY"]}}',
        (LINUX,),
    ),
)
