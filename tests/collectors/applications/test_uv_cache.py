import pytest

from scanner.collectors.applications.uv_cache import UvCache
from scanner.model import Item, Platform, Rung
from tests.fake_host import bare, fake_host, said


@pytest.mark.parametrize(
    ("platform", "archives"),
    [
        (Platform.LINUX, "/home/alice/.cache/uv/archive-v0"),
        (Platform.MACOS, "/Users/alice/.cache/uv/archive-v0"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/uv/cache/archive-v0"),
    ],
)
def test_a_package_is_known_by_the_name_of_its_record_which_is_not_opened(platform, archives):
    record = f"{archives}/k5eroYrZNhES-Nzk/deepseek_cli-0.3.1.dist-info"
    environment = f"{archives}/lm33eGLxL-S83rv7"
    files = {
        f"{record}/METADATA": "secret",
        f"{archives}/k5eroYrZNhES-Nzk/deepseek_cli/__init__.py": "",
        f"{environment}/pyvenv.cfg": "",
        f"{environment}/lib/python3.13/site-packages/deepseek_cli-0.3.1.dist-info/METADATA": "",
    }
    host = fake_host(platform, files)

    assert bare(host, UvCache()) == [Item("deepseek_cli", "0.3.1", ids=(("pypi", "deepseek_cli"),), location=record, user="alice")]
    assert host.disk.asked == []


def test_it_is_there_and_was_never_installed():
    files = {"/home/alice/.cache/uv/archive-v0/k5eroYrZNhES-Nzk/pycowsay-0.0.0.2.dist-info/METADATA": ""}

    assert [item.rung for item in said(fake_host(files=files), UvCache())] == [Rung.PRESENT]
