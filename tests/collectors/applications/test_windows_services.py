import pytest

from scanner.collectors.applications.windows_services import WindowsServices
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

SERVICES = r"HKLM64\SYSTEM\CurrentControlSet\Services"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsServices())


def test_a_service_that_starts_with_windows():
    values = {"Type": 0x10, "Start": 2, "DisplayName": "Probe Service", "ImagePath": r'"C:\Program Files\Probe\probed.exe" --key=secret'}

    assert found({rf"{SERVICES}\probed": values}) == [
        Item(
            "Probe Service",
            ids=(("service", "probed"), ("command", "probed.exe")),
            state=State.ENABLED,
            marks=(Mark.AUTOSTART,),
            location="C:/Program Files/Probe/probed.exe",
        )
    ]


def test_a_shared_service_whose_name_is_only_a_pointer():
    values = {
        "Type": 0x20,
        "Start": 3,
        "DisplayName": r"@%SystemRoot%\system32\probe.dll,-100",
        "ImagePath": r"%SystemRoot%\System32\svchost.exe -k netsvcs -p",
    }

    assert found({rf"{SERVICES}\ProbeSvc": values}) == [
        Item(
            "ProbeSvc",
            ids=(("service", "ProbeSvc"), ("command", "svchost.exe")),
            state=State.ENABLED,
            location="C:/Windows/System32/svchost.exe",
        )
    ]


@pytest.mark.parametrize("runner", [r"C:\tools\nssm.exe", r'"C:\Program Files\nssm-2.24\win64\NSSM64.exe"', r"C:\Windows\srvany.exe"])
@pytest.mark.parametrize(
    ("application", "arguments", "ids", "location"),
    [
        (r"C:\Program Files\Probe\probe.exe", "serve --key=secret", (("command", "probe.exe"),), "C:/Program Files/Probe/probe.exe"),
        (r'"%ProgramFiles%\Probe\probe.exe"', "", (("command", "probe.exe"),), "C:/Program Files/Probe/probe.exe"),
        (r"C:\Windows\System32\cmd.exe", r"/c C:\Probe\probe.exe", (("command", "probe.exe"),), "C:/Probe/probe.exe"),
    ],
)
def test_a_program_that_another_one_runs_as_a_service(runner, application, arguments, ids, location):
    """Ollama, Open WebUI and the like are made services in this way: only the runner was told."""
    registry = {
        rf"{SERVICES}\probe": {"Type": 0x10, "Start": 2, "ImagePath": runner},
        rf"{SERVICES}\probe\Parameters": {"Application": application, "AppParameters": arguments},
    }
    [item] = found(registry)

    assert (item.ids[2:], item.location) == (ids, location)
    assert item.ids[1][1] == runner.strip('"').rpartition("\\")[2]


@pytest.mark.parametrize("parameters", [{}, {"Application": ""}, {"Application": 7}, {"AppParameters": "serve"}])
def test_a_runner_without_a_program(parameters):
    registry = {rf"{SERVICES}\probe": {"Type": 0x10, "ImagePath": r"C:\nssm.exe"}, rf"{SERVICES}\probe\Parameters": parameters}
    [item] = found(registry)

    assert (item.ids, item.location) == ((("service", "probe"), ("command", "nssm.exe")), "C:/nssm.exe")


def test_the_parameters_of_another_service_are_its_own():
    registry = {
        rf"{SERVICES}\probe": {"Type": 0x10, "ImagePath": r"C:\Probe\probed.exe"},
        rf"{SERVICES}\probe\Parameters": {"Application": r"C:\Other\other.exe"},
    }
    [item] = found(registry)

    assert item.ids == (("service", "probe"), ("command", "probed.exe"))


def test_parameters_that_are_closed_to_us_cost_themselves_alone():
    registry = {
        rf"{SERVICES}\probe": {"Type": 0x10, "ImagePath": r"C:\nssm.exe"},
        rf"{SERVICES}\probe\Parameters": Reason.PERMISSION_DENIED,
    }
    item, problem = found(registry)

    assert (item.name, problem.reason) == ("probe", Reason.PERMISSION_DENIED)


@pytest.mark.parametrize(("start", "state"), [(4, State.DISABLED), (3, State.ENABLED), (None, State.UNKNOWN), (b"x", State.UNKNOWN)])
def test_whether_a_service_is_switched_off(start, state):
    [item] = found({rf"{SERVICES}\probed": {"Type": 0x110, "Start": start}})

    assert item == Item("probed", ids=(("service", "probed"),), state=state, location=rf"{SERVICES}\probed")


@pytest.mark.parametrize("kind", [1, 2, 8, 0, None, b"\x10", "x"])
def test_a_driver_is_no_program(kind):
    assert found({rf"{SERVICES}\probe": {"Type": kind, "ImagePath": "probe.sys"}}) == []


@pytest.mark.parametrize("kind", [0x10, 0x20, 0x50, 0x60, 0xD0, 0xE0, 0x110])
def test_programs_of_every_sort(kind):
    assert len(found({rf"{SERVICES}\probe": {"Type": kind}})) == 1


def test_a_closed_service_costs_itself_alone():
    assert found({rf"{SERVICES}\a": Reason.PERMISSION_DENIED, rf"{SERVICES}\b": {"Type": 16, "Start": 3}}) == [
        Item("b", ids=(("service", "b"),), state=State.ENABLED, location=rf"{SERVICES}\b"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{SERVICES}\a"),
    ]
