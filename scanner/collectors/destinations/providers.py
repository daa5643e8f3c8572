"""Who serves language models, under which host and by which names clients call it. A new provider is a row.

See: each provider's own page on its programming interface; the names are those of LiteLLM, opencode, aider, Cline and Continue
"""

from __future__ import annotations

import re

from scanner.stdlib.named_tuple import NamedTuple

HERE = "localhost"
NEARBY = "private-network"


class Provider(NamedTuple):
    """A provider: the host of its interface and what clients call it, letters and digits only.

    `several`: it serves models of several makers, so that its host does not tell whose model is used, and a model's name does not tell who
    receives what is sent. `local`: it runs on the machine or in the house.
    """

    host: str
    names: tuple[str, ...] = ()
    several: bool = False
    local: bool = False


OWN = (
    Provider("api.deepseek.com", ("deepseek", "deepseekai", "deepseekapi", "deepseekchat")),
    Provider("api.anthropic.com", ("anthropic", "claude")),
    Provider("api.openai.com", ("openai", "openainative", "openaicodex", "openairesponses", "chatgpt")),
    Provider("generativelanguage.googleapis.com", ("gemini", "google", "googlegenerativeai", "googleai", "googleaistudio", "geminicli")),
    Provider("api.mistral.ai", ("mistral", "mistralai")),
    Provider("codestral.mistral.ai", ("codestral",)),
    Provider("api.x.ai", ("xai", "grok")),
    Provider("api.cohere.com", ("cohere", "coherechat")),
    Provider("api.cohere.ai"),
    Provider("api.perplexity.ai", ("perplexity",)),
    Provider("api.moonshot.ai", ("moonshot", "moonshotai", "kimi", "kimiforcoding")),
    Provider("api.moonshot.cn", ("moonshotcn", "moonshotaicn")),
    Provider("api.kimi.com", ("kimicode",)),
    Provider("api.z.ai", ("zai", "zaicodingplan")),
    Provider("open.bigmodel.cn", ("zhipu", "zhipuai", "glm", "bigmodel", "zhipuaicodingplan")),
    Provider("dashscope.aliyuncs.com", ("dashscope", "qwen", "qwencode", "alibaba", "alibabacn", "tongyi", "bailian", "aliyun")),
    Provider("dashscope-intl.aliyuncs.com", ("dashscopeintl",)),
    Provider("dashscope-us.aliyuncs.com"),
    Provider("portal.qwen.ai", ("qwenoauth",)),
    Provider("api.minimax.io", ("minimax",)),
    Provider("api.minimaxi.com", ("minimaxcn", "minimaxi")),
    Provider("api.minimax.chat"),
    Provider("qianfan.baidubce.com", ("qianfan", "baidu", "ernie", "wenxin")),
    Provider("aip.baidubce.com"),
    Provider("ark.cn-beijing.volces.com", ("volcengine", "doubao", "ark", "volcano", "bytedance")),
    Provider("ark.ap-southeast.bytepluses.com", ("byteplus",)),
    Provider("api.hunyuan.cloud.tencent.com", ("hunyuan", "tencent", "tencenthunyuan")),
    Provider("api.lkeap.cloud.tencent.com", ("lkeap",)),
    Provider("api.stepfun.com", ("stepfun",)),
    Provider("spark-api-open.xf-yun.com", ("spark", "iflytek", "xfyun")),
    Provider("api.baichuan-ai.com", ("baichuan",)),
    Provider("api.lingyiwanwu.com", ("lingyiwanwu", "yi", "01ai")),
    Provider("api.sensenova.cn", ("sensenova", "sensetime")),
    Provider("api.xiaomimimo.com", ("xiaomi", "mimo", "xiaomimimo")),
    Provider("llm.api.cloud.yandex.net", ("yandex", "yandexgpt", "yandexcloud")),
    Provider("gigachat.devices.sberbank.ru", ("gigachat", "sber")),
    Provider("api.ai21.com", ("ai21",)),
    Provider("api.reka.ai", ("reka",)),
    Provider("api.aleph-alpha.com", ("alephalpha",)),
    Provider("api.upstage.ai", ("upstage",)),
    Provider("api.inceptionlabs.ai", ("inception",)),
)
SEVERAL = tuple(
    Provider(host, names, several=True)
    for host, names in {
        "openrouter.ai": ("openrouter",),
        "api.groq.com": ("groq",),
        "api.together.xyz": ("together", "togetherai"),
        "api.together.ai": (),
        "api.fireworks.ai": ("fireworks", "fireworksai"),
        "api.deepinfra.com": ("deepinfra",),
        "api.novita.ai": ("novita", "novitaai"),
        "api.siliconflow.cn": ("siliconflow", "silicon", "siliconflowcn"),
        "api.siliconflow.com": (),
        "api.cerebras.ai": ("cerebras",),
        "api.sambanova.ai": ("sambanova",),
        "integrate.api.nvidia.com": ("nvidia", "nvidianim", "nim"),
        "router.huggingface.co": ("huggingface", "hf"),
        "api-inference.huggingface.co": (),
        "api.replicate.com": ("replicate",),
        "api.hyperbolic.xyz": ("hyperbolic",),
        "api.studio.nebius.com": ("nebius",),
        "inference.baseten.co": ("baseten",),
        "api.lambda.ai": ("lambda",),
        "llm.chutes.ai": ("chutes",),
        "api.venice.ai": ("venice",),
        "api.aimlapi.com": ("aimlapi",),
        "api.302.ai": ("302ai",),
        "aihubmix.com": ("aihubmix",),
        "api.ppinfra.com": ("ppio", "ppinfra"),
        "api-inference.modelscope.cn": ("modelscope",),
        "router.requesty.ai": ("requesty",),
        "api.portkey.ai": ("portkey",),
        "gateway.ai.cloudflare.com": ("cloudflareaigateway",),
        "workers.ai.cloudflare.com": ("cloudflare", "cloudflareworkersai"),
        "ai-gateway.vercel.sh": ("vercel", "vercelaigateway", "aigateway"),
        "api.kilo.ai": ("kilo", "kilocode", "kilogateway"),
        "api.cline.bot": ("cline",),
        "api.roocode.com": ("roo",),
        "opencode.ai": ("opencode", "opencodezen", "opencodego", "zen"),
        "api.poe.com": ("poe",),
        "api.githubcopilot.com": ("copilot", "githubcopilot"),
        "models.github.ai": ("github", "githubmodels"),
        "models.inference.ai.azure.com": (),
        "openai.azure.com": ("azure", "azureopenai", "azureopenairesponses"),
        "services.ai.azure.com": ("azureai", "azurefoundry", "foundry", "microsoftfoundry"),
        "cognitiveservices.azure.com": (),
        "models.ai.azure.com": (),
        "bedrock.amazonaws.com": ("bedrock", "amazonbedrock", "awsbedrock", "aws"),
        "aiplatform.googleapis.com": ("vertex", "vertexai", "googlevertex", "gcpvertexai", "googlevertexanthropic"),
        "watsonx.ai": ("watsonx",),
        "ml.cloud.ibm.com": (),
        "api.scaleway.ai": ("scaleway",),
        "endpoints.ai.cloud.ovh.net": ("ovh", "ovhcloud", "ovhai"),
        "openai.inference.de-txl.ionos.com": ("ionos",),
        "ollama.com": ("ollamacloud", "ollamaturbo"),
    }.items()
)
LOCAL = (
    Provider(HERE, ("ollama", "lmstudio", "llamacpp", "llamafile", "jan", "localai", "vllm", "llamaswap", "mlx", "gpt4all", "ramalama",
                    "docker", "dockermodelrunner", "koboldcpp", "textgenwebui", "lemonade", "nativellm", "foundrylocal", "local",
                    "oobabooga", "atomicchat", "ollamalocal"), local=True),
    # What stands between a client and any of those above, on the machine or near it.
    Provider(HERE, ("litellm", "litellmproxy", "claudecoderouter", "ccr", "bifrost", "helicone"), several=True, local=True),
)  # fmt: skip
PROVIDERS = (*OWN, *SEVERAL, *LOCAL)
BY_HOST = {row.host: row for row in (*OWN, *SEVERAL)}
BY_NAME = {name: row for row in PROVIDERS for name in row.names}
# Where programs that run models on the machine listen: Ollama, LM Studio, Jan, Docker Model Runner, GPT4All.
RUNNER_PORTS = frozenset({"11434", "1234", "1337", "12434", "4891"})


def provider_of_host(host: str) -> Provider | None:
    """Return whose interface a host is: the row of it or of the nearest domain above it."""
    labels = host.split(".")
    return next((BY_HOST[name] for start in range(len(labels) - 1) if (name := ".".join(labels[start:])) in BY_HOST), None)


def provider_of_name(name: str) -> Provider | None:
    """Return who is meant by what a client calls a provider."""
    return BY_NAME.get(re.sub(r"[^a-z0-9]", "", name[:100].lower()))
