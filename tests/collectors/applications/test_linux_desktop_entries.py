import pytest

from scanner.collectors.applications import linux_desktop_entries
from scanner.collectors.applications.linux_desktop_entries import KEYS, LinuxDesktopEntries
from scanner.collectors.command_lines import chromium_switches, shown_sites
from scanner.formats import desktop_entry
from scanner.model import Item, Kind, Mark, Problem, Reason, Rung
from tests.fake_host import Link, bare, fake_host, said

MENU = "/usr/share/applications"
HOME = "/home/alice"
DATA = f"{HOME}/.local/share"
APP = "hmjcdonmhijmnefklekckjkeoknbiipb"


def found(text, path=f"{MENU}/probe.desktop", **more):
    return bare(fake_host(files={path: text, **more}), LinuxDesktopEntries())


def entry(**values):
    return "[Desktop Entry]\nType=Application\n" + "".join(f"{key.replace('_', '-')}={value}\n" for key, value in values.items())


def ids(stem="probe", *others):
    return (("desktop-file", stem), *others)


def test_an_entry_with_all_its_ids():
    values = entry(Name="Probe", Exec="/opt/probe/Probe %U", TryExec="/opt/probe/run", StartupWMClass="Probe Window")
    text = f"#!/usr/bin/env xdg-open\n{values}"
    expected = ids("probe", ("wm-class", "Probe Window"), ("command", "Probe"), ("command", "run"))

    assert found(text) == [Item("Probe", ids=expected, location=f"{MENU}/probe.desktop")]


def test_the_specifications_version_is_not_the_programs():
    assert [item.version for item in found(entry(Name="Probe", Version="1.0", Exec="probe"))] == [""]
    assert [item.version for item in found(entry(Name="Probe", Version="1.0", Exec="probe", X_AppImage_Version="7.8"))] == ["7.8"]


def test_hidden_is_deleted_by_its_user():
    deleted = Item("Probe", ids=ids(), rung=Rung.RESIDUE, marks=(Mark.HIDDEN,), location=f"{MENU}/probe.desktop")

    assert found(entry(Name="Probe", Hidden="true")) == [deleted]
    assert found("[Desktop Entry]\nHidden=true\n") == [deleted._replace(name="probe")]


def test_no_display_is_kept_and_marked():
    kept = Item("Probe", ids=ids(), marks=(Mark.HIDDEN,), location=f"{MENU}/probe.desktop")

    assert found(entry(Name="Probe", NoDisplay="true")) == [kept]


def test_a_command_behind_env_and_quotes():
    assert found(entry(Name="Probe", Exec='env X=1 "/opt/a b/app" %U'))[0].ids == ids("probe", ("command", "app"))


def test_what_is_tried_is_a_path_and_no_line():
    assert found(entry(Name="Probe", Exec="probe", TryExec="/opt/a b/run it"))[0].ids == ids(
        "probe", ("command", "probe"), ("command", "run it")
    )


def test_no_exec_when_the_bus_starts_it():
    assert found(entry(Name="Probe", DBusActivatable="true")) == [Item("Probe", ids=ids(), location=f"{MENU}/probe.desktop")]


def test_a_locale_only_name():
    assert found("[Desktop Entry]\nName[de]=Sonde\nExec=probe\n")[0].name == "Sonde"
    assert found("[Desktop Entry]\nName[de]=Sonde\nName=Probe\nExec=probe\n")[0].name == "Probe"
    assert found("[Desktop Entry]\nExec=probe\n")[0].name == "probe"


def test_an_action_that_starts_another_program_is_an_item_of_its_own():
    own = entry(Name="Probe", Exec="probe", Actions="new;site;gone;again;")
    text = (
        f"{own}[Desktop Action new]\nName=New Window\nExec=probe --new\n"
        "[Desktop Action site]\nName=Site\nExec=sh -c 'chromium --app=https://www.tiktok.com/'\n"
        "[Desktop Action again]\nExec=/opt/other/other --token=secret\n"
        "[Desktop Action unlisted]\nName=Trap\nExec=trap\n"
    )
    path = f"{MENU}/probe.desktop"

    assert found(text) == [
        Item("Probe", ids=ids("probe", ("command", "probe")), location=path),
        Item("Site", ids=(("site", "www.tiktok.com"),), kind=Kind.WEB_APP, location=path),
        Item("again", ids=(("command", "other"),), location=path),
    ]
    assert [item.rung for item in found(text.replace("Name=Probe", "Hidden=true"))] == [Rung.RESIDUE] * 3


