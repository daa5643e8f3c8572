from scanner.host.users import Account, linux_user


def test_xdg_folders_are_our_own_accounts():
    account = Account("alice", "1000", "/home/alice")

    assert linux_user(account, {"XDG_CONFIG_HOME": "/c"}).folders["config"] == ("/c",)
    assert linux_user(account, {}).folders["config"] == ("/home/alice/.config",)
