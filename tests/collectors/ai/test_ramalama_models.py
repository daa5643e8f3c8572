import pytest

from scanner.collectors.ai.ramalama_models import RamalamaModels
from scanner.model import Item, Platform
from tests.fake_host import FOLDER, bare, fake_host


@pytest.mark.parametrize(
    ("platform", "base", "user"),
    [
        (Platform.LINUX, "/home/alice/.local/share", "alice"),
        (Platform.LINUX, "/var/lib", ""),
        (Platform.MACOS, "/Users/alice/.local/share", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/.local/share", "alice"),
    ],
)
def test_each_source_has_ids_of_its_own(platform, base, user):
    store = f"{base}/ramalama/store"
    models = {
        f"{store}/huggingface/deepseek-ai/DeepSeek-R1": ("DeepSeek-R1", ("hugging-face", "deepseek-ai/DeepSeek-R1")),
        f"{store}/huggingface/unsloth/R1-GGUF/R1-Q4.gguf": ("R1-GGUF", ("hugging-face", "unsloth/R1-GGUF")),
        f"{store}/modelscope/Qwen/Qwen2.5-7B": ("Qwen2.5-7B", ("modelscope", "Qwen/Qwen2.5-7B")),
        f"{store}/ollama/library/deepseek-r1": ("deepseek-r1", ("ollama-model", "deepseek-r1")),
        f"{store}/ollama/someone/r1": ("r1", ("ollama-model", "someone/r1")),
    }
    files = {f"{folder}/snapshots/sha256-0/weights.gguf": "" for folder in models} | {f"{folder}/refs/latest.json": "" for folder in models}
    host = fake_host(platform, files)

    assert bare(host, RamalamaModels()) == [
        Item(name, ids=(known, ("model-file", "weights")), within="ramalama", location=folder, user=user)
        for folder, (name, known) in models.items()
    ]
    assert host.disk.asked == []


def test_what_was_not_fetched_or_was_named_by_a_path_is_left_out():
    store = "/home/alice/.local/share/ramalama/store"
    files = {f"{store}/ollama/library/deepseek-r1/snapshots/sha256-0": FOLDER, f"{store}/url/home/alice/secret/snapshots/0/x.gguf": ""}

    assert bare(fake_host(files=files), RamalamaModels()) == []
