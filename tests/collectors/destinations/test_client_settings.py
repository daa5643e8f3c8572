import json

import pytest

from scanner.collectors.destinations.client_settings import MOST, ClientSettings
from scanner.collectors.destinations.model_clients import MODEL_CLIENTS
from scanner.host.users import Account, macos_user
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.collectors.destinations.forms import DEEPSEEK, FORMS, INNOCENT, KEY
from tests.fake_host import bare, fake_host

HERS = ("site", "api.deepseek.com")
SETTINGS = "/home/alice/.claude/settings.json"
CASES = [(form, platform) for form in FORMS for platform in form.platforms]


def read(form, platform, provider):
    return bare(fake_host(platform, files={form.place(platform): form.content(provider)}), ClientSettings())


def of_claude(address, **more):
    return bare(fake_host(files={SETTINGS: json.dumps({"env": {"ANTHROPIC_BASE_URL": address, **more}})}), ClientSettings())


@pytest.mark.parametrize(("form", "platform"), CASES, ids=lambda one: getattr(one, "client", one))
def test_where_a_client_sends_is_read_in_each_of_its_forms(form, platform):
    said = read(form, platform, DEEPSEEK)

    assert [one for one in said if isinstance(one, Problem)] == []
    assert any(HERS in one.ids and one.within == form.client for one in said)


@pytest.mark.parametrize("provider", INNOCENT, ids=lambda one: one.URL)
def test_no_client_that_sends_elsewhere_is_accused(provider):
    for form, platform in CASES:
        said = read(form, platform, provider)

        assert not any(kind in {"site", "served-model"} and "deepseek" in value for one in said for kind, value in one.ids), form


def test_no_key_of_any_form_is_kept():
    for form, platform in CASES:
        assert KEY not in str(read(form, platform, DEEPSEEK)), form


def test_every_client_of_the_table_has_a_form_here():
    assert {client.id for client in MODEL_CLIENTS} == {form.client for form in FORMS}
    assert len({form.client for form in FORMS}) >= 25


def test_an_address_and_a_model():
    [item] = of_claude("https://user:secret@api.deepseek.com:443/anthropic?key=x", ANTHROPIC_MODEL="deepseek-v4-pro")

    assert item == Item(
        "api.deepseek.com",
        ids=(("site", "api.deepseek.com"), ("served-model", "deepseek-v4-pro")),
        within="claude-code",
        location=SETTINGS,
        user="alice",
    )


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://acme-secret.openai.azure.com/", "openai.azure.com"),
        ("https://token123.gateway.example.com/v1", "example.com"),
        ("https://ai.ministry.gov.uk/v1", "ministry.gov.uk"),
        ("HTTPS://API.DEEPSEEK.COM", "api.deepseek.com"),
        ("https://foo.api.deepseek.com", "api.deepseek.com"),
        ("api.deepseek.com/v1", "api.deepseek.com"),
        ("https://a@b@api.deepseek.com/", "api.deepseek.com"),
        ("https://api.deepseek.com.evil.example.org/", "example.org"),
        ("https://notapi.deepseek.com.au/", "deepseek.com.au"),
    ],
)
def test_a_host_is_kept_where_it_is_a_providers_and_else_its_registrable_name(address, host):
    [item] = of_claude(address)

    assert item.ids == (("site", host),)


@pytest.mark.parametrize(
    ("address", "name"),
    [("http://localhost:4000", "localhost"), ("http://[::1]:11434", "localhost"), ("http://10.1.2.3:8080/v1", "private-network"),
     ("http://llm:8000", "private-network"), ("http://gpu.ministry.internal/v1", "private-network"), ("http://127.0.0.1", "localhost")],
)  # fmt: skip
def test_of_the_machines_own_network_no_host_is_kept(address, name):
    [item] = of_claude(address)

    assert (item.name, item.ids) == (name, ())


@pytest.mark.parametrize("address", ["http://localhost:4000", "https://openrouter.ai/api/v1", "https://ai.example.com"])
def test_what_several_may_serve_names_the_model_and_not_its_maker(address):
    [item] = of_claude(address, ANTHROPIC_MODEL="deepseek/deepseek-chat")

    assert ("served-model", "deepseek/deepseek-chat") in item.ids
    assert HERS not in item.ids


def test_a_model_of_ollamas_cloud_is_not_one_on_the_machine():
    [item] = of_claude("http://localhost:11434", ANTHROPIC_MODEL="deepseek-v3.1:671b-cloud")

    assert item.ids == (("site", "ollama.com"), ("served-model", "deepseek-v3.1:671b-cloud"))


@pytest.mark.parametrize("model", ["sk-0123456789abcdef", "A" * 30, "x" * 200, "a model\nof two lines", "hf_abcdefgh", "", 7, ["x"]])
def test_what_does_not_look_like_a_models_name_is_dropped(model):
    [item] = of_claude("https://api.deepseek.com", ANTHROPIC_MODEL=model)

    assert item.ids == (HERS,)


def test_an_administrators_file_is_marked():
    place = "/etc/claude-code/managed-settings.json"
    [item] = bare(fake_host(files={place: '{"env": {"ANTHROPIC_BASE_URL": "https://api.deepseek.com"}}'}), ClientSettings())

    assert (item.marks, item.user) == ((Mark.POLICY,), "")


def test_settings_that_name_no_provider_say_nothing():
    files = {
        SETTINGS: '{"model": "opus", "env": {"FOO": "bar"}}',
        "/home/alice/.codex/config.toml": "",
        "/home/alice/.aider.conf.yml": "- 1",
    }

    assert bare(fake_host(files=files), ClientSettings()) == []


@pytest.mark.parametrize(
    ("place", "content"),
    [(SETTINGS, "{"), ("/home/alice/.codex/config.toml", "=\n"), ("/home/alice/.continue/config.yaml", "a: [1")],
)
def test_a_broken_file_is_a_problem(place, content):
    [problem] = bare(fake_host(files={place: content}), ClientSettings())

    assert (problem.reason, problem.location) == (Reason.MALFORMED, place)


def test_more_destinations_than_anybody_sets_are_capped():
    rows = ", ".join(f'"p{number}": {{"options": {{"baseURL": "https://h{number}.example{number}.com"}}}}' for number in range(MOST + 1))
    said = bare(fake_host(files={"/home/alice/.config/opencode/opencode.json": f'{{"provider": {{{rows}}}}}'}), ClientSettings())

    assert len(said) == MOST + 1
    assert said[-1].reason is Reason.CAPPED


@pytest.mark.parametrize("platform", Platform)
def test_an_empty_machine_has_nothing(platform):
    assert bare(fake_host(platform), ClientSettings()) == []


@pytest.mark.parametrize("is_mounted", [False, True])
def test_a_running_mac_is_not_asked_for_documents_and_a_mounted_one_asks_nobody(is_mounted):
    place = "/Users/alice/Documents/roo-config.json"
    content = json.dumps({"providerProfiles": {"apiConfigs": {"a": {"apiProvider": "deepseek"}}}})
    host = fake_host(Platform.MACOS, {place: content})
    host._users = lambda _: [macos_user(Account("alice", "1000", "/Users/alice"), is_mounted=is_mounted)]

    assert [item.location for item in bare(host, ClientSettings())] == [place] * is_mounted
