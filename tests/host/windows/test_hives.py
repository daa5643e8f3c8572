import pytest

from scanner.formats.hives.hive_header import header_sum
from scanner.host.windows import hives as ours
from scanner.host.windows.hives import Hives
from scanner.model import Platform, Problem, Reason, Unreadable
from tests.fake_host import fake_host
from tests.hives import hive, log, written_later

SOFTWARE, SYSTEM, ALICE = "C:/SOFTWARE", "C:/SYSTEM", "C:/Users/alice/NTUSER.DAT"


def link(target):
    return {"SymbolicLinkValue": (6, target.encode("utf-16-le"))}


def opened(files, keys):
    """Open hives of a fake machine; return them and what was noted."""
    machine = fake_host(Platform.WINDOWS, files, users=())
    hives = Hives()
    for key, path in keys.items():
        hives.open(key, path, machine)
    return hives, machine.losses


def test_both_views_of_the_software_hive():
    content = hive({r"X\Wide": {"a": "64"}, r"WOW6432Node\X\Narrow": {"a": "32"}})
    hives, losses = opened({SOFTWARE: content}, {r"HKLM64\SOFTWARE": SOFTWARE})

    assert hives.names(r"HKLM64\SOFTWARE\X") == ["Wide"]
    assert hives.names(r"hklm32\software\x") == ["Narrow"]
    assert hives.values(r"HKLM32\SOFTWARE\X\Narrow") == {"a": "32"}
    assert losses == []


def test_wow6432node_absent_is_absent_and_no_abort():
    hives, _ = opened({SOFTWARE: hive({r"X\Wide": {}})}, {r"HKLM64\SOFTWARE": SOFTWARE})

    with pytest.raises(FileNotFoundError):
        hives.names(r"HKLM32\SOFTWARE\X")


def test_the_current_control_set_is_the_one_that_was_started_last():
    content = hive({"Select": {"Current": 2}, r"ControlSet001\Services\Old": {}, r"ControlSet002\Services\New": {}})
    hives, _ = opened({SYSTEM: content}, {r"HKLM64\SYSTEM": SYSTEM})

    assert hives.names(r"HKLM64\SYSTEM\CurrentControlSet\Services") == ["New"]
    assert hives.names(r"HKLM32\SYSTEM\CurrentControlSet\Services") == ["New"]


@pytest.mark.parametrize("select", [{}, {"Select": {}}, {"Select": {"Current": "2"}}, {"Select": {"Current": 1 << 31}}])
def test_a_system_hive_that_does_not_say_which_control_set_is_current(select):
    hives, _ = opened({SYSTEM: hive(select)}, {r"HKLM64\SYSTEM": SYSTEM})

    with pytest.raises(Unreadable, match="current control set"):
        hives.names(r"HKLM64\SYSTEM\CurrentControlSet\Services")


def test_whatever_is_asked_of_a_broken_hive_names_the_broken_place():
    hives, _ = opened({SYSTEM: hive({"Setup": {"a": "b"}})}, {r"HKLM64\SYSTEM": SYSTEM})

    for view, key in (("HKLM64", "Services"), ("HKLM32", "Control")):
        with pytest.raises(Unreadable) as raised:
            hives.values(rf"{view}\SYSTEM\CurrentControlSet\{key}")
        assert raised.value.location == r"HKLM64\SYSTEM\Select"
    assert hives.values(r"HKLM64\SYSTEM\Setup") == {"a": "b"}


def test_an_accounts_hives_and_what_is_not_open():
    hives, _ = opened({ALICE: hive({"Software": {}})}, {r"HKU\S-1-5-21-1": ALICE, r"HKU\S-1-5-21-2": "C:/none"})

    assert hives.names(r"HKU\S-1-5-21-1") == ["Software"]
    assert (r"HKU\s-1-5-21-1\Software" in hives, r"HKU\S-1-5-21-1_Classes" in hives) == (True, False)
    for key in (r"HKU\S-1-5-21-2\Software", r"HKLM64\SAM", "HKCR", r"HKU\S-1-5-21-1\Software\none"):
        with pytest.raises(FileNotFoundError):
            hives.names(key)


def test_the_roots_have_the_names_of_the_hives():
    hives, _ = opened({SOFTWARE: hive(), ALICE: hive()}, {r"HKLM64\SOFTWARE": SOFTWARE, r"HKU\S-1-5-21-1": ALICE})

    assert (hives.names("HKLM64"), hives.names("HKLM32"), hives.names("HKU")) == (["SOFTWARE"], ["SOFTWARE"], ["S-1-5-21-1"])
    assert hives.values("HKU") == {}


def test_a_key_that_is_a_link_to_another():
    content = hive(
        {
            r"Classes\Wow6432Node\X": {},
            r"WOW6432Node\Classes": link(r"\REGISTRY\MACHINE\SOFTWARE\Classes\Wow6432Node"),
            "Round": link(r"\Registry\Machine\Software\Round"),
            "Out": link(r"\??\C:\x"),
        },
        links=(r"WOW6432Node\Classes", "Round", "Out"),
    )
    hives, _ = opened({SOFTWARE: content}, {r"HKLM64\SOFTWARE": SOFTWARE})

    assert hives.names(r"HKLM32\SOFTWARE\Classes") == ["X"]
    with pytest.raises(Unreadable) as caught:
        hives.names(r"HKLM64\SOFTWARE\Round\X")
    assert caught.value.reason is Reason.LINK_LOOP
    with pytest.raises(Unreadable, match="a link to a key"):
        hives.names(r"HKLM64\SOFTWARE\Out")


