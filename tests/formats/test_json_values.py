import json

import pytest

from scanner.collectors.applications.homebrew import Homebrew
from scanner.collectors.applications.linux_container_images import LinuxContainerImages
from scanner.collectors.applications.nix_profiles import NixProfiles
from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.formats import json_values
from scanner.formats.json_file import document_or_problem
from scanner.formats.json_values import MOST_VALUES, TooManyValues
from scanner.model import Item, Problem, Reason
from tests.fake_host import bare, fake_host

VSCODE = "/home/alice/.vscode/extensions"
CELLAR = "/home/linuxbrew/.linuxbrew/Cellar/probe/1.0/INSTALL_RECEIPT.json"


@pytest.fixture
def few(monkeypatch):
    """Hold few values, so that a test needs few."""
    monkeypatch.setattr(json_values, "MOST_VALUES", 10)
    monkeypatch.setattr(json_values, "MOST_BYTES", 0)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("collector", "place", "more"),
    [
        (VscodeExtensions(), f"{VSCODE}/extensions.json", {f"{VSCODE}/probe.probe-1.0.0/x": ""}),
        (VscodeExtensions(), f"{VSCODE}/.obsolete", {f"{VSCODE}/probe.probe-1.0.0/x": ""}),
        (Homebrew(), CELLAR, {}),
        (NixProfiles(), "/home/alice/.local/state/nix/profiles/profile/manifest.json", {}),
        (LinuxContainerImages(), "/var/lib/docker/image/overlay2/repositories.json", {}),
        (LinuxContainerImages(), "/var/lib/containers/storage/overlay-images/images.json", {}),
    ],
)
def test_too_many_values_are_said_to_be_too_many_and_cost_the_file_alone(collector, place, more):
    said = bare(fake_host(files={place: json.dumps([0] * 11), **more}), collector)

    problems = [one for one in said if isinstance(one, Problem)]
    assert [(one.reason, one.detail, one.location) for one in problems] == [(Reason.TOO_LARGE, "more than 10 values", place)]
    assert len(said) == 1 or any(isinstance(one, Item) for one in said)


@pytest.mark.usefixtures("few")
def test_so_many_and_no_more_are_held():
    assert json_values.json_values(json.dumps([0] * 10)) == [0] * 10
    assert json_values.json_values(json.dumps([{}, [0, 0], "a,b"])) == [{}, [0, 0], "a,b"]
    for text in (json.dumps([0] * 11), json.dumps([[]] * 6), json.dumps([{}] * 6).encode()):
        with pytest.raises(TooManyValues):
            json_values.json_values(text)
    assert document_or_problem(b'{"a": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,],}') == Problem(Reason.TOO_LARGE, "more than 10 values")


SITE = '"https://www.site-{}.example:443,*":{{"last_modified":"13380000000000000","setting":{{"lastEngagementTime":1.3e16,"pointsAdded":0.0}}}}'


def test_settings_that_have_grown_to_sixteen_megabytes_are_read():
    sites = [SITE.format(number) for number in range(115_000)]
    content = f'{{"profile": {{"content_settings": {{"exceptions": {{"site_engagement": {{{",".join(sites)}}}}}}}}}}}'.encode()

    assert 14 << 20 < len(content) < 16 << 20
    assert content.count(b",") + content.count(b"{") > MOST_VALUES
    assert isinstance(document_or_problem(content), dict)
