from scanner.collectors.applications import linux_systemd_units
from scanner.collectors.applications.linux_systemd_units import LinuxSystemdUnits
from scanner.model import Item, Mark, Problem, Reason, Rung, State
from tests.fake_host import Link, bare, fake_host

ETC, LIB, MINE = "/etc/systemd/system", "/usr/lib/systemd/system", "/home/alice/.config/systemd/user"


def unit(program):
    return f"[Service]\nExecStart={program} --token hunter2\n"


def said(files, **host):
    return bare(fake_host(files=files, **host), LinuxSystemdUnits())


def item(location, program, *names, state=State.UNKNOWN, user=""):
    name = location.rpartition("/")[2].removesuffix(".service")
    ids = (*(("service", one) for one in (name.rstrip("@"), *names)), *((("command", program),) if program else ()))
    marks = (Mark.AUTOSTART,) if state is State.ENABLED else ()
    return Item(name, ids=ids, state=state, marks=marks, location=location, user=user)


def test_units_of_the_machine_and_which_of_them_start_by_themselves():
    files = {
        f"{ETC}/ollama.service": unit("/usr/bin/ollama"),
        f"{ETC}/multi-user.target.wants/ollama.service": Link(f"{ETC}/ollama.service"),
        f"{ETC}/multi-user.target.wants/gone.service": Link(f"{ETC}/gone.service"),
        f"{LIB}/kesl.service": unit("/opt/kaspersky/launcher"),
        f"{LIB}/kesl.timer": "[Timer]\n",
    }

    assert said(files) == [
        item(f"{ETC}/ollama.service", "ollama", state=State.ENABLED),
        item(f"{LIB}/kesl.service", "launcher"),
    ]


def test_the_first_of_several_units_with_one_name_counts_and_lib_is_usr_lib():
    files = {f"{ETC}/x.service": unit("/a/mine"), f"{LIB}/x.service": unit("/a/theirs"), "/lib": Link("/usr/lib")}

    assert said(files) == [item(f"{ETC}/x.service", "mine")]


def test_a_masked_unit_is_off_and_a_mask_alone_is_nothing():
    files = {
        f"{ETC}/x.service": Link("/dev/null"),
        f"{LIB}/x.service": unit("/a/x"),
        f"{LIB}/graphical.target.wants/x.service": Link("../x.service"),
        f"{ETC}/gone.service": Link("/dev/null"),
    }

    assert said(files) == [item(f"{LIB}/x.service", "x", state=State.DISABLED)]


def test_an_empty_unit_is_off_and_no_program_stands_in_it():
    files = {
        f"{ETC}/kesl.service": "",
        f"{LIB}/kesl.service": unit("/a/x"),
        f"{ETC}/multi-user.target.wants/kesl.service": Link("../kesl.service"),
    }

    assert said(files) == [item(f"{ETC}/kesl.service", "", state=State.DISABLED)._replace(rung=Rung.RESIDUE)]


def test_a_link_is_another_name_or_leads_to_where_a_maker_keeps_the_unit():
    files = {
        f"{ETC}/dbus-org.example.X.service": Link(f"{LIB}/x.service"),
        f"{LIB}/x.service": unit("/a/x"),
        f"{ETC}/maker.service": Link("/opt/maker/maker.service"),
        "/opt/maker/maker.service": unit("/opt/maker/y"),
    }

    assert said(files) == [item(f"{ETC}/maker.service", "y"), item(f"{LIB}/x.service", "x", "dbus-org.example.X")]


def test_a_template_once_and_never_its_instances():
    files = {
        f"{LIB}/syncthing@.service": unit("/usr/bin/syncthing"),
        f"{ETC}/multi-user.target.wants/syncthing@alice.service": Link(f"{LIB}/syncthing@.service"),
    }
    (found,) = said(files)

    assert found == item(f"{LIB}/syncthing@.service", "syncthing", state=State.ENABLED)
    assert "alice" not in repr(found)


def test_a_drop_in_counts():
    files = {f"{LIB}/x.service": unit("/a/x"), f"{ETC}/x.service.d/more.conf": "[Service]\nExecStart=\nExecStart=/a/other\n"}

    assert said(files) == [item(f"{LIB}/x.service", "other")]


def test_units_of_an_account_are_its_own():
    files = {
        f"{MINE}/agent.service": unit("/home/alice/agent"),
        f"{MINE}/default.target.wants/agent.service": Link(f"{MINE}/agent.service"),
        "/home/bob/.config/systemd/user/agent.service": unit("/home/bob/agent"),
        "/usr/lib/systemd/user/shared.service": unit("/usr/bin/shared"),
        f"{MINE}/default.target.wants/shared.service": Link("/usr/lib/systemd/user/shared.service"),
    }

    assert said(files, users=("alice", "bob")) == [
        item(f"{MINE}/agent.service", "agent", state=State.ENABLED, user="alice"),
        item("/home/bob/.config/systemd/user/agent.service", "agent", user="bob"),
        item("/usr/lib/systemd/user/shared.service", "shared", state=State.ENABLED),
    ]


def test_a_unit_that_is_closed_to_us_keeps_its_name():
    place = f"{ETC}/kesl.service"

    assert said({place: Reason.PERMISSION_DENIED}) == [
        item(place, ""),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", place),
    ]


def test_systemds_own_units_are_listed_and_not_opened():
    host = fake_host(files={f"{LIB}/systemd-x.service": unit("/a/x"), f"{ETC}/systemd-y.service": unit("/a/y")})

    assert bare(host, LinuxSystemdUnits()) == [item(f"{ETC}/systemd-y.service", "y"), item(f"{LIB}/systemd-x.service", "")]
    assert host.disk.asked == [f"{ETC}/systemd-y.service"]


def test_a_mask_below_a_unit_of_its_name_counts_for_nothing():
    files = {f"{ETC}/x.service": unit("/a/x"), f"{LIB}/x.service": Link("/dev/null")}

    assert said(files) == [item(f"{ETC}/x.service", "x")]


def test_a_folder_with_two_names_is_listed_once():
    host = fake_host(files={f"{LIB}/x.service": unit("/a/x"), "/lib": Link("/usr/lib")})
    listed = []
    names = host.disk.names
    host.disk.names = lambda path, within: listed.append(path) or names(path, within)

    assert len(bare(host, LinuxSystemdUnits())) == 1
    assert listed == [LIB]


def test_what_is_cut_is_said(monkeypatch):
    long = f"{ETC}/long.service"

    found = said({long: f"[Service]\nExecStart=/bin/sh -c 'A={'x' * (1 << 15)} /opt/probe'\n"})
    assert Problem(Reason.CAPPED, "a command line with more letters than are read; the rest was not looked at", long) in found

    monkeypatch.setattr(linux_systemd_units, "MOST_COMMANDS", 3)
    lines = "".join(f"ExecStart=/opt/p{number}\n" for number in range(3))
    assert [type(one) for one in said({long: f"[Service]\n{lines}"})] == [Item]
    [item, problem] = said({long: f"[Service]\n{lines}ExecStart=/opt/p3\n"})
    assert item.ids[1:] == (("command", "p0"), ("command", "p1"), ("command", "p2"))
    assert (problem.reason, problem.detail) == (Reason.CAPPED, "4 command lines; only the first 3 were read")


def test_thirty_commands_are_all_read():
    lines = "".join(f"ExecStart=/opt/p{number}\n" for number in range(30))

    [item] = said({f"{ETC}/many.service": f"[Service]\n{lines}"})
    assert item.ids[-1] == ("command", "p29")
