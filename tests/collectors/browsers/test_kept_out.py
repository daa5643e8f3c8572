from scanner.collectors.browsers.kept_out import kept_out
from scanner.model import Item, Mark, Rung, State


def test_what_a_policy_forbids_is_no_trace_once_its_rung_is_known():
    found = kept_out("gecko-extension", "a@b", "firefox")

    assert found == Item(
        "a@b", ids=(("gecko-extension", "a@b"),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="firefox"
    )
    assert found._replace(rung=Rung.CONFIGURED).keeps_out
    assert not found._replace(rung=Rung.INSTALLED).keeps_out
