from scanner.formats.plugin_xml import Descriptor, described

SAID = Descriptor("com.github.copilot", "GitHub Copilot", "1.5.2", "GitHub")
XML = b"""<!-- why --><idea-plugin url="https://a.example">
  <id>com.github.copilot</id><name>GitHub Copilot</name><version>1.5.2</version><vendor email="x@a.example">GitHub</vendor>
  <depends>com.intellij.modules.platform</depends></idea-plugin>"""


def test_one_without_an_id_goes_by_its_name():
    assert described(b"<idea-plugin><name>Probe</name></idea-plugin>") == Descriptor("Probe", "Probe")


def test_a_descriptor_with_a_document_type_or_without_a_name_is_damaged():
    assert (
        described(b"<!DOCTYPE idea-plugin SYSTEM 'x'><idea-plugin><id>a</id></idea-plugin>").damage
        == "expected XML without a document type"
    )
    assert described(b"<idea-plugin/>").damage == "a descriptor without an id"
    assert described(XML + b"<") == SAID


def test_what_stands_at_its_windows_settings_and_commands_in_that_order():
    said = described(
        b"""<idea-plugin><id>a</id>
        <actions><action id="A" text="Ask" description="Asks a model"/>
        <group text="More"><action text="Explain" description="Says why"/><action text="Ask"/><separator/></group></actions>
        <extensions defaultExtensionNs="com.intellij"><applicationConfigurable displayName="Settings of it" instance="a.Settings"/>
        <toolWindow id="Chat" text="not this"/></extensions></idea-plugin>"""
    )

    assert said.titles == ("Chat", "Settings of it", "More", "Ask", "Explain", "Asks a model", "Says why")


def test_what_completes_a_line_as_it_is_written():
    provider = b'<inline.completion.provider id="a.Provider" implementation="a.Provider"/>'

    assert described(b"<idea-plugin><id>a</id><extensions>%b%b</extensions></idea-plugin>" % (provider, provider)).contributes == (
        "inline.completion.provider",
    )
    assert described(b"<idea-plugin><id>a</id><extensions><!--%b--></extensions></idea-plugin>" % provider).contributes == ()
