"""A quotation that is not in its document is shown with the stretch that was meant."""

import time

import pytest

from coldwar_quiz.bank.quotations import Document

FIRE = (
    "Jane called us up to tell us of a great fire. So down I went to the Lieutenant of the Tower, who tells me that it "
    "begun this morning in the King's baker's house in Pudding-lane, and that it hath burned St. Magnus's Church. "
    "The Lord Mayor cried: I am spent; people will not obey me."
)
COMMONPLACE = "It was said in the town of the house in the morning that this was the end of it, and of the house. " * 40


def nearest(quote: str, text: str = FIRE) -> str | None:
    document = Document(text.encode())
    return document.nearest(quote, document.whole)


@pytest.mark.parametrize(
    ("slip", "quote", "shown"),
    [
        ("a word is left out", "it begun this morning in the bakers house", "it begun this morning in the {} house"),
        (
            "its marks are left on",
            "“it begun this morning in the bakers house”",
            "it begun this morning in the {} house",
        ),
        (
            "the first word is misspelt",
            "begann this morning in the baker's house",
            "begun this morning in the {} house",
        ),
        ("the last word is misspelt", "it begun this morning in the hause", "it begun this morning in the {} house"),
        ("the first word is another", "fire begun this morning in", "it begun this morning in"),
        ("the last word is another", "the Lieutenant of the Guard", "the Lieutenant of the Tower,"),
        ("the last two words are others", "So down I went with Jane", "So down I went to the"),
        ("a word too many", "I went straight down to the Lieutenant", "I went to the Lieutenant"),
        ("two words change places", "down went I to the Lieutenant", "down I went to the Lieutenant"),
        ("a mark is forgotten", "I am spent: people will not obey", "I am spent; people will not obey"),
        ("capitals are changed", "The lieutenant of the tower", "the Lieutenant of the Tower,"),
    ],
    ids=lambda value: value.replace(" ", "-"),
)
def test_whoever_copies_with_a_slip_is_shown_the_whole_stretch_that_was_meant(
    slip: str, quote: str, shown: str
) -> None:
    assert nearest(quote) == shown.replace("{}", "King's baker's"), slip


def test_whoever_leaves_out_half_a_sentence_is_shown_it_all() -> None:
    shown = "So down I went to the Lieutenant of the Tower, who tells me that it begun this morning"
    assert nearest("So down I went ... that it begun this morning") == shown


def test_whoever_quotes_a_page_is_shown_twenty_words_about_where_it_begins_to_differ() -> None:
    shown = nearest(FIRE.replace("tells me that", "informs me that")) or ""
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "of the Tower, who tells me that it begun this morning" in shown
    assert f" {shown.strip('… ')} " in FIRE
    assert len(shown.strip("… ").split()) == 20


def test_whoever_quotes_words_of_another_document_is_shown_none() -> None:
    assert nearest("nothing like it anywhere at all") is None
    assert nearest("..., ... . . .") is None


def test_the_stretch_that_was_meant_is_found_among_many_of_the_same_common_words() -> None:
    meant = "it begun this morning in the King's baker's house in Pudding-lane,"
    quote = "it begun this morning in the house of the end of Pudding-lane"
    assert nearest(quote, COMMONPLACE + FIRE + COMMONPLACE) == meant


def test_whoever_quotes_across_a_comment_sees_that_one_is_there() -> None:
    assert (
        nearest(
            "three four five six seven",
            "{p. 512} one two three four five {my comment is this one here} six seven eight",
        )
        == "three four five {…} six seven"
    )


def test_a_long_document_is_gone_through_in_a_moment() -> None:
    text = COMMONPLACE * 200 + FIRE
    document = Document(text.encode())
    assert len(document.plain) > 750_000
    before = time.process_time()
    assert document.nearest("it was said of the house in the end of the morning", document.whole) is not None
    assert time.process_time() - before < 5
