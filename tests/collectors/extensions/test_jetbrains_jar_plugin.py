import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.extensions.jetbrains_jar_plugin import MOST_PACKED, descriptor
from scanner.formats.plugin_xml import Descriptor
from scanner.model import Problem, Reason

XML = b"""<!-- why --><idea-plugin url="https://a.example">
  <id>com.github.copilot</id><name>GitHub Copilot</name><version>1.5.2</version><vendor email="x@a.example">GitHub</vendor>
  <depends>com.intellij.modules.platform</depends></idea-plugin>"""
SAID = Descriptor("com.github.copilot", "GitHub Copilot", "1.5.2", "GitHub")


def jar(files, method=zipfile.ZIP_DEFLATED, comment=b""):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.comment = comment
    return content.getvalue()


def read(content):
    return descriptor(len(content), lambda offset, size: content[offset : offset + size])


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("comment", [b"", b"a comment", b"x" * 60_000])
def test_what_a_jar_says(method, comment):
    assert read(jar({"META-INF/MANIFEST.MF": "x", "a/B.class": b"\0" * 5000, "META-INF/plugin.xml": XML}, method, comment)) == SAID


@pytest.mark.parametrize("before", [b"x", b"#!/bin/sh\n" * 999])
def test_bytes_before_the_zip_file_hide_nothing(before):
    assert read(before + jar({"META-INF/plugin.xml": XML}, comment=b"a comment")) == SAID


def test_only_a_few_bytes_of_a_jar_are_read():
    content, asked = jar({"a/B.class": bytes(range(256)) * 40_000, "META-INF/plugin.xml": XML}, zipfile.ZIP_STORED), []

    def part(offset, size):
        asked.append(size)
        return content[offset : offset + size]

    assert descriptor(len(content), part) == SAID
    assert sum(asked) < 2000 < len(content)


def test_makers_and_models_that_its_classes_are_called_after():
    classes = ("OpenAiClient", "OpenAIConfig", "OllamaService$1", "LlmPanel", "GPTModel", "Gptk", "AllMatch", "DeepSeekService")
    found = read(jar({**{f"a/{name}.class": "x" for name in classes}, "META-INF/plugin.xml": XML}))

    assert found == SAID._replace(called=("GPT", "Llm", "Ollama", "OpenAI", "OpenAi"))


def test_a_jar_without_a_descriptor():
    assert read(jar({"META-INF/plugin.xml.bak": XML, "lib/META-INF/plugin.xml": XML})) is None
    assert read(jar({})) is None


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "expected a zip file, which ends with its central directory"),
        (b"PK\x05\x06" + b"\xff" * 18, "a zip file whose central directory is too large or outside the file"),
        (jar({"META-INF/plugin.xml": XML}, zipfile.ZIP_BZIP2), "a zip file that uses an unknown compression method: 12"),
        (
            jar({"META-INF/plugin.xml": bytes(MOST_PACKED + 1)}, zipfile.ZIP_STORED),
            "a zip file with a file that is too large, or not where its central directory says",
        ),
    ],
    ids=["empty", "absurd", "bzip2", "large"],
)
def test_what_is_no_such_jar(content, detail):
    assert read(content) == Problem(Reason.MALFORMED, detail)


def test_a_descriptor_that_unpacks_to_a_great_deal_is_read_in_part():
    assert read(jar({"META-INF/plugin.xml": XML[:-14] + b" " * (20 << 20) + b"</idea-plugin>"})) == SAID


def test_a_broken_stream():
    content = bytearray(jar({"META-INF/plugin.xml": XML}))
    content[50:60] = b"\xff" * 10

    assert read(bytes(content)) == Problem(Reason.MALFORMED, "a zip file with a file that cannot be decompressed")


@given(st.binary(), st.integers(0, 400), st.integers(0, 255))
def test_anything(content, at, byte):
    read(content)
    changed = bytearray(jar({"META-INF/plugin.xml": XML}))
    changed[at % len(changed)] = byte
    read(bytes(changed))
    read(content + bytes(changed))
