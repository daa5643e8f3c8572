import pytest

from scanner.collectors.ai.hugging_face_cache import HuggingFaceCache
from scanner.model import Item, Platform, Rung
from tests.fake_host import bare, fake_host

HUB = "/home/alice/.cache/huggingface/hub"


@pytest.mark.parametrize(
    ("platform", "cache"),
    [
        (Platform.LINUX, "/home/alice/.cache"),
        (Platform.LINUX, "/home/alice/.var/app/com.visualstudio.code/cache"),
        (Platform.MACOS, "/Users/alice/.cache"),
        (Platform.WINDOWS, "C:/Users/alice/.cache"),
    ],
)
def test_a_models_folder_is_its_name(platform, cache):
    folder = f"{cache}/huggingface/hub/models--deepseek-ai--DeepSeek-R1"
    host = fake_host(platform, {f"{folder}/snapshots/56d4/model-00001-of-00002.safetensors": "", f"{folder}/refs/main": "56d4"})
    ids = (("hugging-face", "deepseek-ai/DeepSeek-R1"), ("model-file", "DeepSeek-R1"))

    assert bare(host, HuggingFaceCache()) == [Item("DeepSeek-R1", ids=ids, location=folder, user="alice")]
    assert host.disk.asked == []


def test_a_model_of_which_only_the_tokens_were_fetched_is_a_trace():
    files = {f"{HUB}/models--Qwen--Qwen3-8B/snapshots/1/tokenizer.json": "", f"{HUB}/models--Qwen--Qwen3-4B/.no_exist/x": ""}

    assert [item.rung for item in bare(fake_host(files=files), HuggingFaceCache())] == [Rung.RESIDUE, Rung.RESIDUE]


def test_weights_one_folder_below_and_files_by_name():
    files = {
        f"{HUB}/models--a--pipeline/snapshots/1/unet/model.safetensors": "",
        f"{HUB}/models--unsloth--R1-GGUF/snapshots/1/Q4/DeepSeek-R1-Q4_K_M.gguf": "",
        f"{HUB}/models--gpt2/snapshots/1/model.bin": "",
        f"{HUB}/datasets--a--b/snapshots/1/x.bin": "",
    }

    assert [(item.name, item.rung, item.ids) for item in bare(fake_host(files=files), HuggingFaceCache())] == [
        ("pipeline", None, (("hugging-face", "a/pipeline"), ("model-file", "pipeline"))),
        ("gpt2", None, (("model-file", "gpt2"),)),
        ("R1-GGUF", None, (("hugging-face", "unsloth/R1-GGUF"), ("model-file", "R1-GGUF"), ("model-file", "DeepSeek-R1-Q4_K_M"))),
    ]


@pytest.mark.parametrize(
    ("platform", "hub"),
    [(Platform.LINUX, "/var/cache/huggingface/hub"), (Platform.MACOS, "/Library/Application Support/lemonade/hub")],
)
def test_the_cache_of_lemonades_service_and_what_it_has_from_modelscope(platform, hub):
    files = {f"{hub}/{folder}/snapshots/1/model.gguf": "" for folder in ("models--unsloth--Qwen3-GGUF", "modelscope--models--Qwen--Qwen3")}

    assert [(item.ids[0], item.user) for item in bare(fake_host(platform, files), HuggingFaceCache())] == [
        (("hugging-face", "unsloth/Qwen3-GGUF"), ""),
        (("modelscope", "Qwen/Qwen3"), ""),
    ]