@pytest.mark.parametrize("kind", ["Link", "Directory"])
def test_links_and_folders_are_no_programs(kind):
    assert found(f"[Desktop Entry]\nType={kind}\nName=Probe\nURL=https://a.example/\n") == []


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("nonsense", "a desktop entry without [Desktop Entry]"),
        (b"\x00\xff" * 50, "a desktop entry without [Desktop Entry]"),
        ("[Desktop Entry]\nIcon=x\n", "a desktop entry with neither Name nor Exec"),
    ],
)
def test_what_is_no_entry_is_a_problem_and_the_next_one_is_read(text, detail):
    said = found(text, **{f"{MENU}/z.desktop": entry(Name="Z")})

    assert said == [Item("Z", ids=ids("z"), location=f"{MENU}/z.desktop"), Problem(Reason.MALFORMED, detail, f"{MENU}/probe.desktop")]


@pytest.mark.parametrize(
    ("path", "values", "others"),
    [
        (
            f"{DATA}/applications/chrome-{APP}-Default.desktop",
            {"Exec": f"/opt/google/chrome/google-chrome --profile-directory=Default --app-id={APP}", "StartupWMClass": f"crx_{APP}"},
            (("wm-class", f"crx_{APP}"), ("web-app", APP)),
        ),
        (
            f"{DATA}/applications/msedge-{APP}-Profile_1.desktop",
            {"StartupWMClass": f"crx__{APP}"},
            (("wm-class", f"crx__{APP}"), ("web-app", APP)),
        ),
        (f"{DATA}/applications/com.google.Chrome.flextop.chrome-{APP}-Default.desktop", {"Exec": "x"}, (("web-app", APP),)),
        (f"{HOME}/Desktop/brave-{APP}-Default.desktop", {"Exec": "brave"}, (("web-app", APP),)),
        (f"{DATA}/applications/mine.desktop", {"StartupWMClass": f"crx_{APP}"}, (("wm-class", f"crx_{APP}"), ("web-app", APP))),
        (f"{DATA}/applications/mine.desktop", {"Exec": 'chromium --app="https://www.TikTok.com/"'}, (("site", "www.tiktok.com"),)),
        (
            f"{DATA}/applications/mine.desktop",
            {"Exec": f"/usr/bin/flatpak run --command=x com.google.Chrome --app-id={APP}", "X_Flatpak": "com.google.Chrome"},
            (("web-app", APP),),
        ),
    ],
)
def test_a_web_app_is_itself_and_not_its_browser(path, values, others):
    stem = path.rpartition("/")[2].removesuffix(".desktop")

    site = Item("Site", ids=ids(stem, *others), kind=Kind.WEB_APP, location=path, user="alice")

    assert found(entry(Name="Site", **values), path) == [site]


def test_a_waydroid_entry_is_an_android_app():
    path = f"{DATA}/applications/waydroid.com.zhiliaoapp.musically.desktop"
    text = entry(Name="TikTok", Exec="waydroid app launch com.zhiliaoapp.musically")
    expected = ids("waydroid.com.zhiliaoapp.musically", ("android", "com.zhiliaoapp.musically"))

    assert found(text, path) == [Item("TikTok", ids=expected, location=path, user="alice")]
    assert found(entry(Name="TikTok"), path)[0].ids == expected


