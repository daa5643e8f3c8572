"""A real Chromium that a policy forbids an extension, against what we say of both."""

import pytest

from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.host.live import live_host
from scanner.model import Mark, Rung, State
from scanner.run import run
from tests.real.policy_files import policy_file
from tests.real.test_chromium import PATIENCE, _until, chromium, extensions_of, hand_over, home_of

pytestmark = pytest.mark.real

LISTED = ("blocklist", lambda identifier: {"ExtensionInstallBlocklist": [identifier]})
RULED = ("rule", lambda identifier: {"ExtensionSettings": {identifier: {"installation_mode": "blocked"}}})


@pytest.mark.parametrize(("name", "policy"), [LISTED, RULED], ids=["blocklist", "rule"])
def test_an_extension_that_a_policy_forbids_after_it_was_installed(tmp_path, name, policy):
    home = tmp_path / "home"
    data = home / ".config/chromium"
    identifier, _ = hand_over(tmp_path, data, "One")
    with chromium(data) as browser:
        _until(lambda: list((data / "Default/Extensions" / identifier).glob("*/manifest.json")))
        browser.close()
    before, _ = extensions_of(home_of(home))

    with policy_file(name, policy(identifier)) as place:
        with chromium(data) as browser:
            browser.ask("Browser.getVersion")
            browser.close()
        said = run(ChromiumPolicyExtensions(), live_host(all_users=False), PATIENCE)
    after, problems = extensions_of(home_of(home))

    assert Mark.BLOCKED not in before[identifier].marks
    assert problems == ()
    assert (after[identifier].state, Mark.BLOCKED in after[identifier].marks) == (State.DISABLED, True)
    [block] = [item for item in said.items if item.location == place]
    assert (block.ids, block.rung, block.state, block.within) == (
        (("chromium-extension", identifier),),
        Rung.CONFIGURED,
        State.DISABLED,
        "chromium",
    )
    assert block.keeps_out
