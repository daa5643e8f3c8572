import plistlib

import pytest

from scanner.host.macos.macos_release import DOMAINS, PREFERENCES, VERSION, macos_domain, macos_form, macos_name, macos_release
from scanner.model import Reason
from scanner.vocabulary import DeviceForm
from tests.fake_host import FakeDisk


def test_what_a_macos_says_of_itself():
    disk = FakeDisk(
        {
            VERSION: plistlib.dumps({"ProductName": "Mac OS X", "ProductVersion": "10.15.7"}),
            PREFERENCES: plistlib.dumps({"System": {"System": {"ComputerName": "老陈的 Mac"}}}),
        }
    )

    assert (macos_release(disk), macos_name(disk)) == ("Mac OS X 10.15.7", "老陈的 Mac")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bplist00",
        Reason.REFUSED_BY_SYSTEM,
        plistlib.dumps([]),
        plistlib.dumps({"System": 1, "ProductName": 2}),
        plistlib.dumps({"System": {"System": []}, "ProductVersion": []}),
        plistlib.dumps({"System": {"System": {"ComputerName": b"x"}}}),
    ],
)
def test_what_it_does_not_say_is_empty(content):
    disk = FakeDisk({VERSION: content, PREFERENCES: content})

    assert (macos_release(disk), macos_name(disk)) == ("", "")


def joined(**options):
    """Return a property list as opendirectoryd writes it when `dsconfigad` joins a Mac to a domain."""
    return plistlib.dumps(
        {
            "description": "Active Directory configuration",
            "node name": "/Active Directory/OFFICE",
            "template": "Active Directory",
            "trustaccount": "mac-3$",
            "trusttype": "joined",
            "trustoptions": ["connection encryption"],
            "options": {"connection idle disconnect": 120, "connection setup timeout": 15},
            "module options": {
                "ActiveDirectory": {
                    "cache last user logon": True,
                    "create mobile account": False,
                    "forest": "example.org",
                    "preferred server": "",
                    **options,
                },
                "AppleODClient": {},
                "managed client template": {"version": 2},
            },
        }
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"OFFICE.plist": joined(domain="Office.Example.org", **{"trust domain": "example.org"})}, "office.example.org"),
        ({"OFFICE.plist": joined(**{"trust domain": "office.example.org"})}, "office.example.org"),
        ({"A.plist": b"bplist00", "B.plist": joined(domain="office.example.org")}, "office.example.org"),
        ({"OFFICE.plist": joined()}, ""),
        ({"OFFICE.plist": joined(domain=7)}, ""),
        ({"OFFICE.plist": plistlib.dumps({"module options": []})}, ""),
        ({"OFFICE.plist": plistlib.dumps({"module options": {"ActiveDirectory": "x"}})}, ""),
        ({"OFFICE.plist": plistlib.dumps([])}, ""),
        ({"OFFICE.plist": Reason.PERMISSION_DENIED}, ""),
        ({}, ""),
    ],
)
def test_the_domain_is_the_one_that_the_mac_has_joined(files, expected):
    assert macos_domain(FakeDisk({f"{DOMAINS}/{name}": content for name, content in files.items()})) == expected


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("MacBookPro15,1", DeviceForm.LAPTOP),
        ("MacBookAir10,1", DeviceForm.LAPTOP),
        ("iMac20,1", DeviceForm.DESKTOP),
        ("Macmini9,1", DeviceForm.DESKTOP),
        ("MacPro7,1", DeviceForm.DESKTOP),
        ("VirtualMac2,1", DeviceForm.VIRTUAL),
        ("VMware7,1", DeviceForm.VIRTUAL),
        ("Mac14,7", DeviceForm.COMPUTER),
        (7, DeviceForm.COMPUTER),
    ],
)
def test_the_form_is_what_the_models_name_tells_and_never_a_tablet(model, expected):
    assert macos_form(FakeDisk({PREFERENCES: plistlib.dumps({"Model": model})})) is expected
    assert macos_form(FakeDisk({})) is DeviceForm.COMPUTER
