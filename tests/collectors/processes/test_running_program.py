import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.processes.running_program import command


@pytest.mark.parametrize(
    ("name", "executable", "arguments", "expected"),
    [
        ("ollama", "/usr/local/bin/ollama", ("/usr/local/bin/ollama", "runner", "--model", "/x/blobs/sha256-0"), "ollama"),
        ("llama-server", "", ("llama-server", "-hf", "a/b"), "llama-server"),
        ("node", "/usr/bin/node", ("node", "/home/a/.nvm/versions/node/v22/bin/claude", "--print", "secret"), "claude"),
        ("node", "/usr/bin/node", ("node", "--require", "/a/bin/hook.js", "/home/a/work/bin/build.mjs"), "build"),
        ("python3", "/usr/bin/python3.12", ("python", "-m", "aider", "secret.txt"), "aider"),
        ("python3", "/usr/bin/python3", ("python3", "-u", "-m", "vllm.entrypoints.openai.api_server"), "vllm"),
        ("python3", "/usr/bin/python3", ("/usr/bin/python3", "/home/a/.local/bin/aider"), "aider"),
        ("python.exe", "C:/Py/python.exe", ("python.exe", r"C:\Py\Scripts\aider-script.py"), "aider"),
    ],
)
def test_the_command_that_runs(name, executable, arguments, expected):
    assert command(name, executable, arguments) == expected


@pytest.mark.parametrize(
    "arguments",
    [("python3",), ("python3", "-m"), ("python3", "-m", "a b"), ("python3", "/home/a/secret.py"), ("python3", "-c", "import aider"), ()],
)
def test_what_somebody_works_on_is_no_command(arguments):
    assert command("python3", "/usr/bin/python3", arguments) == ""


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_words_give_a_name_or_none(name, executable, arguments):
    assert "/" not in command("", executable, arguments)
    assert isinstance(command(name, executable, ["python", *arguments]), str)
