from scanner.collectors.browsers.gecko_policy_places import find_policy_files, read_policy_file
from scanner.model import Platform
from tests.fake_host import fake_host


def test_files_of_each_platform_and_whose_they_are():
    cases = {
        Platform.LINUX: ("/usr/lib/firefox-esr/distribution/policies.json", "firefox"),
        Platform.MACOS: ("/Applications/Firefox.app/Contents/Resources/distribution/policies.json", "firefox"),
        Platform.WINDOWS: ("C:/Program Files/Mozilla Thunderbird/distribution/policies.json", "thunderbird"),
    }
    for platform, (place, program) in cases.items():
        host = fake_host(platform, files={place: '{"policies": {"a": 1}}'})
        (record,) = find_policy_files(host)

        assert (record.location, record.about) == (place, program)
        assert read_policy_file(host, record) == {"policies": {"a": 1}}
