import pytest

from scanner.collectors.destinations.environment_files import EnvironmentFiles
from scanner.model import Item, Platform, Reason
from tests.fake_host import bare, fake_host

KEY = "hunter2-canary"
HERS = (("site", "api.deepseek.com"),)


def found(place, content, platform=Platform.LINUX):
    return bare(fake_host(platform, files={place: content}), EnvironmentFiles())


@pytest.mark.parametrize(
    ("place", "user"),
    [
        ("/etc/environment", ""),
        ("/etc/environment.d/50-ai.conf", ""),
        ("/etc/profile.d/ai.sh", ""),
        ("/home/alice/.config/environment.d/ai.conf", "alice"),
        ("/home/alice/.bashrc", "alice"),
        ("/home/alice/.zshenv", "alice"),
        ("/home/alice/.profile", "alice"),
    ],
)
def test_an_address_in_a_variable_is_where_programs_send(place, user):
    said = found(place, f"PATH=/bin\nexport OPENAI_BASE_URL=https://api.deepseek.com/v1\nOPENAI_API_KEY={KEY}\n")

    assert said == [Item("api.deepseek.com", ids=HERS, within="environment", location=place, user=user)]


def test_fish_and_macos():
    assert found("/home/alice/.config/fish/config.fish", "set -gx ANTHROPIC_BASE_URL 'https://api.deepseek.com'\n")[0].ids == HERS
    assert found("/Users/alice/.zshrc", 'export DEEPSEEK_API_KEY="x"\n', Platform.MACOS)[0].ids == HERS


@pytest.mark.parametrize(
    "line",
    [
        "# export OPENAI_BASE_URL=https://api.deepseek.com",
        "echo OPENAI_BASE_URL=https://api.deepseek.com",
        "alias ds='curl https://api.deepseek.com'",
        "export EDITOR=vim",
        "export DEEPSEEK_API_KEY=",
        "export NO_PROXY=api.deepseek.com",
        "DEEPSEEK_NOTES=~/notes/deepseek",
    ],
)
def test_what_sets_nothing_of_the_sort_says_nothing(line):
    assert found("/home/alice/.bashrc", line + "\n") == []


def test_no_key_is_kept():
    said = found(
        "/home/alice/.bashrc", f"export DEEPSEEK_API_KEY={KEY}\nexport ANTHROPIC_AUTH_TOKEN={KEY}\nexport OPENROUTER_API_KEY='{KEY}'\n"
    )

    assert {item.name for item in said} == {"api.deepseek.com", "api.anthropic.com", "openrouter.ai"}
    assert KEY not in str(said)


def test_a_file_in_another_encoding_is_a_problem_and_no_silence():
    for encoding in ("utf-16", "utf-16-le"):
        [problem] = found("/home/alice/.env", "OPENAI_BASE_URL=https://api.deepseek.com".encode(encoding))

        assert problem.reason is Reason.UNSUPPORTED_ENCODING


def test_a_line_of_several_variables_and_a_padded_one_hide_nothing():
    assert [item.ids for item in found("/home/alice/.bashrc", "export A=b OPENAI_BASE_URL=https://api.deepseek.com\n")] == [HERS]
    assert [item.ids for item in found("/home/alice/.bashrc", "export OPENAI_BASE_URL=https://api.deepseek.com #" + " x" * 9000)] == [HERS]
