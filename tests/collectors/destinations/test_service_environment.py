import json
import plistlib

import pytest

from scanner.collectors.destinations.service_environment import ServiceEnvironment
from scanner.model import Platform, Problem
from tests.fake_host import bare, fake_host

ADDRESS, KEY = "https://api.deepseek.com/v1", "hunter2-canary"
COMPOSE = f"""
x-common: &common {{DEEPSEEK_API_KEY: {KEY}}}
services:
  webui:
    image: ghcr.io/open-webui/open-webui:main
    environment:
      <<: *common
      OPENAI_API_BASE_URLS: "https://api.mistral.ai/v1;{ADDRESS}"
  db: {{image: postgres}}
"""


def found(place, content, platform=Platform.LINUX):
    return bare(fake_host(platform, files={place: content}), ServiceEnvironment())


@pytest.mark.parametrize(
    ("platform", "place", "content", "within"),
    [
        (Platform.LINUX, "/etc/systemd/system/bot.service", f'[Service]\nEnvironment="OPENAI_BASE_URL={ADDRESS}" "K={KEY}"\n', "service"),
        (Platform.LINUX, "/etc/systemd/system/bot.service.d/ai.conf", f"[Service]\nEnvironment=OPENAI_API_BASE={ADDRESS} A=b\n", "service"),
        (Platform.LINUX, "/home/alice/.config/systemd/user/bot.service", f"[Service]\nEnvironment=OPENAI_BASE_URL={ADDRESS}\n", "service"),
        (
            Platform.LINUX,
            "/var/lib/docker/containers/0a/config.v2.json",
            json.dumps({"Config": {"Env": [f"OPENAI_API_BASE_URL={ADDRESS}", f"OPENAI_API_KEY={KEY}", "PATH=/bin"]}}),
            "container",
        ),
        (Platform.LINUX, "/opt/webui/docker-compose.yml", f"services: {{a: {{environment: ['OPENAI_BASE_URL={ADDRESS}']}}}}", "compose"),
        (Platform.LINUX, "/home/alice/stack/compose.yaml", COMPOSE, "compose"),
        (
            Platform.MACOS,
            "/Users/alice/Library/LaunchAgents/ai.plist",
            plistlib.dumps({"Label": "x", "EnvironmentVariables": {"ANTHROPIC_BASE_URL": ADDRESS, "K": KEY}}),
            "launchd",
        ),
    ],
)
def test_where_a_service_is_set_to_send(platform, place, content, within):
    said = found(place, content, platform)

    assert (("site", "api.deepseek.com"),) in {item.ids for item in said}
    assert {item.within for item in said} == {within}
    assert KEY not in str(said)


def test_a_list_of_addresses_is_each_of_them():
    assert {item.name for item in found("/srv/x/compose.yml", COMPOSE)} == {"api.mistral.ai", "api.deepseek.com"}


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("/etc/systemd/system/bot.service", "[Service]\nExecStart=/bin/x --url https://api.deepseek.com\n"),
        ("/opt/x/compose.yml", "services: [1, 2]\n"),
        ("/var/lib/docker/containers/0a/config.v2.json", '{"Config": null}'),
        ("/opt/x/compose.yml", ""),
    ],
)
def test_what_sets_no_variables_says_nothing(place, content):
    assert found(place, content) == []


def test_a_broken_compose_file_is_a_problem():
    [said] = found("/opt/x/compose.yml", "services: {a: [")

    assert isinstance(said, Problem)
