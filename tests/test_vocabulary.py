import pytest

from scanner.vocabulary import DEVICE_FORMS, MAY_BE, DeviceForm, is_meant

MOBILE = (DeviceForm.TABLET, DeviceForm.PHONE)


@pytest.mark.parametrize("form", DEVICE_FORMS)
def test_what_is_known_is_meant_where_it_is_named(form):
    assert is_meant(form, MOBILE) is (form in MOBILE)


@pytest.mark.parametrize(
    ("form", "named", "expected"),
    [
        (DeviceForm.PORTABLE, MOBILE, None),
        (DeviceForm.PORTABLE, (DeviceForm.LAPTOP, DeviceForm.TABLET), True),
        (DeviceForm.PORTABLE, (DeviceForm.PHONE,), False),
        (DeviceForm.COMPUTER, MOBILE, False),
        (DeviceForm.COMPUTER, (DeviceForm.LAPTOP,), None),
        (DeviceForm.COMPUTER, (DeviceForm.DESKTOP, DeviceForm.LAPTOP, DeviceForm.SERVER), True),
        (DeviceForm.UNKNOWN, MOBILE, None),
        (DeviceForm.UNKNOWN, DEVICE_FORMS, True),
    ],
)
def test_what_is_not_told_apart_is_meant_only_where_all_that_it_may_be_is_named(form, named, expected):
    assert is_meant(form, named) is expected


def test_no_form_may_be_one_that_no_rule_can_name():
    assert {one for may_be in MAY_BE.values() for one in may_be} == set(DEVICE_FORMS)
