import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.windows_scheduled_task import ScheduledTask, scheduled_task
from scanner.model import Malformed

BEGIN = '<?xml version="1.0" encoding="UTF-16"?><Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">'


def task(actions="", settings_=""):
    return f"{BEGIN}<Settings>{settings_}</Settings><Actions>{actions}</Actions></Task>".encode("utf-16")


def test_the_program_of_an_action_with_its_arguments():
    content = task("<Exec><Command>C:\\Program Files\\a.exe</Command><Arguments>--x &amp; y</Arguments></Exec>")

    assert scheduled_task(content) == ScheduledTask(('"C:\\Program Files\\a.exe" --x & y',))


def test_several_actions_and_their_elements_in_any_order():
    content = task(
        "<Exec><Arguments>-1</Arguments><Command>a.exe</Command></Exec><ComHandler><ClassId>{x}</ClassId></ComHandler>"
        '<Exec><Command>"C:\\b c.exe"</Command></Exec><Exec><WorkingDirectory>C:\\</WorkingDirectory></Exec><Exec/>'
    )

    assert scheduled_task(content) == ScheduledTask(('"a.exe" -1', '"C:\\b c.exe"'))


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("C:\\Program Files\\a.exe -x", "C:\\Program Files\\a.exe -x"),
        ('"C:\\b c.exe" -x', '"C:\\b c.exe" -x'),
        ("cmd /c start C:\\a.exe", "cmd /c start C:\\a.exe"),
        ('""', None),
    ],
)
def test_a_command_that_is_a_whole_line(command, line):
    found = scheduled_task(task(f"<Exec><Command>{command}</Command></Exec>"))

    assert found == ScheduledTask((line,) if line else ())


@pytest.mark.parametrize(
    ("settings_", "expected"),
    [
        ("<Enabled>false</Enabled>", ScheduledTask(enabled=False)),
        ("<Enabled>0</Enabled><Hidden>1</Hidden>", ScheduledTask(enabled=False, hidden=True)),
        ("<Enabled> true </Enabled><Hidden>true</Hidden>", ScheduledTask(hidden=True)),
        ("<Enabled>perhaps</Enabled>", ScheduledTask()),
    ],
)
def test_whether_it_runs_and_is_shown(settings_, expected):
    assert scheduled_task(task(settings_=settings_)) == expected


def test_a_trigger_that_is_switched_off_is_not_the_task():
    content = f"{BEGIN}<Triggers><LogonTrigger><Enabled>false</Enabled></LogonTrigger></Triggers></Task>".encode("utf-16")

    assert scheduled_task(content) == ScheduledTask()


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"<Other/>", task()[:-20], task() + b"x\0", b"MZ", BEGIN.encode() + b"</Task>"])
def test_what_is_no_whole_task(content):
    with pytest.raises(Malformed, match="expected"):
        scheduled_task(content)


WHOLE = task("<Exec><Command>a</Command></Exec>", "<Enabled>true</Enabled>")


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=5))
def test_any_changed_bytes_give_a_task_or_malformed(changes):
    changed = bytearray(WHOLE)
    for at, byte in changes:
        changed[at] = byte
    try:
        found = scheduled_task(bytes(changed))
    except Malformed:
        return

    assert isinstance(found, ScheduledTask)
