from scanner.collectors.applications.windows_chocolatey_nuspec import Nuspec, nuspec

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2015/06/nuspec.xsd">
  <metadata><id>probe.install</id><version>1.2.3</version><title>Probe (Install)</title><authors>Alice, Bob</authors>
    <dependencies><dependency id="other" version="[1]"/></dependencies></metadata>
  <files><id>trap</id></files>
</package>"""


def test_what_a_package_says_of_itself():
    assert nuspec(PACKAGE.encode()) == Nuspec("probe.install", "1.2.3", "Probe (Install)", "Alice, Bob")
    assert nuspec(PACKAGE.encode("utf-8-sig")) == nuspec(PACKAGE.encode())


def test_a_package_that_says_little():
    assert nuspec(b"<package><metadata><id>probe</id></metadata></package>") == Nuspec("probe")
    assert nuspec(b"<other/>") == Nuspec()


def test_a_damaged_one_keeps_what_came_before():
    damage = "expected XML: no element found: line 1, column 40"

    assert nuspec(b"<package><metadata><id>probe</id><versio") == Nuspec("probe", damage="expected XML: unclosed token: line 1, column 33")
    assert nuspec(b"<package><metadata><id>probe</id>1234567") == Nuspec("probe", damage=damage)
