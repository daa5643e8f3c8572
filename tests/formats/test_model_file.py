import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.model_file import cached, stem


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/models/DeepSeek-R1-Distill-Qwen-7B-Q4_0.gguf", "DeepSeek-R1-Distill-Qwen-7B-Q4_0"),
        ("C:/models/Llama-3.2-1B.llamafile.exe", "Llama-3.2-1B"),
        ("qwen3-235b-Q4_K_M-00001-of-00003.GGUF", "qwen3-235b-Q4_K_M"),
        ("incomplete-Meta-Llama-3-8B.gguf", ""),
        (".hidden.gguf", ""),
        ("model.safetensors", ""),
        ("gguf", ""),
    ],
)
def test_the_model_that_a_file_is(path, expected):
    assert stem(path) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            "bartowski_DeepSeek-R1-Distill-Qwen-7B-GGUF_DeepSeek-R1-Distill-Qwen-7B-Q4_K_M",
            ("bartowski/DeepSeek-R1-Distill-Qwen-7B-GGUF", "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M"),
        ),
        ("ggml-model-q4_0", ("", "ggml-model-q4_0")),
    ],
)
def test_what_the_cache_of_llama_cpp_puts_before_a_name(found, expected):
    assert cached(found) == expected


@given(st.text())
def test_any_text_is_a_name_or_none(text):
    assert len(stem(text)) <= 255
    assert cached(text)[1] in text
