"""Addresses and command lines, generated, as a real Chromium reads them and as we do."""

import json
import os
import random
import subprocess
from contextlib import contextmanager, suppress

import pytest

from scanner.collectors.browsers.followed import follow_path
from scanner.collectors.command_lines.chromium_switches import user_data_folder
from scanner.collectors.command_lines.command_line import ids
from scanner.formats.web_address import host_of
from tests.real.parts import need
from tests.real.test_chromium import FLAGS, PATIENCE, _until, chromium, home_of

pytestmark = pytest.mark.real

SEED = 13
ADDRESSES, LINES = 300, 40
# The program itself: Debian's script of that name takes the first `--` for its own and puts other words last.
BROWSER = next(filter(os.path.isfile, ("/usr/lib/chromium/chromium",)), "chromium")
HOSTS = """(%s).map(one => {
  try { const url = new URL(one); return ["http:", "https:"].includes(url.protocol) ? url.hostname : ""; } catch { return ""; }
})"""
SCHEMES = (*("https", "http") * 6, "HTTPS", "hTTp", " https", "\thttps", "ht\ttps", "https\n", "\x01https", "ftp", "httpss")
COLONS = (*(":",) * 9, "", ": ")
SLASHES = ("//", "//", "//", "/", "", "///", "\\\\", "\\/", "/\\", "////\\", "/\t/", "// ")
PEOPLE = (
    *("", "", "", "", "me@", "me:word@", "a@b@", "me:p@SECRET@", f"{'T' * 300}@", "a:b:c@@", "me%40x@", "@", ":@", "a\\@", "a/@"),
    *("a?@", "a#@", "\u00fc@"),
)
NAMES = (
    *("www.tiktok.com", "WWW.TikTok.COM", "tikto%6B.com", "tikto%6b%2Ecom", "www.tiktok.com.", "t\tiktok.com", "tik\ntok.com", "localhost"),
    *("b\u00fccher.example", "\uff54iktok.com", "tik\u00adtok.com", "tiktok\u3002com", "xn--bcher-kva.example", "www..com", "", "[::1]"),
    *("a_b.example", "a b.example", "a%20b.example", "a%00b", "1.2.3.4", "0x7f.1", "a*b.example", "a!b.example", "a'b.example"),
    *('a"b.example', "a<b", "a^b", "a|b", "a`b", "a{b}", "%", "%zz.example", "a%", "tiktok.com%2Fx", "%74%69%6b.example"),
    *("\u017ftraat.example", "\u212aelvin.example", "stra\u00dfe.example", "\U0001f4a9.example", "-a.example", "a-.example"),
    *(f"{'x' * 70}.example", "cafe\u0301.example", "\u0130.example", "a%E2%80%8Bb.example", "a%C3%BC.example", "a%FF.example", "a;b"),
    *("a=b", "a&b", "a,b", "a+b", "a~b", "a$b", "a(b)", "\u202egpj.example", "a\u200db.example"),
)
PORTS = ("", "", "", "", ":443", ":8443", ":", ":x", ":99999", ":0000080", ":4 3")
ENDS = ("", "/", "/a/b?c=d#e", "?x=@y", "#@y", "\\x", "/x@www.tiktok.com/", " ", "\t", " x")


def generate_addresses():
    chance = random.Random(SEED)
    found = {}
    while len(found) < ADDRESSES:
        found["".join(map(chance.choice, (SCHEMES, COLONS, SLASHES, PEOPLE, NAMES, PORTS, ENDS)))] = None
    return [*found]


def names_a_product(host):
    """Tell whether a host can be looked up by a name: one with an escape in it or one of numbers cannot, and we return it otherwise."""
    return "%" not in host and not host.startswith("[") and not host.replace(".", "").isdigit()


