from scanner.formats.extension_settings import kept_out, put_in


def test_only_the_two_modes_that_install():
    modes = ("force_installed", "normal_installed", "blocked", "allowed", "removed")

    assert list(put_in({mode: {"installation_mode": mode} for mode in modes})) == ["force_installed", "normal_installed"]


def test_only_the_two_modes_that_keep_out():
    modes = ("force_installed", "normal_installed", "blocked", "allowed", "removed")

    assert list(kept_out({mode: {"installation_mode": mode} for mode in modes})) == ["blocked", "removed"]
