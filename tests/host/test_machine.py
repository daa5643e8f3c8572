import pytest

from scanner.host.machine import Machine
from scanner.model import Platform, Problem, Reason, Record, Unreadable
from tests.fake_host import FOLDER, Link, fake_host


def paths(host, *asked, **options):
    return [record.location for record in host.glob(*asked, **options)]


def test_a_literal_path():
    host = fake_host(files={"/etc/a": ""})

    assert paths(host, "/etc/a") == ["/etc/a"]
    assert paths(host, "/etc/b") == []


def test_stars_stand_for_one_component_and_not_for_hidden_names():
    host = fake_host(files={"/opt/a/x": "", "/opt/b/x": "", "/opt/.c/x": "", "/opt/b/d/x": ""})

    assert paths(host, "/opt/*/x") == ["/opt/a/x", "/opt/b/x"]
    assert paths(host, "/opt/?") == ["/opt/a", "/opt/b"]
    assert paths(host, "/opt/.*/x") == ["/opt/.c/x"]


def test_other_signs_of_patterns_are_letters():
    host = fake_host(files={"/opt/[a]/x": "", "/opt/a/x": "", "/opt/(b+/x.y": ""})

    assert paths(host, "/opt/[a]/*") == ["/opt/[a]/x"]
    assert paths(host, "/opt/(b+/*.y") == ["/opt/(b+/x.y"]


def test_a_base_is_asked_for_every_user():
    host = fake_host(files={"/home/alice/.config/a": "", "/home/bob/.config/a": ""}, users=("alice", "bob"))

    assert list(host.glob("{config}/a", about="note")) == [
        Record("/home/alice/.config/a", "alice", "note"),
        Record("/home/bob/.config/a", "bob", "note"),
    ]


def test_a_base_that_the_platform_does_not_have_is_absent():
    assert paths(fake_host(), "{roaming}/*") == []


def test_below_a_record_its_own_path_is_literal_and_its_user_is_kept():
    host = fake_host(files={"/opt/*/a/x": "", "/opt/b/a/y": ""})

    assert list(host.glob("a/*", under=Record("/opt/*", "alice"))) == [Record("/opt/*/a/x", "alice")]


def test_a_folder_that_cannot_be_listed_is_noted():
    host = fake_host(files={"/opt": Reason.PERMISSION_DENIED})

    assert paths(host, "/opt/*") == []
    assert host.losses == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/opt")]


def test_a_file_beside_a_record_is_noted_when_it_is_broken_and_not_when_it_is_absent():
    host = fake_host(files={"/a": Reason.PERMISSION_DENIED})

    assert (host.look("/a"), host.look("/b")) == (None, None)
    assert [problem.location for problem in host.losses] == ["/a"]


def test_a_home_is_bounded_and_the_systems_places_are_not():
    host = fake_host(
        files={
            "/home/alice/f": Link("/etc/shadow"),
            "/home/alice/g": Link("/usr/g"),
            "/etc/shadow": "s",
            "/usr/g": "g",
            "/etc/l": Link("/etc/shadow"),
        }
    )

    assert host.look("/home/alice/f") is None
    assert host.losses == [Problem(Reason.LINK_LEAVES, "a link points outside the home", "/home/alice/f")]
    assert host.look("/home/alice/g") == b"g"
    assert host.look("/etc/l") == b"s"


def test_an_allowed_folder_is_bounded_to_itself():
    host = fake_host(files={"/data/p": FOLDER, "/data/p/f": Link("/etc/shadow"), "/etc/shadow": "s"})
    host.allow("/data/p")

    assert host.look("/data/p/f") is None
    assert host.losses == [Problem(Reason.LINK_LEAVES, "a link points outside the home", "/data/p/f")]


def test_a_watched_machine_has_losses_of_its_own():
    host = fake_host(files={"/a": Reason.LOCKED})
    one = host.watched()
    one.look("/a")

    assert isinstance(one, Machine)
    assert (len(one.losses), host.losses) == (1, [])


def test_a_file_that_changed_is_read_once_more():
    host = fake_host(files={"/a": Reason.CHANGED})
    asked = host.disk.read

    def first_changed(path, limit, within, *, whole=True):
        if host.disk.asked.count(path) == 0:
            return asked(path, limit, within, whole=whole)
        return b"whole"

    host.disk.read = first_changed

    assert host.read("/a") == b"whole"


