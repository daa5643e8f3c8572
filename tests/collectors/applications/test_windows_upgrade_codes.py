from scanner.collectors.applications.windows_upgrade_codes import UpgradeCodes

PACKED_CODE = "3322110055447766" + "8899AABBCCDDEEFF"
CODE = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
PACKED_PRODUCT = "87654321CBA90FED1032547698BADCFE"
PRODUCT = "{12345678-9ABC-DEF0-0123-456789ABCDEF}"
OTHER = "F" * 32


def test_a_products_upgrade_codes():
    codes = UpgradeCodes()
    codes.add(PACKED_CODE, ["", PACKED_PRODUCT, OTHER])
    codes.add(PACKED_CODE.lower(), [PACKED_PRODUCT.lower()])
    codes.add("A" * 32, [PACKED_PRODUCT])

    assert codes.of(PRODUCT) == (CODE, "{AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA}")
    assert codes.of(PRODUCT.lower()) == codes.of(PRODUCT)


def test_what_is_no_packed_guid_says_nothing():
    codes = UpgradeCodes()
    codes.add("not a guid", [PACKED_PRODUCT])
    codes.add(PACKED_CODE, ["not a guid", ""])

    assert codes.of(PRODUCT) == ()
    assert codes.of("") == ()
