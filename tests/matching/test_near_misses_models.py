"""Models, images, folders and packages as real machines name them, and those that only look so."""

import pytest

from scanner.model import Confidence, Item, Kind, Relation

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def model(kind, value):
    return Item(value, ids=((kind, value),), kind=Kind.MODEL)


def ollama(name):
    return model("ollama-model", name)


def hugging_face(name):
    return model("hugging-face", name)


def file(name):
    return model("model-file", name)


def folder(name):
    return Item(name, ids=(("config-folder", name),), kind=Kind.COMMAND_LINE)


def image(name):
    return Item(f"{name}:latest", ids=(("container-image", name),), kind=Kind.APPLICATION)


FOUND = [
    (ollama("deepseek-r1:7b"), "deepseek-models", HIGH),
    (ollama("huihui_ai/deepseek-r1-abliterated"), "deepseek-models", LOW),
    (ollama("r1-1776:70b"), "deepseek-models", MEDIUM),
    (hugging_face("deepseek-ai/DeepSeek-V3.2"), "deepseek-models", HIGH),
    (hugging_face("lmstudio-community/DeepSeek-R1-Distill-Qwen-7B-GGUF"), "deepseek-models", LOW),
    (hugging_face("perplexity-ai/r1-1776-distill-llama-70b"), "deepseek-models", MEDIUM),
    (file("DeepSeek-R1-Distill-Llama-8B-Q4_0"), "deepseek-models", LOW),
    (file("deepseek-coder-6.7b-instruct.Q5_K_M"), "deepseek-models", LOW),
    (model("modelscope", "deepseek-ai/DeepSeek-R1-0528"), "deepseek-models", HIGH),
    (model("ollama-cloud-model", "deepseek-v3.1"), "deepseek", HIGH),
    (ollama("qwen2.5-coder:32b"), "qwen-models", HIGH),
    (ollama("qwen3-next"), "qwen-models", MEDIUM),
    (hugging_face("mlx-community/Qwen3-8B-4bit"), "qwen-models", LOW),
    (hugging_face("zai-org/GLM-4.6"), "glm-models", HIGH),
    (model("modelscope", "ZhipuAI/glm-4-9b-chat"), "glm-models", HIGH),
    (ollama("yi:34b"), "yi-models", HIGH),
    (hugging_face("moonshotai/Kimi-K2-Instruct"), "kimi-models", HIGH),
    (hugging_face("baichuan-inc/Baichuan2-13B-Chat"), "baichuan-models", HIGH),
    (hugging_face("internlm/internlm3-8b-instruct"), "internlm-models", HIGH),
    (hugging_face("MiniMaxAI/MiniMax-M2"), "minimax-models", HIGH),
    (hugging_face("tencent/Hunyuan-A13B-Instruct"), "hunyuan-models", HIGH),
    (hugging_face("baidu/ERNIE-4.5-21B-A3B-PT"), "ernie-models", HIGH),
    (hugging_face("ByteDance-Seed/Seed-OSS-36B-Instruct"), "seed-models", HIGH),
    (ollama("llama3.2:3b"), "llama-models", HIGH),
    (file("Meta-Llama-3-8B-Instruct.Q4_0"), "llama-models", LOW),
    (ollama("mistral-small3.2"), "mistral-models", HIGH),
    (hugging_face("google/gemma-3-27b-it"), "gemma-models", HIGH),
    (file("Phi-3-mini-4k-instruct.Q4_0"), "phi-models", LOW),
    (ollama("gpt-oss:20b"), "gpt-oss-models", HIGH),
    (hugging_face("tiiuae/falcon-7b"), "falcon-models", HIGH),
    (ollama("granite3.3:8b"), "granite-models", HIGH),
    (hugging_face("CohereLabs/c4ai-command-a-03-2025"), "command-models", HIGH),
    (folder(".claude"), "claude-code", LOW),
    (folder(".gemini"), "gemini-cli", LOW),
    (folder("nomic.ai/GPT4All"), "gpt4all", LOW),
    (image("docker.io/ollama/ollama"), "ollama", HIGH),
    (image("ghcr.io/open-webui/open-webui"), "open-webui", HIGH),
    (image("vllm/vllm-openai"), "vllm", HIGH),
]
SILENT = [
    ollama("deepscaler"),
    ollama("tinyllama"),
    ollama("phind-codellama"),
    ollama("yarn-mistral"),
    ollama("dolphin3"),
    hugging_face("deepseek-aiko/chat"),
    hugging_face("sentence-transformers/all-MiniLM-L6-v2"),
    hugging_face("openai/whisper-large-v3"),
    hugging_face("google/flan-t5-base"),
    hugging_face("microsoft/deberta-v3-base"),
    hugging_face("facebook/bart-large"),
    hugging_face("baidu/simnet"),
    hugging_face("nghuyong/ernie-3.0-base-zh"),
    hugging_face("Falconsai/nsfw_image_detection"),
    hugging_face("someone/kimi-no-na-wa-lora"),
    file("ggml-model-q4_0"),
    file("deepseeker"),
    file("yield-curve"),
    file("gemmary"),
    folder(".dsh"),
    folder(".config"),
    folder(".cursors"),
    image("ollama"),
    image("registry.example:5000/team/ollama"),
    image("someone/open-webui"),
    image("deepseek/postgres"),
]


@pytest.mark.parametrize(("item", "product", "confidence"), FOUND, ids=lambda value: getattr(value, "name", str(value)))
def test_what_is_there_is_found_and_nothing_beside_it(matcher, item, product, confidence):
    assert [(found.id, evidence.confidence) for found, evidence in matcher.match([item])] == [(product, confidence)]


@pytest.mark.parametrize("item", SILENT, ids=lambda item: item.name)
def test_what_only_looks_so_is_not(matcher, item):
    assert matcher.match([item]) == []


def test_the_weights_of_a_model_are_never_called_the_vendors_program(matcher):
    for item, _, _ in FOUND:
        if item.kind is Kind.MODEL:
            assert {evidence.relation for _, evidence in matcher.match([item])} == {Relation.MODEL}
