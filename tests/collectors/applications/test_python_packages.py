import pytest

from scanner.collectors.applications.python_packages import PythonPackages
from scanner.model import Item, Kind, Platform, Reason
from tests.fake_host import Link, bare, fake_host, said

LOCAL = "C:/Users/alice/AppData/Local"
STORE_PYTHON = f"{LOCAL}/Packages/PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0"


@pytest.mark.parametrize(
    ("platform", "site", "user"),
    [
        (Platform.LINUX, "/usr/lib/python3/dist-packages", ""),
        (Platform.LINUX, "/usr/lib64/python3.14/site-packages", ""),
        (Platform.LINUX, "/usr/local/lib/python3.11/dist-packages", ""),
        (Platform.LINUX, "/home/alice/.local/lib/python3.13/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/.pyenv/versions/3.12.4/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/miniconda3/envs/work/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/.asdf/installs/python/3.12.1/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/python/3.12.1/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/.rye/py/cpython@3.12.3/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/alice/.pyenv/versions/3.12.4/envs/work/lib/python3.12/site-packages", "alice"),
        (Platform.LINUX, "/home/linuxbrew/.linuxbrew/lib/python3.13/site-packages", ""),
        (Platform.MACOS, "/Users/alice/.local/share/uv/python/cpython-3.12/lib/python3.12/site-packages", "alice"),
        (Platform.MACOS, "/opt/homebrew/Caskroom/miniconda/base/lib/python3.12/site-packages", ""),
        (Platform.WINDOWS, f"{LOCAL}/mise/installs/python/3.12.1/Lib/site-packages", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/python/Lib/site-packages", "alice"),
        (Platform.WINDOWS, f"{LOCAL}/Python/pythoncore-3.14-64/Lib/site-packages", "alice"),
        (Platform.MACOS, "/Users/alice/Library/Python/3.9/lib/python/site-packages", "alice"),
        (Platform.MACOS, "/Library/Frameworks/Python.framework/Versions/3.13/lib/python3.13/site-packages", ""),
        (Platform.MACOS, "/opt/homebrew/lib/python3.13/site-packages", ""),
        (Platform.WINDOWS, f"{LOCAL}/Programs/Python/Python313/Lib/site-packages", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Python/Python313/site-packages", "alice"),
        (Platform.WINDOWS, "C:/ProgramData/miniconda3/Lib/site-packages", ""),
    ],
)
def test_a_package_is_known_by_the_name_of_its_record_which_is_not_opened(platform, site, user):
    path = f"{site}/deepseek_harness_sdk-0.3.1.dist-info"
    host = fake_host(platform, {f"{path}/METADATA": "secret", f"{site}/six.py": ""})

    assert bare(host, PythonPackages()) == [
        Item("deepseek_harness_sdk", "0.3.1", ids=(("pypi", "deepseek_harness_sdk"),), location=path, user=user)
    ]
    assert host.disk.asked == []


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.LINUX, "/home/alice/.local/share/uv/tools/aider-chat/lib/python3.12/site-packages"),
        (Platform.LINUX, "/opt/pipx/venvs/aider-chat/lib/python3.12/site-packages"),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/pipx-aider-chat/0.86.1/aider-chat/lib/python3.12/site-packages"),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/aider/0.86.1/venvs/aider-chat/lib/python3.12/site-packages"),
        (Platform.LINUX, "/home/alice/.rye/tools/aider-chat/lib/python3.12/site-packages"),
        (Platform.MACOS, "/Users/alice/.local/pipx/venvs/aider-chat/lib/python3.12/site-packages"),
        (Platform.WINDOWS, f"{STORE_PYTHON}/LocalCache/Local/pipx/pipx/venvs/aider-chat/Lib/site-packages"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/uv/tools/aider-chat/Lib/site-packages"),
    ],
)
def test_a_tools_own_package_is_a_command_and_what_it_needs_is_not(platform, folder):
    files = {f"{folder}/aider_chat-0.86.1.dist-info/METADATA": "", f"{folder}/openai-2.1.0.dist-info/METADATA": ""}

    assert [(item.name, item.kind) for item in bare(fake_host(platform, files), PythonPackages())] == [
        ("aider_chat", Kind.COMMAND_LINE),
        ("openai", None),
    ]


HERS = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Python\PythonCore\3.13\InstallPath"
MACHINES = r"HKLM64\SOFTWARE\Python\ContinuumAnalytics\Anaconda\InstallPath"


@pytest.mark.parametrize(
    ("key", "written", "owner", "place"),
    [
        (HERS, "C:\\Users\\alice\\Py\\", "", "C:/Users/alice/Py"),
        (HERS, "D:\\Python", "S-1-5-21-1-2-3-1000", "D:/Python"),
        (HERS, "C:\\Py", "S-1-5-21-1-2-3-1000", "C:/Py"),
        (MACHINES, "D:\\Python", "", "D:/Python"),
        (MACHINES, "C:\\ProgramData\\Anaconda\\", "", "C:/ProgramData/Anaconda"),
        (MACHINES, "\\\\server\\share\\Python", "", ""),
        (MACHINES, "C:\\*", "", ""),
        (MACHINES, "", "", ""),
    ],
)
def test_the_registry_names_a_folder_of_this_machine_or_none(key, written, owner, place):
    """A Python on another drive than Windows' was not looked at, whoever had installed it."""
    folders = ("C:/Users/alice/Py", "C:/Py", "C:/ProgramData/Anaconda", "D:/Python", "//server/share/Python", "C:/a")
    files = {f"{folder}/Lib/site-packages/x-1.dist-info/RECORD": "" for folder in folders}
    host = fake_host(Platform.WINDOWS, files, registry={key: {"": written}})
    host.disk.owners.update(dict.fromkeys(folders, owner))

    found = [(one.location, one.user) for one in bare(host, PythonPackages())]

    user = "alice" if key == HERS else ""
    assert found == ([(f"{place}/Lib/site-packages/x-1.dist-info", user)] if place else [])


@pytest.mark.parametrize("place", ["D:/Python", "//server/share/Python", "C:/Py"])
def test_a_python_that_may_be_somebody_elses_is_a_problem(place):
    host = fake_host(Platform.WINDOWS, {f"{place}/Lib/site-packages/x-1.dist-info/RECORD": ""}, registry={HERS: {"": place}})

    [problem] = said(host, PythonPackages())
    assert (problem.reason, problem.location, problem.user) == (Reason.LINK_LEAVES, place, "alice")


def test_two_names_of_one_folder_are_read_once():
    files = {
        "/usr/lib/python3.12/site-packages/x-1.dist-info/RECORD": "",
        "/usr/lib64": Link("/usr/lib"),
    }

    assert len(bare(fake_host(files=files), PythonPackages())) == 1


def test_older_forms_of_a_record():
    site = "/usr/local/lib/python3.11/dist-packages"
    files = {f"{site}/one-0.1-py3.11.egg/EGG-INFO/PKG-INFO": "", f"{site}/two-2-py3.11.egg": "zip", f"{site}/three.egg-link": "/srv/three"}

    assert [(item.name, item.version) for item in bare(fake_host(files=files), PythonPackages())] == [
        ("one", "0.1"),
        ("two", "2"),
        ("three", ""),
    ]
