from scanner.collectors.extensions.chromium_external_extensions import ChromiumExternalExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

A, B, C = "a" * 32, "b" * 32, "c" * 32
ALICE = r"HKU\S-1-5-21-1-2-3-1000"


def said(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), ChromiumExternalExtensions())


def item(identifier, location, within="chrome", version="", user="", marks=(Mark.SIDELOADED,)):
    return Item(identifier, version, ids=(("chromium-extension", identifier),), marks=marks, within=within, location=location, user=user)


def test_by_an_address_or_by_a_file_of_the_machine_and_of_an_account():
    by_file, by_address = rf"HKLM32\SOFTWARE\Google\Chrome\Extensions\{A}", rf"{ALICE}\SOFTWARE\Microsoft\Edge\Extensions\{B}"
    registry = {
        by_file: {"path": r"C:\Program Files\X\x.crx", "version": "1.2"},
        by_address: {"update_url": "https://edge.microsoft.com/extensionwebstorebase/v1/crx"},
    }

    assert said(registry) == [item(A, by_file, version="1.2"), item(B, by_address, "edge", user="alice")]


def test_the_browsers_read_the_32_bit_view_alone_where_there_are_two():
    place = rf"HKLM64\SOFTWARE\Google\Chrome\Extensions\{A}"

    assert said({place: {"update_url": "x"}, r"HKLM32\SOFTWARE\Maker": {}}) == [item(A, place, marks=(Mark.SIDELOADED, Mark.NOT_LOADED))]
    assert said({place: {"update_url": "x"}}) == [item(A, place)]


def test_an_id_in_capital_letters_is_the_same_and_another_name_is_none():
    place = rf"HKLM32\SOFTWARE\BraveSoftware\Brave-Browser\Extensions\{A.upper()}"

    assert said({place: {}, r"HKLM32\SOFTWARE\Google\Chrome\Extensions\my_program": {"path": "x"}}) == [item(A, place, "brave")]


def test_a_key_that_is_closed_to_us_costs_itself_alone():
    closed, other = rf"HKLM32\SOFTWARE\Chromium\Extensions\{A}", rf"HKLM32\SOFTWARE\Vivaldi\Extensions\{B}"

    assert said({closed: Reason.PERMISSION_DENIED, other: {"version": 3}}) == [
        item(B, other, "vivaldi"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", closed),
    ]
