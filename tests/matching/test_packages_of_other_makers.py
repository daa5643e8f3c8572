"""Packages that bear a product's name, and are somebody else's: each was read in its index."""

import pytest

from scanner.model import Confidence, Item, Kind

# kind, id and home page
OTHERS = [
    ("scoop", "atlas", "https://atlasgo.io"),
    ("scoop", "buzz", "https://github.com/block/buzz"),
    ("scoop", "comet", "https://github.com/imLinguin/comet"),
    ("scoop", "dia", "http://dia-installer.de"),
    ("scoop", "debugtron", "https://github.com/pd4d10/debugtron"),
    ("scoop", "flow", "https://flow.org/"),
    ("scoop", "goose", "https://github.com/pressly/goose"),
    ("scoop", "handy", "https://handy.sourceforge.net/"),
    ("scoop", "jasper", "https://jasperapp.io"),
    ("scoop", "merlin", "https://github.com/Ne0nd0g/merlin"),
    ("scoop", "Otter", "https://otter-browser.org/"),
    ("scoop", "qq-dreamcast", "https://github.com/ZvonimirSun/qq_dreamcast_bak"),
    ("scoop", "ShellGPT", "https://index.shellgpt.link/"),
    ("scoop", "warp", "https://github.com/dgiagio/warp"),
    ("scoop", "warp-plus", "https://github.com/bepass-org/warp-plus"),
    ("winget", "Cloudflare.Warp", ""),
    ("winget", "gnome.Dia", ""),
    ("winget", "jcv8000.Codex", ""),
    ("winget", "Pressly.Goose", ""),
    ("chocolatey", "warp", "https://one.one.one.one/beta"),
    ("vscode-extension", "monet.claude-code", ""),
    ("vscode-extension", "timkmecl.chatgpt", ""),
    ("vscode-extension", "shenyingjun5.openclaw", ""),
    ("jetbrains-plugin", "com.hamdiwanis.claude", ""),
    ("chromium-extension", "fcjjdbmegeocgffpjihgaodhglknopag", "WARP"),
]


@pytest.mark.parametrize(("kind", "value"), [row[:2] for row in OTHERS], ids=[f"{kind}-{value}" for kind, value, _ in OTHERS])
def test_nobody_is_accused_of_a_product_whose_name_a_package_bears(matcher, kind, value):
    item = Item(value, ids=((kind, value),), kind=Kind.EXTENSION if kind.endswith(("extension", "plugin")) else Kind.APPLICATION)

    assert [product.id for product, evidence in matcher.match([item]) if evidence.confidence is not Confidence.LOW] == []
