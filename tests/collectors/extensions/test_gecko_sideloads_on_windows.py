from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung
from tests.fake_host import bare, fake_host

MACHINE = r"HKLM32\SOFTWARE\Mozilla\Firefox\Extensions"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Mozilla\Thunderbird\Extensions"
GUID = "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"


def host(registry, files=None):
    return fake_host(Platform.WINDOWS, files=files, registry=registry, users=("alice", "bob"))


def said(registry, files=None):
    return bare(host(registry, files), GeckoSideloads())


def item(identifier, location=MACHINE, name="", version="", within="firefox", user="", rung=Rung.CONFIGURED):
    ids = (("gecko-extension", identifier),)
    marks = (Mark.SIDELOADED,)
    return Item(name or identifier, version, "", ids, rung=rung, marks=marks, within=within, location=location, user=user)


def test_a_folder_a_package_and_what_is_not_there():
    files = {
        "C:/Program Files/X/ext/manifest.json": '{"name": "N", "version": "1"}',
        "C:/Program Files/X/x.xpi": b"PK",
        "C:/Users/alice/x.xpi": b"PK",
    }
    registry = {
        MACHINE: {"a@b": "C:\\Program Files\\X\\ext\\", GUID: r"C:\Program Files\X\x.xpi", "gone@b": r"C:\gone", "x@b": 1},
        ALICE: {"Own@b": r"c:\Users\alice\x.xpi"},
    }
    files["c:/Users/alice/x.xpi"] = b"PK"  # the made-up disk knows letter case

    assert said(registry, files) == [
        item("a@b", name="N", version="1", rung=None),
        item(GUID, rung=None),
        item("gone@b"),
        item("x@b"),
        item("Own@b", ALICE, within="thunderbird", user="alice", rung=None),
    ]


def test_both_views_are_read_by_programs_of_their_own():
    registry = {rf"{view}\SOFTWARE\Mozilla\Firefox\Extensions": {"a@b": ""} for view in ("HKLM64", "HKLM32")}

    assert said(registry) == [item("a@b", location) for location in registry]


def test_what_names_no_extension_is_passed_over():
    registry = {MACHINE: {"": "x", "Components": r"C:\x", "langpack-de@firefox.mozilla.org": "x"}}

    assert said(registry) == []


def test_an_account_cannot_have_us_look_where_it_may_not_and_nobody_can_on_a_share():
    places = ("C:\\Users\\bob\\ext", "\\\\server\\share\\ext", "C:\\Users\\alice\\..\\bob\\ext", "D:\\ext", "ext", "%HOME%\\ext")
    files = {f"{place.replace(chr(92), '/')}/manifest.json": '{"name": "secret"}' for place in places}
    machine = host({ALICE: {f"n{number}@b": place for number, place in enumerate(places)}, MACHINE: {"a@b": places[1]}}, files)

    found = bare(machine, GeckoSideloads())

    assert found == [item("a@b"), *(item(f"n{number}@b", ALICE, within="thunderbird", user="alice") for number in range(6))]
    assert machine.disk.asked == []


def test_a_broken_manifest_does_not_cost_the_extension():
    place = "C:/Program Files/X/ext"

    assert said({MACHINE: {"a@b": place}}, {f"{place}/manifest.json": "[]"}) == [
        item("a@b", rung=None),
        Problem(Reason.MALFORMED, "expected a JSON object", f"{place}/manifest.json"),
    ]
