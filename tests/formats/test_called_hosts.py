import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.called_hosts import called_hosts


@pytest.mark.parametrize(
    ("script", "hosts"),
    [
        (b'fetch("https://api.example.org/v1/chat", {})', ["api.example.org"]),
        (b"const a=`https://api.example.org`,b='https://example.net:8443/x'", ["api.example.org", "example.net"]),
        (b"`https://${resource}.openai.example.com/deployments`", ["openai.example.com"]),
        (b"// see https://docs.example.org\nhttps://docs.example.org ", ["docs.example.org"] * 2),
        (b"https://xn--bcher-kva.example/", ["xn--bcher-kva.example"]),
        (b"https://" * 3 + b"example.org'", ["example.org"]),
        (b"fetch('http://localhost:11434/api/chat'); 'http://127.0.0.1:8080'", ["port-11434.localhost", "port-8080.localhost"]),
    ],
)
def test_the_host_of_each_address(script, hosts):
    assert [*called_hosts(script)] == hosts


@pytest.mark.parametrize(
    "script",
    [
        b"",
        b"http://api.example.org",  # nobody keeps an interface to a model there, and every picture has such a namespace
        b"https://localhost/",
        b'"https://" + host',
        b"https://${host}/v1",
        b"https://Api.Example.org",
        b"https:\\/\\/api.example.org",
        b"https://b\xc3\xbccher.example",
        b"https://" + b"a" * 64 + b".example",
        b"https://" + b"a." * 9 + b"example",
        b"https://example.org_/",
        b"http://localhost/ localhost:11434 http://localhost:port/ http://localhost:114340/",
        b"http://localhost:11434",
        b"https://api.example.or",  # what was read may end here, and the host go on
    ],
)
def test_what_is_no_host_of_an_address(script):
    assert [*called_hosts(script)] == []


@given(st.binary(max_size=300))
def test_bytes_of_any_kind(script):
    for host in (*called_hosts(b"https://" + script), *called_hosts(b"http://localhost:" + script)):
        assert host.isascii()
        assert "." in host
        assert len(host) < 400
