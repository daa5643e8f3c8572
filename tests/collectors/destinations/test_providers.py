import pytest

from scanner.collectors.destinations.providers import LOCAL, OWN, PROVIDERS, SEVERAL, provider_of_host, provider_of_name


def test_no_name_and_no_host_means_two_providers():
    names = [name for row in PROVIDERS for name in row.names]
    hosts = [row.host for row in (*OWN, *SEVERAL)]

    assert len(names) == len(set(names))
    assert len(hosts) == len(set(hosts))
    assert all(name == name.lower() and name.isalnum() for name in names)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("DeepSeek", "api.deepseek.com"),
        ("deepseek-ai", "api.deepseek.com"),
        ("z.ai", "api.z.ai"),
        ("Vertex AI", "aiplatform.googleapis.com"),
    ],
)
def test_a_provider_by_what_clients_call_it(name, host):
    assert provider_of_name(name).host == host


@pytest.mark.parametrize("name", ["", "deep", "deepseeker", "my-deepseek-proxy", "x" * 1000])
def test_what_is_only_alike_is_nobody(name):
    assert provider_of_name(name) is None


@pytest.mark.parametrize("host", ["deepseek.com.example.org", "com", "", "localhost", "apixdeepseek.com"])
def test_a_host_that_is_only_alike_is_nobodys(host):
    assert provider_of_host(host) is None


def test_what_runs_on_the_machine_is_told_from_what_passes_on():
    assert [row.several for row in LOCAL] == [False, True]
