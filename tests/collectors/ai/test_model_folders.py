import pytest

from scanner.collectors.ai.model_folders import ModelFolders
from scanner.model import Item, Platform
from tests.fake_host import FOLDER, bare, fake_host


@pytest.mark.parametrize("home", ["/home/alice", "/home/alice/.var/app/ai.lmstudio.lm-studio"])
def test_lm_studio_keeps_the_names_that_a_model_has_at_hugging_face(home):
    folder = f"{home}/.lmstudio/models/lmstudio-community/DeepSeek-R1-Distill-Qwen-7B-GGUF"
    files = {f"{folder}/DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf": "", f"{folder}/README.md": ""}
    ids = (
        ("hugging-face", "lmstudio-community/DeepSeek-R1-Distill-Qwen-7B-GGUF"),
        ("model-file", "DeepSeek-R1-Distill-Qwen-7B-GGUF"),
        ("model-file", "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M"),
    )

    assert bare(fake_host(files=files), ModelFolders()) == [
        Item("DeepSeek-R1-Distill-Qwen-7B-GGUF", ids=ids, within="lm-studio", location=folder, user="alice")
    ]


def test_both_layouts_of_modelscope_with_the_dots_that_it_writes_otherwise():
    hub = "/Users/alice/.cache/modelscope/hub"
    files = {
        f"{hub}/models/Qwen/Qwen2___5-7B/config.json": "",
        f"{hub}/deepseek-ai/DeepSeek-R1/config.json": "",
        f"{hub}/datasets/x/y/z": "",
        f"{hub}/temp/x/y": "",
    }
    found = bare(fake_host(Platform.MACOS, files), ModelFolders())

    assert [(item.name, item.ids, item.within) for item in found] == [
        ("Qwen2___5-7B", (("modelscope", "Qwen/Qwen2.5-7B"),), "modelscope"),
        ("DeepSeek-R1", (("modelscope", "deepseek-ai/DeepSeek-R1"),), "modelscope"),
    ]


def test_foundry_locals_models_have_no_name_at_hugging_face():
    files = {"C:/Users/alice/.foundry/cache/models/Microsoft/deepseek-r1-distill-qwen-1.5b-generic-cpu-4/v4/model.onnx": ""}
    [item] = bare(fake_host(Platform.WINDOWS, files), ModelFolders())

    assert item.ids == (("model-file", "deepseek-r1-distill-qwen-1.5b-generic-cpu-4"),)


def test_an_empty_folder_was_left_behind():
    assert bare(fake_host(files={"/home/alice/.lmstudio/models/qwen/qwen3": FOLDER}), ModelFolders()) == []
