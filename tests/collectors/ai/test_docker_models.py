import json

import pytest

from scanner.collectors.ai.docker_models import DockerModels
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

LISTED = {
    "models": [
        {
            "id": "sha256:0",
            "tags": ["ai/deepseek-r1-distill-llama:8B-Q4_K_M", "ai/deepseek-r1-distill-llama:latest"],
            "files": ["sha256:1"],
        },
        {"id": "sha256:2", "tags": ["huggingface.co/bartowski/deepseek-r1-gguf:Q4_K_M"]},
        {"id": "sha256:3", "tags": None},
    ]
}


@pytest.mark.parametrize(
    ("platform", "home"), [(Platform.LINUX, "/home/alice"), (Platform.MACOS, "/Users/alice"), (Platform.WINDOWS, "C:/Users/alice")]
)
def test_each_tag_is_a_model(platform, home):
    index = f"{home}/.docker/models/models.json"
    r1, unsure = "deepseek-r1-gguf", (("model-file", "deepseek-r1-distill-llama"),)
    known = {"within": "docker", "location": index, "user": "alice"}

    assert bare(fake_host(platform, {index: json.dumps(LISTED)}), DockerModels()) == [
        Item("ai/deepseek-r1-distill-llama:8B-Q4_K_M", "8B-Q4_K_M", ids=unsure, **known),
        Item("ai/deepseek-r1-distill-llama:latest", "latest", ids=unsure, **known),
        Item(f"huggingface.co/bartowski/{r1}:Q4_K_M", "Q4_K_M", ids=(("hugging-face", f"bartowski/{r1}"), ("model-file", r1)), **known),
    ]


def test_a_damaged_list_is_a_problem():
    [problem] = bare(fake_host(files={"/home/alice/.docker/models/models.json": "{"}), DockerModels())

    assert isinstance(problem, Problem)
    assert problem.reason is Reason.MALFORMED


@pytest.mark.parametrize(
    ("models", "detail", "left"),
    [("x", "expected `models` to be a list", 0), ({"0": 1}, "expected `models` to be a list", 0),
     ([3, {"tags": ["ai/probe:1"]}], "expected model 1 to be an object", 1),
     ([{"tags": "ai/probe:1"}, {"tags": ["ai/probe:2"]}], "expected `tags` to be a list", 1)],
)  # fmt: skip
def test_what_docker_would_not_read_is_a_problem_and_costs_itself_alone(models, detail, left):
    said = bare(fake_host(files={"/home/alice/.docker/models/models.json": json.dumps({"models": models})}), DockerModels())

    assert [one.detail for one in said if isinstance(one, Problem)] == [detail]
    assert len(said) == left + 1


@pytest.mark.parametrize("content", ["{}", '{"models": null}', '{"models": []}'])
def test_a_store_without_models_is_none(content):
    assert bare(fake_host(files={"/home/alice/.docker/models/models.json": content}), DockerModels()) == []


def test_of_a_list_without_end_only_the_first_are_listed():
    listed = json.dumps({"models": [{"tags": [f"ai/probe:{number}" for number in range(1001)]}]})
    problem, *items = sorted(
        bare(fake_host(files={"/home/alice/.docker/models/models.json": listed}), DockerModels()), key=lambda one: isinstance(one, Item)
    )

    assert problem.detail == "1001 models; only the first 1000 are listed"
    assert len(items) == 1000
