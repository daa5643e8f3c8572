from scanner.formats.linked_path import resolved


def test_a_path_without_links_stays():
    assert resolved("/var/lib/rpm", {}.get) == "/var/lib/rpm"


def test_a_relative_link_starts_in_its_own_folder():
    assert resolved("/opt/now/bin", {"/opt/now": "v2"}.get) == "/opt/v2/bin"
    assert resolved("/var/lib/rpm/Packages", {"/var/lib/rpm": "../../usr/lib/sysimage/rpm"}.get) == "/usr/lib/sysimage/rpm/Packages"


def test_links_of_links_and_of_parents():
    links = {"/lib": "usr/lib", "/usr/lib/apk": "/opt/./apk/", "/opt/apk": "../srv"}

    assert resolved("/lib/apk/db", links.get) == "/srv/db"


def test_above_the_root_is_the_root():
    assert resolved("/a", {"/a": "../../../b"}.get) == "/b"


def test_a_ring_of_links_ends():
    assert resolved("/a/x", {"/a": "/b", "/b": "/a"}.get) in {"/a/x", "/b/x"}