def test_the_heads_of_a_big_file_are_read_without_refusing_it():
    assert fake_host(files={"/a": b"x" * 100}).head("/a", 8) == b"x" * 8


def test_whose_home():
    host = fake_host()

    assert (host.home(Record("/x", "alice")), host.home(Record("/x")), host.home(Record("/x", "bob"))) == ("/home/alice", "", "")


def test_where_a_path_leads():
    host = fake_host(files={"/lib": Link("/usr/lib"), "/usr/lib/x": ""})

    assert (host.real("/lib/x"), host.real("/none")) == ("/usr/lib/x", "/none")


def test_a_home_that_is_reached_by_a_link_is_bounded_where_it_really_is():
    host = fake_host(
        files={"/home": Link("/var/home"), "/var/home/alice/f": "x", "/var/home/alice/g": Link("/etc/shadow"), "/etc/shadow": "s"}
    )

    assert host.look("/home/alice/f") == b"x"
    assert host.look("/home/alice/g") is None
    assert host.look("/var/home/alice/g") is None


def test_allowing_a_folder_neither_loosens_nor_tightens_a_home():
    host = fake_host(
        files={"/home/alice/f": Link("/etc/shadow"), "/etc/shadow": "s", "/home/alice/p/l": Link("/home/alice/g"), "/home/alice/g": "g"}
    )
    host.allow("/")
    host.allow("/home/alice/p")

    assert host.look("/home/alice/f") is None
    assert host.look("/home/alice/p/l") == b"g"


def test_a_windows_drive():
    host = fake_host(Platform.WINDOWS, {"C:/Program Files/a/b": ""})

    assert paths(host, "C:/Program Files/*/b") == ["C:/Program Files/a/b"]


RUN = r"Software\Run"


def keys(host, *asked, **options):
    return [record.location for record in host.keys(*asked, **options)]


class TestRegistry:
    def test_both_views_of_the_machine_are_asked(self):
        host = fake_host(Platform.WINDOWS, registry={r"HKLM64\SOFTWARE\A": {}, r"HKLM32\SOFTWARE\B": {}})

        assert keys(host, r"{machine}\SOFTWARE\*") == [r"HKLM64\SOFTWARE\A", r"HKLM32\SOFTWARE\B"]
        assert keys(host, r"HKLM64\SOFTWARE\*") == [r"HKLM64\SOFTWARE\A"]

    def test_an_accounts_keys_are_asked_for_every_user(self):
        host = fake_host(Platform.WINDOWS, users=("alice", "bob"), registry={rf"HKU\S-1-5-21-1-2-3-1001\{RUN}": {"a": "b"}})

        assert list(host.keys(rf"{{hku}}\{RUN}")) == [Record(rf"HKU\S-1-5-21-1-2-3-1001\{RUN}", "bob")]
        assert keys(host, r"{classes}\x") == []

    def test_letter_case_is_of_no_account_and_dots_hide_nothing(self):
        host = fake_host(Platform.WINDOWS, registry={r"HKLM64\Software\.NET": {"Version": "4"}})

        assert keys(host, r"HKLM64\SOFTWARE\.n*") == [r"HKLM64\SOFTWARE\.NET"]
        assert keys(host, r"HKLM64\SOFTWARE\*") == [r"HKLM64\SOFTWARE\.NET"]
        assert host.values(r"hklm64\software\.net").text("VERSION") == "4"

    def test_an_absent_key_has_no_values_and_a_closed_one_is_noted(self):
        host = fake_host(Platform.WINDOWS, registry={r"HKLM64\SAM": Reason.PERMISSION_DENIED})

        assert "x" not in host.values(r"HKLM64\none")
        assert keys(host, r"HKLM64\SAM\*") == []
        assert host.losses == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", r"HKLM64\SAM")]

    def test_below_a_record(self):
        host = fake_host(Platform.WINDOWS, registry={r"HKLM64\a*b\c": {}, r"HKLM64\axb\d": {}})

        assert list(host.keys("*", under=Record(r"HKLM64\a*b", "alice"))) == [Record(r"HKLM64\a*b\c", "alice")]


