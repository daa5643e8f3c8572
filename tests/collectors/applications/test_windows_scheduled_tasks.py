import pytest

from scanner.collectors.applications.windows_scheduled_tasks import WindowsScheduledTasks
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import Link, bare, fake_host

TASKS = "C:/Windows/System32/Tasks"


def found(files):
    return bare(fake_host(Platform.WINDOWS, files=files), WindowsScheduledTasks())


def task(actions, more=""):
    return (
        '<?xml version="1.0" encoding="UTF-16"?>\r\n<Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">'
        "<RegistrationInfo><Author>EXAMPLE\\alice</Author></RegistrationInfo>"
        f"<Settings>{more}</Settings><Actions>{actions}</Actions></Task>"
    ).encode("utf-16")


def exec_(program, arguments=""):
    return f"<Exec><Command>{program}</Command><Arguments>{arguments}</Arguments></Exec>"


PROBE = task(exec_("C:\\Program Files\\Probe\\probe.exe", "--secret 4711"))


def item(name, *ids, state=State.ENABLED, marks=(Mark.AUTOSTART,)):
    return Item(name, ids=ids, state=state, marks=marks, location=f"{TASKS}/{name}".replace("\\", "/"))


@pytest.mark.parametrize("name", ["Probe Update", "Vendor\\Probe {1-2}", "Microsoft\\Windows\\Probe\\x", "Microsoft\\Windows\\a\\b\\c\\x"])
def test_a_task_by_its_path_with_the_program_that_it_starts(name):
    assert found({f"{TASKS}/{name}".replace("\\", "/"): PROBE}) == [item(name, ("command", "probe.exe"))]


def test_quotes_and_variables_around_a_program():
    content = task(exec_('"%ProgramFiles%\\Probe\\probe.exe"') + exec_("%windir%\\system32\\sc.exe", "start x"))

    assert found({f"{TASKS}/A": content}) == [item("A", ("command", "probe.exe"), ("command", "sc.exe"))]


def test_what_the_arguments_start():
    content = task(exec_("C:\\node\\node.exe", '"C:\\npm\\node_modules\\@example\\probe\\cli.js" --token 4711'))

    assert found({f"{TASKS}/A": content}) == [item("A", ("command", "node.exe"), ("npm", "@example/probe"))]


def test_a_task_that_is_switched_off_or_hidden_is_kept_and_marked():
    off = task(exec_("a.exe"), "<Enabled>false</Enabled>")
    hidden = task(exec_("a.exe"), "<Hidden>true</Hidden>")

    assert found({f"{TASKS}/A": off, f"{TASKS}/B": hidden}) == [
        item("A", ("command", "a.exe"), state=State.DISABLED, marks=()),
        item("B", ("command", "a.exe"), marks=(Mark.AUTOSTART, Mark.HIDDEN)),
    ]


def test_a_task_without_a_program_is_kept():
    content = task("<ComHandler><ClassId>{00000000-0000-0000-0000-000000000000}</ClassId></ComHandler>")

    assert found({f"{TASKS}/Microsoft/A": content}) == [item("Microsoft\\A", marks=())]


def test_hostile_and_damaged_files_are_problems_and_cost_themselves_alone():
    files = {
        f"{TASKS}/A": b"\xff\xfe" + '<!DOCTYPE x [<!ENTITY y "z">]><Task/>'.encode("utf-16-le"),
        f"{TASKS}/B": Reason.PERMISSION_DENIED,
        f"{TASKS}/C": "<Other/>",
        f"{TASKS}/D": PROBE,
    }

    assert found(files) == [
        item("D", ("command", "probe.exe")),
        Problem(Reason.MALFORMED, "expected XML without a document type", f"{TASKS}/A"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{TASKS}/B"),
        Problem(Reason.MALFORMED, "expected a scheduled task, found different XML", f"{TASKS}/C"),
    ]


def test_the_tasks_are_closed_to_an_account_without_rights():
    assert found({TASKS: Reason.PERMISSION_DENIED}) == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", TASKS)]


def test_a_link_among_the_tasks_that_leads_back_up_is_said_and_not_walked():
    assert found({f"{TASKS}/a/Probe": PROBE, f"{TASKS}/a/up": Link(TASKS)}) == [
        item("a\\Probe", ("command", "probe.exe")),
        Problem(Reason.NOT_A_FILE, "not a regular file", f"{TASKS}/a/up"),
    ]


def test_a_folder_that_is_too_deep_says_so():
    assert found({f"{TASKS}/1/2/3/4/5/6/7/A": PROBE}) == [
        Problem(Reason.CAPPED, "more than 6 folders deep among the tasks; not read", f"{TASKS}/1/2/3/4/5/6/7")
    ]
