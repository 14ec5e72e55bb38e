"""Inputs that no one should send: each ends as it should, with a message and without a traceback."""

import os

import pytest
from benchmarks.bad_inputs import INPUTS, agrees, try_input


@pytest.mark.skipif(os.name != "posix", reason="makes pipes, links and odd names")
@pytest.mark.parametrize("name", INPUTS)
def test_an_input_ends_as_it_should(name: str) -> None:
    if "Parquet" in name:
        pytest.importorskip("pyarrow")
    make, wanted = INPUTS[name]
    code, said, facts = try_input(make)
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert agrees(wanted, code, said, facts), (code, said, facts)
