"""Clients of language models, and where their settings say which provider they send to. A new client is a row.

Not in the table, for their settings cannot be read: Cherry Studio, Msty and Warp keep them in a browser's database or in the keyring,
Windsurf and Amp on their vendor's side, JetBrains' AI Assistant beside its keys in the IDE's own store (looked at in November 2026).
See: each client's own page on providers or models
"""

from __future__ import annotations

from scanner.collectors.editors.vscode_family import SETTINGS_NAMES, USER_FOLDERS
from scanner.formats.path_of_keys import EVERY, NAMED
from scanner.stdlib.named_tuple import NamedTuple

Path = tuple[str, ...]


class Place(NamedTuple):
    """A place in a client's settings: the tables at a path of keys, and the keys in each that tell its address, provider and model.

    `on` is a key that must not be false: some clients list every provider that they know. `environment` holds variables.
    """

    at: Path = ()
    address: tuple[Path, ...] = ()
    provider: tuple[Path, ...] = ()
    model: tuple[Path, ...] = ()
    on: Path = ()
    environment: bool = False


class ModelClient(NamedTuple):
    """A client, the places in its files, and the files as patterns by platform; `settings` are below each platform's folder for them."""

    id: str
    places: tuple[Place, ...]
    anywhere: tuple[str, ...] = ()
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    managed: bool = False


def paths(*keys: str) -> tuple[Path, ...]:
    """Return paths of one key each."""
    return tuple((key,) for key in keys)