BEFORE = hive({"A": {}}, numbers=(2, 1))
AFTER = hive({"A": {}, "Banned": {}})


def test_dirty_hive_with_its_logs():
    files = {ALICE: BEFORE, f"{ALICE}.LOG1": written_later(BEFORE, AFTER), f"{ALICE}.LOG2": log()}
    hives, losses = opened(files, {r"HKU\S-1-5-21-1": ALICE})

    assert hives.names(r"HKU\S-1-5-21-1") == ["A", "Banned"]
    assert losses == []


def test_dirty_hive_that_no_log_completes():
    hives, losses = opened({ALICE: BEFORE}, {r"HKU\S-1-5-21-1": ALICE})

    assert hives.names(r"HKU\S-1-5-21-1") == ["A"]
    assert losses == [Problem(Reason.MALFORMED, "incomplete, and no log completes it; read as is", ALICE)]


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (Reason.LOCKED, Reason.LOCKED, "as the test wants it"),
        (Reason.PERMISSION_DENIED, Reason.PERMISSION_DENIED, "as the test wants it"),
        (AFTER[:5000], Reason.MALFORMED, "expected 8192 bytes of a hive, found 5000: truncated"),
        (b"", Reason.MALFORMED, "expected a registry hive, which starts with regf"),
    ],
)
def test_a_hive_that_cannot_be_read_is_noted_once_and_then_absent(content, reason, detail):
    hives, losses = opened({ALICE: content}, {r"HKU\S-1-5-21-1": ALICE})

    for _ in range(3):
        with pytest.raises(FileNotFoundError):
            hives.names(r"HKU\S-1-5-21-1\Software")
    assert losses == [Problem(reason, detail, ALICE)]


def test_hives_above_a_bound(monkeypatch):
    monkeypatch.setattr(ours, "LARGEST", 10_000)
    monkeypatch.setattr(ours, "LARGEST_OF_ACCOUNT", 9_000)
    files = {SOFTWARE: hive(), SYSTEM: bytes(10_001), ALICE: bytes(9_001)}
    hives, losses = opened(files, {r"HKLM64\SOFTWARE": SOFTWARE, r"HKLM64\SYSTEM": SYSTEM, r"HKU\S-1-5-21-1": ALICE})

    assert [(problem.reason, problem.location) for problem in losses] == [(Reason.TOO_LARGE, SYSTEM), (Reason.TOO_LARGE, ALICE)]
    assert r"HKLM64\SOFTWARE" in hives


def test_accounts_hives_above_a_bound_together_are_read_again_when_they_are_asked(monkeypatch):
    monkeypatch.setattr(ours, "MOST_HELD", 20_000)
    files = {f"C:/{number}": hive({rf"Software\{number}": {}}) for number in range(9)} | {SOFTWARE: hive({"X": {}})}
    machine = fake_host(Platform.WINDOWS, files)
    hives = Hives()
    hives.open(r"HKLM64\SOFTWARE", SOFTWARE, machine)
    for number in range(9):
        assert hives.open(rf"HKU\S-{number}", f"C:/{number}", machine)

    assert len(hives._hives) <= 1 + 20_000 // len(files["C:/0"])
    assert [hives.names(rf"HKU\S-{number}\Software") for number in range(9)] == [[str(number)] for number in range(9)]
    assert hives.names(r"HKLM64\SOFTWARE") == ["X"]
    assert machine.losses == []
    machine.disk.files.pop("C:/0")
    with pytest.raises(Unreadable) as error:
        hives.names(r"HKU\S-0\Software")
    assert error.value.reason is Reason.CHANGED


def test_accounts_hives_that_their_logs_made_large_are_not_held_together(monkeypatch):
    monkeypatch.setattr(ours, "MOST_HELD", 150_000)
    before, grows = hive({"Software": {}}, numbers=(2, 1)), log((2, 25 * 4096, []))
    machine = fake_host(
        Platform.WINDOWS, {f"C:/{number}{end}": one for number in range(9) for end, one in (("", before), (".LOG1", grows))}
    )
    hives = Hives()
    for number in range(9):
        assert hives.open(rf"HKU\S-{number}", f"C:/{number}", machine)

    assert sum(one.size for one in hives._hives.values()) <= 150_000
    assert [hives.names(rf"HKU\S-{number}") for number in range(9)] == [["Software"]] * 9


def test_a_log_of_an_account_that_would_take_the_time_of_all_is_not_read(monkeypatch):
    monkeypatch.setattr(ours, "LARGEST_LOG_OF_ACCOUNT", 1_000)
    files = {ALICE: hive({"Software": {}}, numbers=(2, 1)), f"{ALICE}.LOG1": bytes(1_001)}
    hives, losses = opened(files, {r"HKU\S-1-5-21-1": ALICE})

    assert hives.names(r"HKU\S-1-5-21-1") == ["Software"]
    assert [(problem.reason, problem.location) for problem in losses] == [(Reason.TOO_LARGE, f"{ALICE}.LOG1"), (Reason.MALFORMED, ALICE)]


def test_a_hive_of_200_mebibytes_is_read():
    content = hive({rf"Uninstall\{number}": {} for number in range(3)})
    head, bins = bytearray(content[:4096]), content[4096:]
    size = 200 << 20
    head[40:44] = size.to_bytes(4, "little")
    head[508:512] = header_sum(bytes(head)).to_bytes(4, "little")
    hives, losses = opened({SOFTWARE: bytes(head) + bins + bytes(size - len(bins))}, {r"HKLM64\SOFTWARE": SOFTWARE})

    assert hives.names(r"HKLM64\SOFTWARE\Uninstall") == ["0", "1", "2"]
    assert losses == []