@pytest.mark.parametrize(
    ("values", "others"),
    [
        ({"Exec": "/usr/bin/flatpak run --branch=stable org.example.Probe @@u %U @@"}, (("flatpak", "org.example.Probe"),)),
        ({"Exec": "probe", "X_Flatpak": "org.example.Probe"}, (("flatpak", "org.example.Probe"), ("command", "probe"))),
        ({"Exec": "env BAMF_DESKTOP_FILE_HINT=/x /snap/bin/probe %u", "X_SnapInstanceName": "probe_work"}, (("snap", "probe"),)),
        ({"Exec": "snap run probe.tool"}, (("snap", "probe"),)),
        ({"Exec": f"{HOME}/Applications/Probe-7.8.9-x86_64_0123456789abcdef0123456789abcdef.AppImage %U"}, (("appimage", "Probe"),)),
        ({"Exec": "distrobox-enter -n box -- probe"}, (("command", "probe"),)),
        ({"Exec": "npx -y @a/b"}, (("npm", "@a/b"), ("command", "npx"))),
        ({"Exec": "sh -c 'A=\"/a/x.png\" probe --b'"}, (("command", "probe"),)),
        ({"Exec": "node /usr/lib/node_modules/@a/b/cli.js"}, (("npm", "@a/b"), ("command", "node"))),
    ],
)
def test_the_package_that_an_entry_starts(values, others):
    assert found(entry(Name="Probe", **values))[0].ids == ids("probe", *others)


def test_every_menu_of_the_system_and_of_every_user():
    paths = {
        "/usr/share/applications/a.desktop": "",
        "/usr/share/applications/kde/b.desktop": "",
        "/usr/local/share/applications/c.desktop": "",
        "/var/lib/snapd/desktop/applications/d.desktop": "",
        "/var/lib/flatpak/exports/share/applications/e.desktop": "",
        "/run/current-system/sw/share/applications/f.desktop": "",
        f"{DATA}/applications/g.desktop": "alice",
        "/home/bob/.local/share/applications/h.desktop": "bob",
        f"{HOME}/.local/share/flatpak/exports/share/applications/i.desktop": "alice",
        f"{HOME}/.nix-profile/share/applications/j.desktop": "alice",
        f"{DATA}/applications/wine/Programs/A/B/l.desktop": "alice",
        f"{DATA}/xdg-desktop-portal/applications/m.desktop": "alice",
        f"{HOME}/Desktop/k.desktop": "alice",
    }
    trap = {"/usr/share/applications/mimeinfo.cache": "[MIME Cache]\n", f"{HOME}/Desktop/deep/x.desktop": "trap"}
    host = fake_host(files={**dict.fromkeys(paths, entry(Name="A", Exec="a")), **trap}, users=("alice", "bob"))

    assert {item.location: item.user for item in bare(host, LinuxDesktopEntries())} == paths


def test_what_starts_by_itself():
    files = {
        "/etc/xdg/autostart/a.desktop": entry(Name="A", NoDisplay="true"),
        f"{HOME}/.config/autostart/b.desktop": entry(Name="B"),
        f"{HOME}/.config/autostart/c.desktop": entry(Name="C", Hidden="true"),
        f"{HOME}/.config/autostart/d.desktop": entry(Name="D", X_GNOME_Autostart_enabled="false"),
    }

    assert [(item.name, item.rung, item.marks) for item in bare(fake_host(files=files), LinuxDesktopEntries())] == [
        ("A", None, (Mark.HIDDEN, Mark.AUTOSTART)),
        ("B", None, (Mark.AUTOSTART,)),
        ("C", Rung.RESIDUE, (Mark.HIDDEN,)),
        ("D", None, ()),
    ]


def test_a_link_to_nothing_is_absent_and_one_out_of_the_home_is_a_problem():
    files = {
        f"{HOME}/Desktop/a.desktop": Link("/usr/share/applications/gone.desktop"),
        f"{HOME}/Desktop/b.desktop": Link("/usr/share/applications/b.desktop"),
        f"{HOME}/Desktop/c.desktop": Link("/etc/shadow"),
        "/usr/share/applications/b.desktop": entry(Name="B"),
        "/etc/shadow": "[Desktop Entry]\nName=secret\n",
    }

    assert bare(fake_host(files=files), LinuxDesktopEntries()) == [
        Item("B", ids=ids("b"), location="/usr/share/applications/b.desktop"),
        Item("B", ids=ids("b"), location=f"{HOME}/Desktop/b.desktop", user="alice"),
        Problem(Reason.LINK_LEAVES, "a link points outside the home", f"{HOME}/Desktop/c.desktop", "alice"),
    ]


