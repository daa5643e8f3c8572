import pytest

from scanner.formats.unit_specifiers import fill_in_specifiers


@pytest.mark.parametrize(
    ("text", "of_the_system", "of_an_account"),
    [
        ("%h/models", "/root/models", "/home/alice/models"),
        ("%S/x", "/var/lib/x", "%S/x"),
        ("%C/x %E/x %T/x", "/var/cache/x /etc/x /tmp/x", "/home/alice/.cache/x /home/alice/.config/x /tmp/x"),
        ("100%%h", "100%h", "100%h"),
        ("%i/%p", "%i/%p", "%i/%p"),
        ("plain", "plain", "plain"),
        ("%", "%", "%"),
    ],
)
def test_what_they_stand_for(text, of_the_system, of_an_account):
    assert fill_in_specifiers(text) == of_the_system
    assert fill_in_specifiers(text, "/home/alice") == of_an_account
