from scanner.collectors.browsers.blocked_extension import blocked_extension
from scanner.model import Item, Mark, Rung, State


def test_what_a_policy_forbids_is_no_trace_once_its_rung_is_known():
    found = blocked_extension("gecko-extension", "a@b", "firefox")

    assert found == Item(
        "a@b", ids=(("gecko-extension", "a@b"),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="firefox"
    )
    assert found._replace(rung=Rung.CONFIGURED).keeps_out
    assert not found._replace(rung=Rung.INSTALLED).keeps_out