VARIABLES = (Place(environment=True),)
ENVIRONMENT = Place(("env",), environment=True)
OPENCODE = (
    Place(model=paths("model", "small_model")),
    Place(("provider", EVERY), (("options", "baseURL"), ("api",)), ((NAMED,),)),
    Place(("agent", EVERY), model=paths("model")),
    Place(("mode", EVERY), model=paths("model")),
)
CLAUDE_CODE = (ENVIRONMENT,)
CLINE = tuple(
    Place(
        (),
        paths("openAiBaseUrl") if own else (),
        paths(f"{mode}ModeApiProvider"),
        paths(f"{mode}ModeApiModelId", f"{mode}ModeOpenAiModelId"),
    )
    for mode in ("plan", "act")
    for own in (False, True)
)
ROO_CODE = (
    Place(address=paths("openAiBaseUrl", "anthropicBaseUrl"), provider=paths("apiProvider"), model=paths("apiModelId", "openAiModelId")),
    Place(("listApiConfigMeta", EVERY), provider=paths("apiProvider"), model=paths("modelId")),
)
ROO_EXPORTS = ("roo-config.json", "roo-code-settings.json")
OPEN_WEBUI = (Place(("openai",), (("api_base_urls", EVERY),)), Place(("ollama",), (("base_urls", EVERY),)))
SECRETS_BY_PROVIDER = (Place((EVERY,), provider=((NAMED,),)),)
MODEL_CLIENTS = (
    ModelClient("claude-code", CLAUDE_CODE, ("{home}/.claude/settings.json", "{home}/.claude/settings.local.json", "{home}/.claude.json")),
    ModelClient(
        "claude-code",
        CLAUDE_CODE,
        linux=("/etc/claude-code/managed-settings.json", "/etc/claude-code/managed-settings.d/*.json"),
        macos=(
            "/Library/Application Support/ClaudeCode/managed-settings.json",
            "/Library/Application Support/ClaudeCode/managed-settings.d/*.json",
        ),
        windows=("C:/ProgramData/ClaudeCode/managed-settings.json", "C:/Program Files/ClaudeCode/managed-settings.json"),
        managed=True,
    ),
    # Third-party inference, which its developer menu writes: https://docs.litellm.ai/docs/proxy/client_setup/claude_desktop
    ModelClient(
        "claude-desktop",
        (
            Place(address=paths("inferenceGatewayBaseUrl"), provider=paths("inferenceProvider")),
            Place(("enterpriseConfig",), paths("inferenceGatewayBaseUrl"), paths("inferenceProvider")),
        ),
        settings=("Claude/claude_desktop_config.json", "Claude-3p/claude_desktop_config.json", "Claude-3p/configLibrary/*.json"),
    ),
    ModelClient(
        "codex-cli",
        (
            Place(address=paths("openai_base_url"), provider=paths("model_provider", "oss_provider"), model=paths("model")),
            Place(("model_providers", EVERY), paths("base_url"), ((NAMED,),)),
            Place(("profiles", EVERY), provider=paths("model_provider"), model=paths("model")),
        ),
        ("{home}/.codex/config.toml",),
        linux=("/etc/codex/config.toml", "/etc/codex/managed_config.toml"),
        macos=("/etc/codex/config.toml", "/etc/codex/managed_config.toml"),
    ),
    ModelClient("gemini-cli", (ENVIRONMENT,), ("{home}/.gemini/settings.json",)),
    ModelClient("gemini-cli", VARIABLES, ("{home}/.gemini/.env",)),
    ModelClient(
        "qwen-code",
        (
            ENVIRONMENT,
            Place(("security", "auth"), paths("baseUrl"), model=()),
            Place(("modelProviders", EVERY, EVERY), paths("baseUrl"), model=paths("id")),
        ),
        ("{home}/.qwen/settings.json",),
    ),
    ModelClient("qwen-code", VARIABLES, ("{home}/.qwen/.env",)),
    ModelClient(
        "opencode",
        OPENCODE,
        tuple(f"{{home}}/.config/opencode/{name}" for name in ("opencode.json", "opencode.jsonc", "config.json")),
        linux=("/etc/opencode/opencode.json",),
    ),
    ModelClient("opencode", SECRETS_BY_PROVIDER, ("{home}/.local/share/opencode/auth.json",)),
    ModelClient("kilo-code", OPENCODE, tuple(f"{{home}}/.config/kilo/{name}" for name in ("kilo.json", "kilo.jsonc", "config.json"))),
    ModelClient("kilo-code", SECRETS_BY_PROVIDER, ("{home}/.local/share/kilo/auth.json",)),
    ModelClient(
        "kilo-code",
        (Place(("providers", EVERY), paths("openAiBaseUrl", "anthropicBaseUrl"), paths("provider"), paths("openAiModelId", "apiModelId")),),
        ("{home}/.kilocode/cli/config.json", "{home}/.kilocode/config.json"),
    ),
    ModelClient(
        "goose",
        (
            Place(environment=True),
            Place(provider=paths("active_provider")),
            Place(("providers", EVERY), paths("base_url", "host"), ((NAMED,),), paths("model"), on=("enabled",)),
        ),
        linux=("{home}/.config/goose/config.yaml",),
        macos=("{home}/.config/goose/config.yaml",),
        windows=("{roaming}/Block/goose/config/config.yaml",),
    ),
    ModelClient(
        "goose",
        (Place(address=paths("base_url"), provider=paths("name")),),
        linux=("{home}/.config/goose/custom_providers/*.json",),
        macos=("{home}/.config/goose/custom_providers/*.json",),
        windows=("{roaming}/Block/goose/config/custom_providers/*.json",),
    ),
    ModelClient(
        "aider",
        (
            Place(address=paths("openai-api-base"), model=paths("model", "weak-model", "editor-model")),
            Place(provider=(("api-key",), ("api-key", EVERY))),
            Place(environment=True),
        ),
        ("{home}/.aider.conf.yml",),
    ),
    ModelClient("aider", (Place((EVERY,), model=paths("name")),), ("{home}/.aider.model.settings.yml",)),
    ModelClient(
        "continue",
        tuple(
            Place(at, paths("apiBase"), paths("provider"), paths("model"))
            for at in (("models", EVERY), ("tabAutocompleteModel",), ("embeddingsProvider",), ("reranker",))
        ),
        (
            "{home}/.continue/config.yaml",
            "{home}/.continue/config.json",
            "{home}/.continue/models/*.yaml",
            "{home}/.continue/assistants/*.yaml",
        ),
    ),
    ModelClient("continue", VARIABLES, ("{home}/.continue/.env",)),
    ModelClient(
        "cline",
        CLINE,
        ("{home}/.cline/data/globalState.json",),
    ),
    ModelClient(
        "cline",
        (Place(("providers", EVERY), (("settings", "baseUrl"),), ((NAMED,),), (("settings", "model"),)),),
        ("{home}/.cline/data/settings/providers.json",),
    ),
    ModelClient(
        "roo-code",
        (
            Place(
                ("providerProfiles", "apiConfigs", EVERY),
                paths("openAiBaseUrl", "anthropicBaseUrl"),
                paths("apiProvider"),
                paths("apiModelId", "openAiModelId", "openRouterModelId"),
            ),
        ),
        ("{home}/.roo/roo-code-settings.json",),
        linux=tuple(f"{{home}}/Documents/{name}" for name in ROO_EXPORTS),
        macos=tuple(f"{{unasked}}/Documents/{name}" for name in ROO_EXPORTS),  # a running Mac would ask its user
        windows=tuple(f"{{documents}}/{name}" for name in ROO_EXPORTS),
    ),
    ModelClient(
        "zed",
        (
            Place(("agent", "default_model"), provider=paths("provider"), model=paths("model")),
            Place(("assistant", "default_model"), provider=paths("provider"), model=paths("model")),
            Place(("language_models", EVERY), paths("api_url"), ((NAMED,),)),
            Place(("language_models", "openai_compatible", EVERY), paths("api_url"), ((NAMED,),)),
        ),
        linux=("{config}/zed/settings.json",),
        macos=("{home}/.config/zed/settings.json",),
        windows=("{roaming}/Zed/settings.json",),
    ),
    ModelClient(
        "vscode",
        (
            Place((EVERY,), paths("url", "endpoint"), paths("vendor")),
            Place((EVERY, "models", EVERY), paths("url"), model=paths("id")),
        ),
        settings=tuple(f"{name}/{user}/chatLanguageModels.json" for name in SETTINGS_NAMES for user in USER_FOLDERS),
    ),
    ModelClient(
        "vscode",
        (
            Place(("github.copilot.chat.customOAIModels", EVERY), paths("url"), model=((NAMED,),)),
            Place(address=paths("github.copilot.chat.byok.ollamaEndpoint")),
            Place(("claudeCode.environmentVariables", EVERY), environment=True),
            Place(("claude-code.environmentVariables", EVERY), environment=True),
        ),
        settings=tuple(f"{name}/{user}/settings.json" for name in SETTINGS_NAMES for user in USER_FOLDERS),
    ),
    ModelClient(
        "llm",
        (Place((EVERY,), paths("api_base"), model=paths("model_name", "model_id")),),
        settings=("io.datasette.llm/extra-openai-models.yaml",),
    ),
    ModelClient("llm", (Place(provider=((EVERY, NAMED),)),), settings=("io.datasette.llm/keys.json",)),
    ModelClient(
        "litellm",
        (
            Place(("model_list", EVERY, "litellm_params"), paths("api_base"), model=paths("model")),
            Place(("environment_variables",), environment=True),
        ),
        (
            "{home}/litellm_config.yaml",
            "{home}/litellm-config.yaml",
            "{home}/litellm/config.yaml",
            "{home}/litellm/litellm_config.yaml",
            "{home}/.litellm/config.yaml",
            "{home}/.config/litellm/config.yaml",
        ),
        linux=("/etc/litellm/config.yaml", "/etc/litellm.yaml", "/opt/litellm/config.yaml"),
    ),
    ModelClient(
        "claude-code-router",
        (
            Place(("Providers", EVERY), paths("api_base_url"), paths("name")),
            Place(("Router",), model=paths("default", "background", "think", "longContext", "webSearch")),
        ),
        ("{home}/.claude-code-router/config.json",),
    ),
    ModelClient(
        "crush",
        (
            Place(("providers", EVERY), paths("base_url"), ((NAMED,),)),
            Place(("models", EVERY), provider=paths("provider"), model=paths("model")),
        ),
        linux=("{config}/crush/crush.json", "{data}/crush/crush.json"),
        macos=("{home}/.config/crush/crush.json", "{home}/.local/share/crush/crush.json"),
        windows=("{local}/crush/crush.json",),
    ),
    ModelClient(
        "droid",
        (
            Place(("customModels", EVERY), paths("baseUrl"), paths("provider"), paths("model")),
            Place(("custom_models", EVERY), paths("base_url"), paths("provider"), paths("model")),
        ),
        ("{home}/.factory/settings.json", "{home}/.factory/settings.local.json", "{home}/.factory/config.json"),
    ),
    ModelClient(
        "kimi-cli",
        (
            Place(("providers", EVERY), paths("base_url"), paths("type")),
            Place(("models", EVERY), provider=paths("provider"), model=paths("model")),
        ),
        ("{home}/.kimi/config.toml", "{home}/.kimi/config.json"),
    ),
    ModelClient("iflow-cli", (Place(address=paths("baseUrl"), model=paths("modelName")),), ("{home}/.iflow/settings.json",)),
    ModelClient(
        "codebuddy",
        (Place(("models", EVERY), paths("url"), paths("vendor"), paths("id")), ENVIRONMENT),
        ("{home}/.codebuddy/models.json", "{home}/.codebuddy/settings.json"),
    ),
    ModelClient(
        "openclaw",
        (
            ENVIRONMENT,
            Place(("models", "providers", EVERY), paths("baseUrl"), ((NAMED,),)),
            Place(("agents", "defaults", "model"), model=paths("primary")),
            Place(("agents", "defaults"), model=paths("model")),
            Place(("agents", "list", EVERY), model=(("model",), ("model", "primary"))),
            Place(("auth", "profiles", EVERY), provider=paths("provider")),
        ),
        ("{home}/.openclaw/openclaw.json", "{home}/.clawdbot/clawdbot.json"),
    ),
    ModelClient("openclaw", VARIABLES, ("{home}/.openclaw/.env",)),
    ModelClient(
        "pi",
        (
            Place(provider=paths("defaultProvider"), model=paths("defaultModel")),
            Place(("providers", EVERY), paths("baseUrl"), ((NAMED,),)),
        ),
        ("{home}/.pi/agent/settings.json", "{home}/.pi/agent/models.json"),
    ),
    ModelClient("pi", SECRETS_BY_PROVIDER, ("{home}/.pi/agent/auth.json",)),
    ModelClient(
        "mistral-vibe",
        (
            Place(("providers", EVERY), paths("api_base"), paths("name")),
            Place(("models", EVERY), provider=paths("provider"), model=paths("name")),
        ),
        ("{home}/.vibe/config.toml",),
    ),
    ModelClient("mistral-vibe", VARIABLES, ("{home}/.vibe/.env",)),
    ModelClient(
        "aichat",
        (Place(model=paths("model")), Place(("clients", EVERY), paths("api_base"), paths("name", "type"))),
        linux=("{config}/aichat/config.yaml",),
        macos=("{support}/aichat/config.yaml", "{home}/.config/aichat/config.yaml"),
        windows=("{roaming}/aichat/config.yaml",),
    ),
    ModelClient(
        "mods",
        (Place(provider=paths("default-api"), model=paths("default-model")),),
        linux=("{config}/mods/mods.yml",),
        macos=("{support}/mods/mods.yml", "{home}/.config/mods/mods.yml"),
        windows=("{roaming}/mods/mods.yml", "{local}/mods/mods.yml"),
    ),
    ModelClient("fabric", VARIABLES, ("{home}/.config/fabric/.env",)),
    ModelClient("shell-gpt", VARIABLES, ("{home}/.config/shell_gpt/.sgptrc",)),
    ModelClient(
        "tabby",
        tuple(
            Place(("model", use, "http"), paths("api_endpoint"), paths("kind"), paths("model_name"))
            for use in ("chat", "completion", "embedding")
        ),
        ("{home}/.tabby/config.toml",),
    ),
    ModelClient(
        "open-interpreter",
        (Place(("llm",), paths("api_base"), model=paths("model")),),
        settings=("open-interpreter/profiles/*.yaml",),
    ),
    ModelClient("gptme", (ENVIRONMENT, Place(("models",), model=paths("default"))), ("{home}/.config/gptme/config.toml",)),
    ModelClient("anythingllm", VARIABLES, settings=("anythingllm-desktop/storage/.env",)),
    ModelClient(
        "chatbox",
        (
            Place(("settings",), paths("apiHost"), paths("aiProvider"), paths("model")),
            Place(("settings", "providers", EVERY), paths("apiHost"), ((NAMED,),)),
            Place(("settings", "customProviders", EVERY), paths("apiHost"), paths("name")),
        ),
        settings=("xyz.chatboxapp.app/config.json", "xyz.chatboxapp.ce/config.json"),
    ),
    ModelClient(
        "librechat",
        (Place(("endpoints", "custom", EVERY), paths("baseURL"), paths("name")), Place(("endpoints", "openAI"), paths("baseURL"))),
        ("{home}/LibreChat/librechat.yaml", "{home}/librechat/librechat.yaml"),
        linux=("/opt/LibreChat/librechat.yaml", "/opt/librechat/librechat.yaml", "/srv/LibreChat/librechat.yaml"),
    ),
    ModelClient(
        "librechat",
        VARIABLES,
        ("{home}/LibreChat/.env", "{home}/librechat/.env"),
        linux=("/opt/LibreChat/.env", "/opt/librechat/.env", "/srv/LibreChat/.env"),
    ),
    ModelClient(
        "jan",
        (Place(address=paths("full_url", "base_url")), Place((EVERY,), paths("base_url"), paths("provider"), on=("active",))),
        ("{home}/jan/engines/*.json", "{home}/.jan/engines/*.json"),
        settings=("Jan/data/engines/*.json", "Jan/data/engines/*/engine.json"),
    ),
    ModelClient(
        "jan",
        (Place(provider=paths("engine"), model=paths("id")),),
        ("{home}/jan/models/*/model.json",),
        settings=("Jan/data/models/*/model.json",),
    ),
    ModelClient(
        "nanobot",
        (Place(("providers", EVERY), paths("apiBase"), ((NAMED,),)), Place(("agents", "defaults"), model=paths("model"))),
        ("{home}/.nanobot/config.json", "{home}/.picoclaw/config.json"),
    ),
    ModelClient(
        "open-webui",
        OPEN_WEBUI,
        ("{home}/open-webui/config.json",),
        linux=("/var/lib/docker/volumes/open-webui/_data/config.json",),
    ),
)
