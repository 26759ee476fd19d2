"""Codes about keys and ids: unknown, missing, given twice, or of a form that an id cannot have."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "unknown-key",
        Severity.ERROR,
        """
        A key stands where it has no meaning: it is misspelt, or it belongs to another type of question.

        A key that nobody reads is a value that is lost without a word: `distracters` instead of `distractors` would
        leave a question without its wrong options.

        Take the spelling that is suggested. Where the key belongs to other types, change `type` or take the key out.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          explantion: It is dated 6 May 1953. The Presidium met the day before.
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          explanation: It is dated 6 May 1953. The Presidium met the day before.
        ```
        """,
    ),
    Page(
        "missing-key",
        Severity.ERROR,
        """
        A key that has to be there is not: a question without a `prompt`, a deck without a `title`.

        Without it the question cannot be asked, or the deck not be told from others. The place named is that of the
        question or map which lacks the key.

        Add the key that the message names, at the same indentation as the other keys.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
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
        "key-in-text",
        Severity.WARNING,
        """
        A line of a text in a block, after `>` or `|`, begins with a key that the question has not.

        In a block every line is text that is indented further than the key above it, whatever it looks like. A key
        that slips into it is lost without a word: the learner reads it as part of the text.

        Give the line the indentation of the other keys. Where it is text, break the line elsewhere, so that it does
        not begin with that word.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          explanation: >
            The memorandum is dated 6 May 1953.
            difficulty: 3
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          explanation: >
            The memorandum is dated 6 May 1953.
          difficulty: 3
        ```
        """,
    ),
    Page(
        "item-in-text",
        Severity.WARNING,
        """
        A line of a text without quotes, or of a block (`>`, `|`), begins with a hyphen, as an item of a list does.

        A value goes on with the lines below it that are indented further than its key. An item among them is no item:
        the learner reads one text, hyphens and all. Mostly the line with the key of the list is gone.

        Where a list is meant, write its key in a line of its own above it, and every entry with `- ` before it, the
        first one too. Where it is text, put all of it in quotes, or break the line of a block elsewhere. In a block a
        list may be text whose lines stay apart (`|`, or lines further in than the others), unless its items begin with
        a key.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
            - Day, month and year.
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: "On what day is the memorandum dated?
            - Day, month and year."
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "joined-lines",
        Severity.WARNING,
        """
        An answer, or an entry of a list, seems to take up the next line, which begins with a capital.

        A text without quotes goes on with the lines below it that are indented further. Where the first of them had
        room for more, the second was mostly meant as an entry of its own, and its hyphen is missing.

        Write the hyphen, in the column of the others. Where it is one text, write it on one line, or put it in quotes.

        Fails:

        ```yaml
        - id: addressee
          type: choice
          prompt: To whom did Beria write?
          answer: Malenkov
          distractors:
            - Molotov
              Khrushchev
            - Bulganin
        ```

        Passes:

        ```yaml
        - id: addressee
          type: choice
          prompt: To whom did Beria write?
          answer: Malenkov
          distractors:
            - Molotov
            - Khrushchev
            - Bulganin
        ```
        """,
    ),
    Page(
        "duplicate-key",
        Severity.ERROR,
        """
        The same key is given twice in one map.

        Most programs that read YAML silently keep the second value and forget the first. Which of the two you meant
        cannot be known, so neither is used.

        Keep one of the two lines. If two questions have run together, the second has lost its `- id:`.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          answer: 1953-05-05
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
        "bad-slug",
        Severity.ERROR,
        """
        An id, a tag or the name of a work has a form it cannot have.

        It consists of the small letters a to z, digits and hyphens, and begins with a letter. It is typed on the
        command line, stands in file names and in the notes of Anki, and never changes, so it is kept plain.

        Take the spelling that is suggested. Where a question of another deck is meant, write `deck/question`. What a
        learner reads stands elsewhere, in `title` and `prompt`.

        Fails:

        ```yaml
        - id: Memo_Day
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
        "device-name",
        Severity.WARNING,
        """
        An id is one of the names that Windows keeps for devices: `con`, `prn`, `aux`, `nul`, `com1`, `lpt1` and so on.

        No file can have such a name there, whatever its ending. A deck is by custom called like its file, and what is
        exported may be called like a question.

        Choose another id. If the question has been studied already, put the old one under `formerly`.

        Fails:

        ```yaml
        - id: con
          type: typed
          prompt: What did the Council of Ministers decide against?
          answer: collectivisation
        ```

        Passes:

        ```yaml
        - id: decision-against
          type: typed
          prompt: What did the Council of Ministers decide against?
          answer: collectivisation
        ```
        """,
    ),
    Page(
        "duplicate-deck",
        Severity.ERROR,
        """
        Two decks have the same id.

        What a learner knows hangs on `deck/question`, so two decks of one id would share their progress. A bundled deck
        is kept, otherwise the one that was read first; the other is left out, with all its questions.

        Give the deck that is left out an id of its own. If it is a copy that was made for a change, remove the copy.

        Fails:

        ```yaml
        # first.yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # second.yaml
        deck: {id: german-question, title: The letters}
        questions:
        - id: letter-addressee
          type: typed
          prompt: To whom did Beria write on 1 July 1953?
          answer: Malenkov
        ```

        Passes:

        ```yaml
        # first.yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # second.yaml
        deck: {id: prison-letters, title: The letters}
        questions:
        - id: letter-addressee
          type: typed
          prompt: To whom did Beria write on 1 July 1953?
          answer: Malenkov
        ```
        """,
    ),
)
