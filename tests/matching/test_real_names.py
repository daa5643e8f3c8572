"""Names that others chose are nobody's product: real package names, each as its own registry and as other records would tell it.

real_names.txt.xz holds names of Debian, npm, NuGet and PyPI of November 2026: per registry many of those that share a word with a product,
and of the others some, both taken in the order of their SHA-256. known_names.toml says whose product a name is after all.
"""

import lzma
import re
import tomllib
from pathlib import Path

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind

HERE = Path(__file__).parent
NAMES = [line.split(" ") for line in lzma.decompress((HERE / "real_names.txt.xz").read_bytes()).decode().splitlines()]
KNOWN = tomllib.loads((HERE / "known_names.toml").read_text(encoding="utf-8"))
MATCHER = Matcher(load_catalogue().products.values())
OWN_ID = {"debian": "deb", "npm": "npm", "pypi": "pypi"}  # NuGet's packages are recorded nowhere on a machine
LEAST = 20_000


def shown(name):
    """Return a name as a program of that name would be called."""
    return " ".join(word.capitalize() for word in re.split(r"[^A-Za-z0-9]+", name) if word)


def in_its_registry(name, registry):
    kind = OWN_ID[registry]
    form = {"deb": Kind.APPLICATION, "npm": Kind.COMMAND_LINE, "pypi": Kind.LIBRARY}[kind]
    yield Item(name, publisher="Somebody Else <x@example.org>", ids=((kind, name),), kind=form)


def in_an_uninstall_row(name, _):
    maker = shown(name).partition(" ")[0]
    for publisher in ("Somebody Else", f"{maker} Corporation", f"{maker} GmbH"):
        yield Item(f"{shown(name)} 1.2 (64-bit)", publisher=publisher, kind=Kind.APPLICATION)


def as_a_file(name, _):
    base = name.rpartition("/")[2]
    yield Item("Something else", ids=(("desktop-file", base),), kind=Kind.APPLICATION)
    for kind in ("appimage", "command"):
        yield Item(base, ids=((kind, base),), kind=Kind.APPLICATION)
    yield Item(f".{base}", ids=(("config-folder", f".{base}"),), kind=Kind.COMMAND_LINE)
    yield Item(base, ids=(("model-file", f"{base}-7b-q4_k_m"),), kind=Kind.MODEL)


def as_somebodys_model_or_image(name, _):
    base = name.rpartition("/")[2]
    yield Item(base, ids=(("hugging-face", f"somebody-else/{base}"),), kind=Kind.MODEL)
    yield Item(base, ids=(("ollama-model", f"somebody-else/{base}"),), kind=Kind.MODEL)
    yield Item(base, ids=(("container-image", f"somebody-else/{base.lower()}"),), kind=Kind.APPLICATION)


def accused(records, names):
    """Return every name that is a product above low confidence, with that product."""
    return {
        f"{registry} {name}": product.id
        for registry, name in names
        for product, evidence in MATCHER.match(records(name, registry))
        if evidence.confidence is not Confidence.LOW
    }


def test_there_are_enough_names_of_every_registry():
    counted = {registry: sum(one == registry for one, _ in NAMES) for registry in ("debian", "npm", "nuget", "pypi")}

    assert len({(registry, name) for registry, name in NAMES}) == sum(counted.values()) > LEAST
    assert min(counted.values()) > LEAST / 20


def test_a_package_is_the_product_that_somebody_entered_or_none():
    found = accused(in_its_registry, [one for one in NAMES if one[0] in OWN_ID])

    assert found == KNOWN["packages"]


@pytest.mark.parametrize(
    ("records", "every", "known"), [(in_an_uninstall_row, 1, "companies"), (as_a_file, 1, ""), (as_somebodys_model_or_image, 3, "")]
)
def test_a_name_alone_is_no_product_above_low(records, every, known):
    assert accused(records, NAMES[::every]) == KNOWN.get(known, {})
