import pytest

from scanner.model import Malformed
from scanner.reports.record import parse_report
from scanner.reports.record.parse_report import parse_report as parse


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b'\xef\xbb\xbf\r\n {"a": 1}', {"a": 1}),
        (b"a = 1\r\n", {"a": 1}),
        (b"\xef\xbb\xbfa = 1\n", {"a": 1}),
    ],
)
def test_the_form_is_told_from_the_content(content, values):
    assert parse(content) == values


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("a = 1".encode("utf-16"), "expected UTF-8, found UTF-16, as > writes it in Windows PowerShell; use --output there"),
        (b"a = '\xff'", "expected UTF-8, found something else at byte 5"),
        (b"", "expected JSON or TOML, found nothing"),
        (b"\xef\xbb\xbf\r\n", "expected JSON or TOML, found nothing"),
        (b'{"a": 1', "expected JSON: Expecting ',' delimiter"),
        (b'{"a": {"b": 1, "c": 2, "b": 3}}', "expected JSON: b stands twice in one table"),
        (b'{"a": NaN}', "expected JSON: NaN is not a number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "expected JSON: Exceeds the limit"),
        (b'{"a": ' + b"[" * 200_000, "expected JSON that is nested less deeply"),
        (b"a = " + b"[" * 200_000, "expected TOML that is nested less deeply"),
        (b"a = ", "expected TOML: Invalid value"),
        (b"a = 1\na = 2", "expected TOML: Cannot overwrite a value"),
        (b"a = " + b"9" * 5000, "expected TOML: Exceeds the limit"),
        (b"\x7fELF\x00", "expected TOML: "),
    ],
)
def test_what_is_no_report_is_refused_with_what_was_expected(content, complaint):
    with pytest.raises(Malformed) as error:
        parse(content)

    assert error.value.detail.startswith(complaint)


def test_what_is_larger_than_any_report_is_not_parsed(monkeypatch):
    monkeypatch.setattr(parse_report, "MOST_BYTES", 1 << 20)

    assert parse(b"#" * (1 << 20)) == {}
    with pytest.raises(Malformed, match="at most 1 MiB"):
        parse(b"#" * ((1 << 20) + 1))
