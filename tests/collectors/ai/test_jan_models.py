import pytest

from scanner.collectors.ai.jan_models import JanModels
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host


@pytest.mark.parametrize(
    ("platform", "base"),
    [
        (Platform.LINUX, "/home/alice/.config/Jan/data"),
        (Platform.LINUX, "/home/alice/.var/app/ai.jan.Jan/data/Jan/data"),
        (Platform.LINUX, "/home/alice/jan"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Jan/data"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Jan/data"),
    ],
)
def test_a_model_is_the_folder_with_its_description(platform, base):
    folder = f"{base}/llamacpp/models/bartowski/DeepSeek-R1-Distill-Qwen-7B-GGUF"
    host = fake_host(platform, {f"{folder}/model.yml": "api_key: secret", f"{folder}/deep.gguf": ""})
    ids = (
        ("hugging-face", "bartowski/DeepSeek-R1-Distill-Qwen-7B-GGUF"),
        ("model-file", "DeepSeek-R1-Distill-Qwen-7B-GGUF"),
        ("model-file", "deep"),
    )

    assert bare(host, JanModels()) == [Item("DeepSeek-R1-Distill-Qwen-7B-GGUF", ids=ids, within="jan", location=folder, user="alice")]
    assert host.disk.asked == []


def test_folders_of_every_depth_that_jan_has_had():
    start = "/home/alice/jan/models"
    files = {f"{start}/qwen3/model.json": "", f"{start}/huggingface.co/a/b/x.gguf": "", f"{start}/too/deep/to/be/model.yml": ""}

    assert [(item.name, item.ids) for item in bare(fake_host(files=files), JanModels())] == [
        ("b", (("hugging-face", "a/b"), ("model-file", "b"), ("model-file", "x"))),
        ("qwen3", (("model-file", "qwen3"),)),
    ]
