import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.python_distribution import distribution, same


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aider_chat-0.86.1.dist-info", ("aider_chat", "0.86.1")),
        ("zope.interface-7.2.dist-info", ("zope.interface", "7.2")),
        ("torch-2.9.0+cu128.dist-info", ("torch", "2.9.0+cu128")),
        ("x-1.0rc1.dev0.dist-info", ("x", "1.0rc1.dev0")),
        ("python-apt-2.6.0.egg-info", ("python-apt", "2.6.0")),
        ("PyGObject-3.42.2-py3.11-linux-x86_64.egg-info", ("PyGObject", "3.42.2")),
        ("six-1.16.0-py3.11.egg-info", ("six", "1.16.0")),
        ("mine.egg-info", ("mine", "")),
        ("deepseek_sdk-0.1-py3.11.egg", ("deepseek_sdk", "0.1")),
        ("lxml-5.2.1-py3.12-linux-x86_64.egg", ("lxml", "5.2.1")),
        ("in-work.egg-link", ("in-work", "")),
        ("~ip-23.0.dist-info", ("", "")),
        ("aider", ("", "")),
        (".dist-info", ("", "")),
    ],
)
def test_name_and_version(name, expected):
    assert distribution(f"/usr/lib/python3/dist-packages/{name}") == expected


def test_two_spellings_of_one_name():
    assert same("aider_chat", "Aider-Chat")
    assert not same("aider", "aider-chat")


@given(st.text())
def test_any_name_is_a_package_or_none(text):
    name, _ = distribution(text + ".dist-info")
    assert name in text
