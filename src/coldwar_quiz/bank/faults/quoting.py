"""Codes about quotes and brackets, the signs that make YAML read a text as something else."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "unquoted-text",
        Severity.ERROR,
        """
        A text begins with a sign that means something in YAML, or holds a colon followed by a space, and has no quotes.

        At the start of a text that goes for brackets, braces, `*`, `&`, `!`, `@`, `%`, a backtick and a comma. A colon
        and a space make what stands before them a key. YAML would read either as something that is no text.

        Put the whole text in quotes. If it holds double quotes, put single ones around it. A long text can also begin
        on the line after `>`, where no sign means anything.

        Fails:

        ```yaml
        - id: addressee
          type: typed
          prompt: Complete the salutation: Dear ...
          answer: Georgii
        ```

        Passes:

        ```yaml
        - id: addressee
          type: typed
          prompt: "Complete the salutation: Dear ..."
          answer: Georgii
        ```
        """,
    ),
    Page(
        "unclosed-quote",
        Severity.ERROR,
        """
        A text begins with a quote that is never closed, or that is closed only by a quote meant for another text.

        Up to the next quote everything is one text, keys and further questions included. The place named is the quote
        that was opened, since that is where the mistake was made.

        Close the quote at the end of its text. A text that merely begins with a quoted word needs other quotes around
        the whole of it.

        Fails:

        ```yaml
        - id: salutation
          type: typed
          prompt: "To whom is the letter of 1 July 1953 addressed?
          answer: Malenkov
        ```

        Passes:

        ```yaml
        - id: salutation
          type: typed
          prompt: "To whom is the letter of 1 July 1953 addressed?"
          answer: Malenkov
        ```
        """,
    ),
    Page(
        "text-after-quote",
        Severity.ERROR,
        """
        A text that begins with a quote goes on after the quote is closed.

        In YAML quotes around a text stand around the whole of it. Mostly the text begins with a quotation, or there is
        an apostrophe or an inch mark inside it that was taken for the end.

        Put the other kind of quotes around the whole text. Or keep the kind, and write `''` for a single quote inside
        single quotes, and `\\"` for a double one inside double quotes.

        Fails:

        ```yaml
        - id: salutation
          type: typed
          prompt: "Dear Georgii" are the first words of which prisoner's letter?
          answer: Beria
        ```

        Passes:

        ```yaml
        - id: salutation
          type: typed
          prompt: '"Dear Georgii" are the first words of which prisoner''s letter?'
          answer: Beria
        ```
        """,
    ),
    Page(
        "bad-escape",
        Severity.ERROR,
        """
        Inside double quotes a backslash is followed by something it cannot be followed by.

        Between double quotes a backslash begins an escape: `\\n` is a new line, `\\"` a quote, and two of them are one
        backslash. Paths of Windows and formulas in LaTeX are full of others.

        Write two backslashes for one, or use single quotes, where a backslash is a backslash.

        Fails:

        ```yaml
        - id: folder
          type: typed
          prompt: "Whose papers lay in C:\\Archive?"
          answer: Pieck
        ```

        Passes:

        ```yaml
        - id: folder
          type: typed
          prompt: 'Whose papers lay in C:\\Archive?'
          answer: Pieck
        ```
        """,
    ),
    Page(
        "unclosed-bracket",
        Severity.ERROR,
        """
        A bracket or a brace is opened and never closed.

        `[` begins a list and `{` a map, and both run on, over any number of lines, until they are closed. A ` #` inside
        them begins a comment, which can hide the bracket that closes.

        Close it. If it is the beginning of a text, put the text in quotes.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          tags: [gdr, documents
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          tags: [gdr, documents]
        ```
        """,
    ),
)