def test_chromium_takes_the_same_host_out_of_every_address(tmp_path):
    asked = generate_addresses()
    with chromium(tmp_path / "data") as browser:
        [page] = [one["targetId"] for one in browser.ask("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        session = browser.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        said = browser.ask("Runtime.evaluate", session, expression=HOSTS % json.dumps(asked), returnByValue=True)["result"]["value"]

    theirs = {address: host for address, host in zip(asked, said, strict=True) if names_a_product(host)}
    assert {address: host_of(address) for address in theirs} == theirs
    assert len(theirs) > ADDRESSES * 0.8


@contextmanager
def screen():
    """Give browsers a screen: without one, Chromium does not hand a command line on to the browser that has the folder open."""
    need("Xvfb")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing)], pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        os.close(writing)
        yield f":{os.read(reading, 16).decode().strip()}"
    finally:
        process.kill()
        process.wait()
        os.close(reading)


def generate_lines(folder):
    """Yield command lines for a folder, or for the one that counts where none is named."""
    chance = random.Random(SEED)
    top, last = os.path.split(folder)
    spelled = (
        folder,
        folder,
        f"{folder}/",
        f"/{folder}",
        f"{top}//{last}",
        f"{top}/./{last}",
        f"{folder}/../{last}",
        f"{top}/link/../{last}",
    )
    dashes = ("--", "--", "-", "---", " --", "\t-", "--\n")
    schemes = ("https://", "https:", "https:/", "https:///", "https:\\\\", "HTTPS://", " https://", "ht\ttps://", "https://me:a@b@")
    for number in range(LINES):
        hosts = (f"n{number}.example", f"N{number}.ex%61mple", f"n{number}\t.example", f"n{number}.example:8443")
        noise = chance.choice(("--lang=en", "-x", "--no-default-browser-check", "--app=", "/app=https://no.example"))
        folders = [(dashes, ("user-data-dir=",), spelled, ("", "", " "))] * chance.choice((0, 1, 1, 2))
        sites = [(dashes, ("app=",), schemes, hosts, ("", "/", "/x@y", "?a=b"))] * chance.choice((1, 1, 2))
        words = [noise, *("".join(map(chance.choice, parts)) for parts in (*folders, *sites))]
        chance.shuffle(words)
        if chance.random() < 0.2:
            words.insert(chance.randrange(len(words)), "--")
        yield [BROWSER, "--no-sandbox", *words]


def shown_in(browser):
    return [one["url"] for one in browser.ask("Target.getTargets")["targetInfos"] if one["type"] in {"page", "app"}]


def test_chromium_takes_the_same_folder_and_site_out_of_every_command_line(tmp_path, monkeypatch):
    usual, other = tmp_path / ".config/chromium", tmp_path / "some/where"
    for folder in (usual, other.parent / "link.d/deep"):
        folder.mkdir(parents=True)
    (other.parent / "link").symlink_to("link.d")
    host = home_of(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    lines = [*generate_lines(str(other))]
    with screen() as display:
        monkeypatch.setenv("DISPLAY", display)
        with chromium(usual, always=FLAGS[1:]) as one, chromium(other, always=FLAGS[1:]) as two:
            _until(lambda: shown_in(one) and shown_in(two))
            for words in lines:
                subprocess.run(words, timeout=PATIENCE, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shown = {usual: set(), other: set()}

            def agree():
                for folder, browser in ((usual, one), (other, two)):
                    shown[folder] |= {*shown_in(browser)}
                return as_shown(lines, shown) == as_read(lines, host, usual)

            with suppress(TimeoutError):  # a window comes after the command that asked for it has ended, and may be between two pages
                _until(agree)

    theirs = as_shown(lines, shown)
    assert theirs == as_read(lines, host, usual)
    assert {folder for _, folder in theirs.values()} == {str(usual), str(other)}


def as_shown(lines, shown):
    """Return the site that each line's number is in the name of, and in which folder's browser it is shown."""
    sites = {host_of(url): str(folder) for folder, urls in shown.items() for url in urls}
    return {tuple(words): (site, sites[site]) for number, words in enumerate(lines) if (site := f"n{number}.example") in sites}


def as_read(lines, host, usual):
    found = {tuple(words): dict(ids(words)).get("site") for words in lines}
    return {words: (site, follow_path(host, user_data_folder(words)) or str(usual)) for words, site in found.items() if site}
