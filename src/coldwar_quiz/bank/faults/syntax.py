"""Codes about how lines stand: indentation, keys without a colon, and what cannot be read for any other reason."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "tab-indentation",
        Severity.ERROR,
        """
        A line is indented with a tab.

        In YAML indentation says what belongs to what, and a tab has no fixed width, so YAML forbids it there. On the
        screen it often looks like the spaces around it. Inside a text a tab is allowed.

        Replace the tab by spaces, as many as the lines around it have. Most editors can be told to type spaces when the
        tab key is pressed.

        Fails:

        ```yaml
        - id: memo-day
        <U+0009>type: date
        <U+0009>prompt: On what day is the memorandum dated?
        <U+0009>answer: 1953-05-06
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "indentation",
        Severity.ERROR,
        """
        A line stands further left or right than the lines it belongs with.

        In YAML the keys of one question stand exactly under each other, and so do the items of a list. One space too
        many or too few makes a line part of something else, or of nothing.

        Give the keys of one question the same indentation. The second place that is shown is the line before, with
        which the faulty one was compared; it may be the one to move. Keys that stand beside the map they belong to,
        such as `where` under `evidence`, are indented as far as the first of that map.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
           answer: 1953-05-06
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "not-a-key",
        Severity.ERROR,
        """
        A line stands where a key should, but is no `key: value`.

        Either the colon after the key is missing, or the blank after the colon, or the line goes on with the text above
        it and stands too far left for that.

        Write `key: value`, with a colon and a space; or indent the line further than the key whose text it continues.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day of 1953 is the memorandum
          on departures from the GDR dated?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day of 1953 is the memorandum
            on departures from the GDR dated?
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "too-deep",
        Severity.ERROR,
        """
        Lists or maps stand inside each other more than twelve deep.

        Nothing in a deck needs more than six levels. A file with more was mostly made by a program, or holds a row of
        opening brackets that was meant as text.

        Take the brackets out, or put the text that begins with them in quotes.

        Fails:

        ```yaml
        - id: memo-day
          type: typed
          prompt: What stands in the margin of the memorandum?
          answer: [[[[[[[[[[[[[ ]]]]]]]]]]]]]
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: typed
          prompt: What stands in the margin of the memorandum?
          answer: twenty-six square brackets
        ```
        """,
    ),
    Page(
        "syntax",
        Severity.ERROR,
        """
        The line cannot be read, for a reason that has no code of its own.

        Among these are a list that begins on the line of its key, a text that begins on the line of `>` or `|`, and a
        comma that is missing between brackets. The message says which it is, where that can be told.

        Mend what the message names. If it names nothing, put the text of the line in quotes, or compare the question
        with the example of its type in the description of the deck format.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          tags: - gdr
                - documents
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          tags:
            - gdr
            - documents
        ```
        """,
    ),
)
