from scanner.formats.gecko_policy import installed
from scanner.model import Problem, Reason


def test_installed_and_not_the_blocked_ones():
    rules = {
        "*": {"installation_mode": "blocked"},
        "a@b": {"installation_mode": "force_installed"},
        "c@d": {"installation_mode": "blocked"},
    }

    assert list(installed({"policies": {"ExtensionSettings": rules}})) == ["a@b"]


def test_wrong_types_are_problems():
    assert list(installed({"policies": []})) == [Problem(Reason.MALFORMED, "expected `policies` to be an object")]
    assert list(installed({})) == []
