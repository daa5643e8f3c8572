from scanner.collectors.destinations.windows_environment import WindowsEnvironment
from scanner.model import Platform
from tests.fake_host import bare, fake_host

MACHINE = r"HKLM64\SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
KEY = "hunter2-canary"


def test_variables_of_the_machine_and_of_an_account():
    host = fake_host(
        Platform.WINDOWS,
        registry={
            MACHINE: {"ANTHROPIC_BASE_URL": "https://api.deepseek.com/anthropic", "Path": r"C:\Windows", "NUMBER_OF_PROCESSORS": 4},
            r"HKU\S-1-5-21-1-2-3-1000\Environment": {"MISTRAL_API_KEY": KEY},
        },
    )
    said = bare(host, WindowsEnvironment())

    assert {(item.name, item.user, item.ids) for item in said} == {
        ("api.deepseek.com", "", (("site", "api.deepseek.com"),)),
        ("api.mistral.ai", "alice", (("site", "api.mistral.ai"),)),
    }
    assert KEY not in str(said)
