"""Places of settings full of noise, when settings are asked for: problems, and never a fault of ours."""

import os

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors import setting_collectors
from scanner.model import Item, Platform, Problem, State
from tests.fake_host import fake_host, said
from tests.test_house_rules import Noise, NoiseRegistry

SETTINGS = [one.setting for feature in load_catalogue().features.values() for one in feature.settings]
COLLECTORS = [(platform, collector) for platform in Platform for collector in setting_collectors(platform)]


@pytest.mark.parametrize(("platform", "collector"), COLLECTORS, ids=lambda one: getattr(one, "name", one))
class TestNoise:
    @pytest.mark.parametrize("noise", [b"", b"\0" * 64, b"\xff\xfe{\0", b"[" * 5000, b"{" * 5000, b'{"policies": 1}', os.urandom(512)])
    def test_files(self, platform, collector, noise):
        host = fake_host(platform)
        host.disk = Noise(noise, set())

        assert [one for one in said(host, collector(SETTINGS)) if isinstance(one, Item)] == []
        assert not [one for one in said(host, collector(SETTINGS)) if isinstance(one, Problem) and one.reason == "internal-error"]

    @pytest.mark.parametrize("value", [b"\xff" * 40, "", "\0\ud800" * 9, "{" * 99, -1, 1 << 70, [], ["", "x" * 999, "%"]], ids=repr)
    def test_values_of_a_registry(self, platform, collector, value):
        host = fake_host(platform)
        host.registry = NoiseRegistry(value)
        found = said(host, collector(SETTINGS))

        assert {one.state for one in found if isinstance(one, Item)} <= {State.UNKNOWN, State.ENABLED}
        assert not [one for one in found if isinstance(one, Problem) and one.reason == "internal-error"]
