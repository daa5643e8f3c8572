import pytest

from scanner.collectors.ai.ollama_models import OllamaModels
from scanner.collectors.browsers.bounds import FOREIGN
from scanner.collectors.destinations.environment_items import REGISTRY_KEYS
from scanner.model import Item, Kind, Platform, Problem, Reason, Rung
from tests.fake_host import bare, fake_host, learned

START = "/home/alice/.ollama/models/manifests"


@pytest.mark.parametrize(
    ("path", "name", "version", "ids"),
    [
        ("registry.ollama.ai/library/deepseek-r1/7b", "deepseek-r1:7b", "7b", (("ollama-model", "deepseek-r1"),)),
        ("registry.ollama.ai/MFDoom/deepseek-r1/8b", "MFDoom/deepseek-r1:8b", "8b", (("ollama-model", "MFDoom/deepseek-r1"),)),
        (
            "hf.co/bartowski/DeepSeek-R1-GGUF/Q4_K_M",
            "hf.co/bartowski/DeepSeek-R1-GGUF:Q4_K_M",
            "Q4_K_M",
            (("hugging-face", "bartowski/DeepSeek-R1-GGUF"), ("model-file", "DeepSeek-R1-GGUF")),
        ),
        ("registry.example/library/qwen3/1", "registry.example/library/qwen3:1", "1", (("ollama-model", "qwen3"),)),
    ],
)
def test_a_model_is_the_path_of_its_manifest_which_is_not_opened(path, name, version, ids):
    host = fake_host(files={f"{START}/{path}": "{"})

    assert bare(host, OllamaModels()) == [Item(name, version, ids=ids, location=f"{START}/{path}", user="alice")]
    assert host.disk.asked == []


@pytest.mark.parametrize("tag", ["cloud", "671b-cloud"])
def test_a_model_of_the_cloud_is_not_one_whose_weights_are_here(tag):
    model, sent = bare(fake_host(files={f"{START}/registry.ollama.ai/library/deepseek-v3.1/{tag}": "{}"}), OllamaModels())

    assert model.ids == (("ollama-cloud-model", "deepseek-v3.1"),)
    assert (sent.kind, sent.rung, sent.ids) == (
        Kind.DESTINATION,
        Rung.CONFIGURED,
        (("site", "ollama.com"), ("served-model", "deepseek-v3.1")),
    )


@pytest.mark.parametrize(
    ("platform", "folder", "user"),
    [
        (Platform.LINUX, "/usr/share/ollama/.ollama/models", ""),
        (Platform.LINUX, "/var/snap/ollama/common/models", ""),
        (Platform.LINUX, "/home/alice/.var/app/com.jeffser.Alpaca/data/.ollama/models", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/com.jeffser.Alpaca/.ollama/models", "alice"),
        (Platform.MACOS, "/Users/alice/.ollama/models", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/.ollama/models", "alice"),
    ],
)
def test_the_folders_of_accounts_and_of_the_service(platform, folder, user):
    [item] = bare(fake_host(platform, {f"{folder}/manifests/registry.ollama.ai/library/qwen3/latest": ""}), OllamaModels())

    assert (item.name, item.user) == ("qwen3:latest", user)


def test_what_is_no_manifest_and_the_weights_are_no_models():
    files = {f"{START}/registry.ollama.ai/library/qwen3/.DS_Store": "", "/home/alice/.ollama/models/blobs/sha256-0": "", f"{START}/x/y": ""}

    assert bare(fake_host(files=files), OllamaModels()) == []


def found(files, platform=Platform.LINUX, registry=None):
    host = learned(fake_host(platform, files, registry=registry))
    return [(one.location, one.user) for one in bare(host, OllamaModels())]


MODEL = "manifests/registry.ollama.ai/library/qwen3/latest"
UNIT = '[Service]\nEnvironment="OLLAMA_HOST=0.0.0.0" "OLLAMA_MODELS={}"\n'


@pytest.mark.parametrize(
    ("unit", "said", "folder", "user"),
    [
        ("/etc/systemd/system/ollama.service.d/override.conf", "/data/models", "/data/models", ""),
        ("/etc/systemd/system/ollama.service", "%h/models", "/root/models", ""),
        ("/etc/systemd/system/ollama.service", "%S/ollama/of-%u", "/var/lib/ollama/of-root", ""),
        ("/home/alice/.config/systemd/user/ollama.service", "%C/ollama", "/home/alice/.cache/ollama", "alice"),
        ("/etc/systemd/system/ollama-gpu.service", "/data/models/", "/data/models", ""),
        ("/home/alice/.config/systemd/user/ollama.service", "%h/models", "/home/alice/models", "alice"),
        ("/home/alice/.config/systemd/user/ollama.service.d/a.conf", "$HOME/models", "/home/alice/models", "alice"),
    ],
)
def test_a_folder_that_a_unit_names(unit, said, folder, user):
    assert found({unit: UNIT.format(said), f"{folder}/{MODEL}": ""}) == [(f"{folder}/{MODEL}", user)]


def test_a_folder_of_another_account_is_not_read_for_who_names_it():
    host = fake_host(
        files={"/home/alice/.config/systemd/user/ollama.service": UNIT.format("/home/bob/m"), f"/home/bob/m/{MODEL}": ""},
        users=("alice", "bob"),
    )
    host.learn_accounts()

    assert bare(host, OllamaModels()) == [Problem(Reason.LINK_LEAVES, FOREIGN, "/home/bob/m", "alice")]


def test_a_folder_that_the_registry_names():
    machine = {REGISTRY_KEYS[1]: {"OLLAMA_MODELS": r"D:\Models"}}
    hers = {r"HKU\S-1-5-21-1-2-3-1000\Environment": {"OLLAMA_MODELS": r"%USERPROFILE%\big"}}

    assert found({f"D:/Models/{MODEL}": ""}, Platform.WINDOWS, machine) == [(f"D:/Models/{MODEL}", "")]
    assert found({f"C:/Users/alice/big/{MODEL}": ""}, Platform.WINDOWS, hers) == [(f"C:/Users/alice/big/{MODEL}", "alice")]
    assert found({}, Platform.WINDOWS, {r"HKU\S-1-5-21-1-2-3-1000\Environment": {"Path": "x"}}) == []


def test_the_usual_folder_that_a_variable_names_too_is_read_once():
    unit = {"/etc/systemd/system/ollama.service": UNIT.format("/usr/share/ollama/.ollama/models")}

    assert found({**unit, f"/usr/share/ollama/.ollama/models/{MODEL}": ""}) == [(f"/usr/share/ollama/.ollama/models/{MODEL}", "")]


@pytest.mark.parametrize("said", ["", "relative", "/data/" + "../" * 50])
def test_what_names_no_folder(said):
    assert found({"/etc/systemd/system/ollama.service": UNIT.format(said)}) == []
