"""Places of settings full of noise, when settings are asked for: problems, and never a fault of ours."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors import setting_collectors
from scanner.model import Item, Platform, State
from tests.fake_host import fake_host, said
from tests.noise import CONTENTS, VALUES, Noise, NoiseRegistry, failures

pytestmark = pytest.mark.house

SETTINGS = [one.setting for feature in load_catalogue().features.values() for one in feature.settings]
COLLECTORS = [(platform, collector) for platform in Platform for collector in setting_collectors(platform)]
GUESSES = {State.UNKNOWN, State.ENABLED}  # what a value of a wrong kind may be taken for: it never switches anything off


@pytest.mark.parametrize("noise", CONTENTS.values(), ids=CONTENTS)
def test_no_setting_is_read_from_files_full_of_noise(noise):
    wrong = []
    for platform, collector in COLLECTORS:
        host = fake_host(platform)
        host.disk = Noise(noise)
        stream = said(host, collector(SETTINGS))
        items = [one for one in stream if isinstance(one, Item)]
        wrong += [f"{collector.name} on {platform}: {one}" for one in (*items, *failures(stream))]

    assert not wrong, f"of {noise!r}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_nothing_counts_as_switched_off_by_a_registry_full_of_noise(value):
    wrong = []
    for platform, collector in COLLECTORS:
        host = fake_host(platform)
        host.registry = NoiseRegistry(value)
        stream = said(host, collector(SETTINGS))
        off = [one for one in stream if isinstance(one, Item) and one.state not in GUESSES]
        wrong += [f"{collector.name} on {platform}: {one}" for one in (*off, *failures(stream))]

    assert not wrong, "\n".join(wrong)