def test_arguments_are_not_kept():
    said = repr(found(entry(Name="Probe", Exec="probe --token=secret --user me@a.example https://a.example/secret")))

    assert "secret" not in said
    assert "me@" not in said


def test_a_site_by_the_address_that_web_app_manager_writes():
    text = entry(Name="Helper", Exec="sh -c 'A=\"/x y.png\" firefox'", X_WebApp_URL="https://chat.deepseek.com/secret")
    expected = Item("Helper", ids=ids("probe", ("site", "chat.deepseek.com")), kind=Kind.WEB_APP, location=f"{MENU}/probe.desktop")

    assert found(text) == [expected]


def test_a_menu_that_is_too_deep_says_so_and_a_loop_of_links_is_walked_once():
    deep = f"{MENU}/1/2/3/4/5/6/7/8"
    files = {f"{deep}/a.desktop": entry(Name="A"), f"{deep}/9/b.desktop": entry(Name="B"), f"{MENU}/1/again": Link(MENU)}

    assert bare(fake_host(files=files), LinuxDesktopEntries()) == [
        Item("A", ids=ids("a"), location=f"{deep}/a.desktop"),
        Problem(Reason.CAPPED, "more than 8 folders deep in a menu; not read", f"{deep}/9"),
    ]


def test_the_desktop_that_a_session_names():
    files = {
        f"{HOME}/.config/user-dirs.dirs": '# x\nXDG_DESKTOP_DIR="$HOME/Bureau [1]*"\n',
        f"{HOME}/Bureau [1]*/a.desktop": entry(Name="A"),
        f"{HOME}/Bureau 2/b.desktop": entry(Name="B"),
        f"{HOME}/Desktop/c.desktop": entry(Name="C"),
    }

    assert [(item.name, item.user) for item in bare(fake_host(files=files), LinuxDesktopEntries())] == [("C", "alice"), ("A", "alice")]


def test_a_desktop_of_somebody_else_is_not_looked_into_and_said():
    files = {
        f"{HOME}/.config/user-dirs.dirs": 'XDG_DESKTOP_DIR="/home/bob/Bureau"\n',
        "/home/bob/Bureau/a.desktop": entry(Name="A"),
    }
    detail = "a folder outside the home that the account does not own; not read"
    host = fake_host(files=files)
    host.disk.owners = {"/home/bob/Bureau": 1001}

    assert bare(host, LinuxDesktopEntries()) == [Problem(Reason.LINK_LEAVES, detail, "/home/bob/Bureau", "alice")]


@pytest.mark.parametrize("folder", ["Programs", "Programs/Probe Works", "Programs/Probe Works/Probe"])
def test_the_folders_of_a_start_menu_under_wine_are_entered(folder):
    path = f"{HOME}/.local/share/applications/wine/{folder}/Probe.desktop"
    host = fake_host(files={path: entry(Name="Probe", Exec='env WINEPREFIX="/home/alice/.wine" wine x.lnk')})

    assert [(item.name, item.location) for item in bare(host, LinuxDesktopEntries())] == [("Probe", path)]


@pytest.mark.parametrize(
    "place",
    [".x.desktop", "a/.x.desktop", ".a/x.desktop", ".a/.b/x.desktop"],
)
def test_a_dot_hides_no_entry_from_a_menu(place):
    found = said(
        fake_host(files={f"/home/alice/.local/share/applications/{place}": "[Desktop Entry]\nName=X\nExec=x\n"}), LinuxDesktopEntries()
    )

    assert [one.name for one in found] == ["X"]


def test_a_dot_hides_no_entry_from_the_start_of_a_session():
    found = said(fake_host(files={"/home/alice/.config/autostart/.x.desktop": "[Desktop Entry]\nName=X\nExec=x\n"}), LinuxDesktopEntries())

    assert [(one.name, one.marks) for one in found] == [("X", (Mark.AUTOSTART,))]


