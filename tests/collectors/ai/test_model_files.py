import pytest

from scanner.collectors.ai.model_files import ModelFiles
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host

DEEPSEEK = "DeepSeek-R1-Distill-Qwen-7B-Q4_0"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.LINUX, "/home/alice/.local/share/nomic.ai/GPT4All"),
        (Platform.LINUX, "/home/alice/.var/app/io.gpt4all.gpt4all/data/nomic.ai/GPT4All"),
        (Platform.LINUX, "/home/alice/models/deepseek"),
        (Platform.LINUX, "/home/alice/.localai/models"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/nomic.ai/GPT4All"),
        (Platform.MACOS, "/Users/alice/Library/Caches/llama.cpp"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/nomic.ai/GPT4All"),
    ],
)
def test_a_file_is_known_by_its_name_and_not_opened(platform, folder):
    path = f"{folder}/{DEEPSEEK}.gguf"
    host = fake_host(platform, {path: "GGUF", f"{folder}/notes.txt": "secret"})

    assert bare(host, ModelFiles()) == [Item(DEEPSEEK, ids=(("model-file", DEEPSEEK),), location=path, user="alice")]
    assert host.disk.asked == []


def test_the_cache_of_llama_cpp_names_the_repository():
    path = f"/home/alice/.cache/llama.cpp/unsloth_DeepSeek-R1-GGUF_{DEEPSEEK}.gguf"
    [item] = bare(fake_host(files={path: "", f"{path}.json": ""}), ModelFiles())

    assert item.ids == (("hugging-face", "unsloth/DeepSeek-R1-GGUF"), ("model-file", DEEPSEEK))


def test_the_parts_of_a_model_are_one():
    files = {f"/home/alice/models/big-{part:05}-of-00003.gguf": "" for part in (1, 2, 3)}

    assert [item.name for item in bare(fake_host(files=files), ModelFiles())] == ["big"]