def test_a_folder_for_administrators_is_left_out_and_said_and_others_are_a_loss():
    host = fake_host(Platform.WINDOWS, {"C:/Tasks": Reason.PERMISSION_DENIED, "C:/Other": Reason.PERMISSION_DENIED})
    host = Machine(host.facts, host.disk, lambda _: (), lambda _: (), host.registry, lambda _: (), frozenset({"C:/Tasks"}))

    assert paths(host.watched(), "C:/Tasks/*") == paths(host, "C:/Other/*") == []
    assert host.left_out == {"C:/Tasks"}
    assert [loss.location for loss in host.losses] == ["C:/Other"]


def test_on_windows_letter_case_is_of_no_account_and_dots_hide_nothing():
    host = fake_host(Platform.WINDOWS, {"C:/A/X.LNK": "", "C:/A/.dot": ""})

    assert paths(host, "C:/A/*.lnk") == ["C:/A/X.LNK"]
    assert paths(host, "C:/A/*") == ["C:/A/.dot", "C:/A/X.LNK"]


def test_a_question_is_asked_once_for_all_collectors():
    machine, asked = fake_host(), []

    answers = [one.once("what", lambda: asked.append(1) or len(asked)) for one in (machine.watched(), machine.watched())]

    assert (answers, asked) == ([1, 1], [1])
    assert machine.once("something else", lambda: 7) == 7


def test_the_size_of_a_file():
    host = fake_host(files={"/a": "12345", "/b": FOLDER, "/c/d": Reason.PERMISSION_DENIED})
    host.disk.entry = _refuse_c(host.disk.entry)

    assert (host.size("/a"), host.size("/gone"), host.losses) == (5, 0, [])
    assert host.size("/c/d") == 0
    assert host.losses == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/c/d")]


def _refuse_c(entry):
    def refused(path):
        if path.startswith("/c/"):
            raise Unreadable(Reason.PERMISSION_DENIED, "as the test wants it")
        return entry(path)

    return refused


def test_an_account_whose_home_holds_the_others_lifts_no_bounds_of_theirs():
    files = {"/home/bob/.config/a": Link("/home/alice/.ssh/id"), "/home/alice/.ssh/id": "secret"}
    host = fake_host(files=files)
    host._homes = lambda _: ["/home", "/home/alice", "/home/bob"]

    with pytest.raises(Unreadable) as refused:
        host.read("/home/bob/.config/a")
    assert refused.value.reason is Reason.LINK_LEAVES


def test_places_that_differ_in_letter_case_are_two_unless_they_are_on_a_drive_or_keys():
    host = fake_host()

    def news(reason, *places):
        return [host.is_news(Problem(reason, "x", place)) for place in places]

    assert news(Reason.BUDGET_SPENT, "/home/Bob", "/home/bob", "/home/bob/") == [True, True, False]
    assert news(Reason.TIMED_OUT, "C:/Users/Bob", "c:/users/bob") == [True, False]
    assert news(Reason.MALFORMED, r"HKU\S-1-5-21-1\Software", r"hku\s-1-5-21-1\software") == [True, False]


def test_homes_that_are_not_looked_at_are_known_to_whoever_asks_later():
    like = fake_host()

    def machine(loss):
        def users(found):
            found.losses.extend(loss)
            return ()

        return Machine(like.facts, like.disk, users, lambda _: (), like.registry, lambda _: [])

    seen, closed = machine([]), machine([Problem(Reason.NETWORK_HOME, "a home on nfs is not searched", "/home/bob")])
    assert ([*seen.users()], [*closed.watched().users()]) == ([], [])
    assert (seen.sees_every_home(), closed.watched().sees_every_home()) == (True, False)
    assert (closed.unread(), closed.losses) == ([], [])


def test_what_was_asked_and_could_not_be_read_is_known_to_the_host_that_asked():
    host = fake_host(files={"/home/alice/a": Reason.PERMISSION_DENIED})
    looking = host.aside()

    assert looking.look("/home/alice/a") is None
    assert (looking.unread(), host.unread()) == (["/home/alice/a"], [])