LONG = "a command line with more letters than are read; the rest was not looked at"


def test_a_command_of_many_letters_is_read_and_one_of_too_many_is_said():
    files = " ".join(f"/data/file-{number}" for number in range(1000))

    [read] = found(entry(Name="Probe", Exec=f"env A='{files}' probe"))
    assert read.ids == ids("probe", ("command", "probe"))

    said = found(entry(Name="Probe", Exec=f"env A='{files * 3}' probe"))
    assert [(one.reason, one.detail) for one in said if isinstance(one, Problem)] == [(Reason.CAPPED, LONG)]
    said = found(entry(Name="Probe", Exec="probe", Actions="x") + f"[Desktop Action x]\nName=X\nExec=other {files * 3}\n")
    assert [(one.reason, one.detail) for one in said if isinstance(one, Problem)] == [(Reason.CAPPED, LONG)]


def test_every_action_is_read_once():
    names = [f"a{number}" for number in range(100)]
    text = entry(Name="Probe", Exec="probe", Actions=";".join([*names, *names]))
    text += "".join(f"[Desktop Action {name}]\nName={name}\nExec=/opt/{name}\n" for name in names)

    assert [one.ids for one in found(text)[1:]] == [(("command", name),) for name in names]


EVERY_KEY = (
    entry(
        Name="Probe",
        Exec="probe --x",
        TryExec="tried",
        StartupWMClass="Probe Window",
        NoDisplay="true",
        Actions="x",
        X_AppImage_Version="7.8",
        X_Flatpak="org.example.Probe",
        X_SnapInstanceName="probe_work",
        X_GNOME_Autostart_enabled="false",
    )
    + "[Desktop Action x]\nName=X\nExec=other\n"
)
OTHER_TEXTS = {
    "Type": EVERY_KEY.replace("Type=Application", "Type=Link"),
    "Hidden": EVERY_KEY.replace("Type=Application", "Type=Application\nHidden=true"),
    "X-WebApp-URL": entry(Name="Probe", Exec="probe", X_WebApp_URL="https://www.example.org/"),
}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_each_key_of_the_list_counts(key, monkeypatch):
    text, path = OTHER_TEXTS.get(key, EVERY_KEY), f"{HOME}/.config/autostart/probe.desktop"
    read = found(text, path)

    monkeypatch.setattr(linux_desktop_entries, "KEYS", KEYS - {key})
    monkeypatch.setattr(desktop_entry, "groups", lambda text, keys=KEYS, groups=desktop_entry.groups: groups(text, keys - {key}))
    assert found(text, path) != read


@pytest.mark.parametrize("text", [EVERY_KEY, *OTHER_TEXTS.values()])
def test_no_key_counts_that_is_not_in_the_list(text, monkeypatch):
    read = found(text)

    monkeypatch.setattr(linux_desktop_entries, "KEYS", None)
    assert found(text) == read


def test_the_words_of_ordinary_programs_are_not_taken_apart_as_a_browsers(monkeypatch):
    asked = []

    def ask(words, read=chromium_switches.chromium_line, **options):
        asked.append(words)
        return read(words, **options)

    for module in (chromium_switches, shown_sites):
        monkeypatch.setattr(module, "chromium_line", ask)
    files = {f"{MENU}/{number}.desktop": entry(Name="Probe", Exec=f"/usr/bin/probe{number} --new-window %U") for number in range(50)}
    files |= {f"{MENU}/browser.desktop": entry(Name="Browser", Exec="google-chrome --incognito https://example.org", Actions="x")}

    assert len(bare(fake_host(files=files), LinuxDesktopEntries())) == 51
    assert asked == []
    bare(fake_host(files={f"{MENU}/app.desktop": entry(Name="App", Exec=f"google-chrome --app-id={APP}")}), LinuxDesktopEntries())
    assert len(asked) == 2  # for the app, and for the profile that it is held against
