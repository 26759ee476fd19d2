"""The one door from a deck's text to a field."""

import html
import re

import pytest
from hostile_texts import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.anki.escape import escape

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def as_a_browser_reads(field: str) -> str:
    return html.unescape(field.replace("<br>", "\n"))


@given(st.text() | st.text(alphabet="&<>\"'[]{}\\$;#:lt3c1\n\r\t\x1f"))
def test_a_text_reads_back_as_it_was_typed(text: str) -> None:
    assert CONTROL.sub("\ufffd", text.replace("\r\n", "\n")) == as_a_browser_reads(escape(text))


@given(st.text(alphabet=st.characters() | st.sampled_from("&<>\"'[]{}\\$")))
def test_nothing_that_anki_or_a_browser_acts_on_is_left(text: str) -> None:
    bare = re.sub("<br>|&#[0-9]+;", "", escape(text))
    assert not set(bare) & set("&<>\"'[]{}\\$\x1f\x00")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_out_as_characters(text: str) -> None:
    assert CONTROL.sub("\ufffd", text) == as_a_browser_reads(escape(text))


def test_plain_text_is_left_alone() -> None:
    text = "Кадар and Kádár, 1953: what for?"
    assert escape(text) is text
