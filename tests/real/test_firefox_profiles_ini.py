"""Lists of profiles, generated, as a real Firefox reads them and as we do."""

import base64
import random

import pytest

from scanner.formats.profiles_ini import sections
from tests.real.test_firefox import firefox, new_profile

pytestmark = pytest.mark.real

SEED, NUMBER = 13, 150
READ = """
const folder = Cc["@mozilla.org/file/directory_service;1"].getService(Ci.nsIProperties).get("TmpD", Ci.nsIFile);
const made = Cc["@mozilla.org/xpcom/ini-parser-factory;1"].getService(Ci.nsIINIParserFactory);
return arguments[0].map(path => {
  const file = folder.clone();
  file.initWithPath(path);
  try {
    const parser = made.createINIParser(file);
    return Object.fromEntries([...parser.getSections()].map(
      section => [section, Object.fromEntries([...parser.getKeys(section)].map(key => [key, parser.getString(section, key)]))]));
  } catch (error) { return String(error); }
});
"""
HEADINGS = (
    *("[Profile0]", "[Profile1]", "[Install4F96]", "[General]", " [Profile0]", "[Profile0] ", "[Profile0]x", "[Profile0", "[]", "[[P]]"),
    *("]P[", "[Profile0]\t", "[]P]", "[ Profile0 ]", "#[Profile0]", "[Profile\u00e92]"),
)
LINES = (
    *("Path=a.default", "Path=b", "Path =c", " Path=d", "Path= e ", "Path==f", "=Path=g", "Path", "Path=", "path=h", "IsRelative=1"),
    *("IsRelative=0", "Name=x;y#z", "#Path=i", ";Path=j", " #Path=k", "\tPath=l", "Path=m\x0bIsRelative=0", "Path=\u00fcber"),
    *("Path=n\\o", "Path=p\x00q", "==", "= x", "Path=r\u2028s", "Path=t\x85u", "Path=v\x1cw", "\x0bPath=x", "\u00a0Path=y"),
)
ENDS = ("\n", "\r\n", "\r", "\n\n")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be")
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def generate_lists():
    chance = random.Random(SEED)
    for _ in range(NUMBER):
        lines = [chance.choice(HEADINGS if chance.random() < 0.3 else LINES) for _ in range(chance.randint(1, 14))]
        text = "".join(line + chance.choice(ENDS) for line in [chance.choice(HEADINGS), *lines])
        encoding = chance.choice(ENCODINGS)
        content = MARKS.get(encoding, b"") + text.encode(encoding)
        yield content + b"\x41" * (chance.random() < 0.1)  # half a letter at the end


def test_firefox_reads_the_same_out_of_every_list(tmp_path):
    home = tmp_path / "home"
    profile = new_profile(home)
    contents = [*generate_lists()]
    for number, content in enumerate(contents):
        (tmp_path / f"{number}.ini").write_bytes(content)
    paths = [str(tmp_path / f"{number}.ini") for number in range(NUMBER)]

    with firefox(home, profile) as remote:
        said = remote.ask("WebDriver:ExecuteScript", script=READ, args=[paths], newSandbox=True)["value"]

    differences = [
        (base64.b64encode(content), theirs, ours)
        for content, theirs in zip(contents, said, strict=True)
        if (ours := sections(content)) != theirs
    ]
    assert differences == []
