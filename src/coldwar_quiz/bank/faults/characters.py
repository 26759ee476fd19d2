"""Codes about characters that act on a terminal, do not show, or look like others."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "control-character",
        Severity.ERROR,
        """
        The file holds a character that is an instruction to a machine and not a letter, as such or as an escape.

        Such characters can clear a screen, colour what follows, or hide a word. They come in with text that was copied
        from a terminal, a PDF or a word processor. Tabs and line ends are fine.

        Remove it; the message gives its code point. An editor that shows nothing there may still let you delete it, or
        the text around it can be typed again.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the <U+001B>memorandum dated?
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
        "bidi-control",
        Severity.WARNING,
        """
        A text holds a mark that turns the direction of writing, or a byte order mark, and neither shows.

        Marks of direction are needed where Hebrew or Arabic stands beside Latin letters. Elsewhere they make a line
        read otherwise than it is stored, so that what you check is not what a learner sees.

        Take it out. If the text needs it, say so under `allow`.

        Fails:

        ```yaml
        - id: salutation
          type: typed
          prompt: To whom is <U+202E>the letter of 1 July 1953 addressed?
          answer: Malenkov
        ```

        Passes:

        ```yaml
        - id: salutation
          type: typed
          prompt: To whom is the letter of 1 July 1953 addressed?
          answer: Malenkov
        ```
        """,
    ),
    Page(
        "invisible-character",
        Severity.WARNING,
        """
        An answer or an option holds a character that does not show: a no-break space, a soft hyphen, a joiner.

        Two options can differ in it and look the same. It comes in with text copied from a web page or a PDF. In
        prompts and explanations it does no harm, and nothing is said.

        Take it out, or type a space instead.

        Fails:

        ```yaml
        - id: council-chairman
          type: typed
          prompt: Who was chairman of the Council of Ministers?
          answer: Georgii<U+00A0>Malenkov
        ```

        Passes:

        ```yaml
        - id: council-chairman
          type: typed
          prompt: Who was chairman of the Council of Ministers?
          answer: Georgii Malenkov
        ```
        """,
    ),
    Page(
        "mixed-scripts",
        Severity.WARNING,
        """
        A word that is to be typed mixes letters of two alphabets, such as a Cyrillic letter in a Latin word.

        Some letters look the same in both, so the mistake cannot be seen, and what a learner types is compared with a
        word that nobody would type.

        Type the whole word again in one alphabet.

        Fails:

        ```yaml
        - id: letter-author
          type: typed
          prompt: Who wrote the letter of 1 July 1953?
          answer: B<U+0435>ria
        ```

        Passes:

        ```yaml
        - id: letter-author
          type: typed
          prompt: Who wrote the letter of 1 July 1953?
          answer: Beria
        ```
        """,
    ),
    Page(
        "stacked-marks",
        Severity.WARNING,
        """
        More than eight marks, such as accents, stand on one letter.

        No language needs so many. They are drawn over the lines above and below and make those unreadable.

        Take some of them out.

        Fails:

        ```yaml
        - id: emphasis
          type: typed
          prompt: Which word of the telegram is accented?
          answer: "Attache\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301"
        ```

        Passes:

        ```yaml
        - id: emphasis
          type: typed
          prompt: Which word of the telegram is accented?
          answer: "Attache\\u0301"
        ```
        """,
    ),
)
