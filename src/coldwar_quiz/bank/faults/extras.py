"""Codes about what YAML offers and decks do not use."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "alias",
        Severity.ERROR,
        """
        A value begins with `*`, which in YAML refers to a value that was given a name elsewhere.

        Decks do not use that: a question should say all it says where it stands, and a few lines of aliases can be made
        to fill any memory. Mostly no alias was meant, but a text that begins with an asterisk.

        Put the text in quotes, or write the value out.

        Fails:

        ```yaml
        - id: footnote
          type: typed
          prompt: What follows the name in the list of those present?
          answer: *absent
        ```

        Passes:

        ```yaml
        - id: footnote
          type: typed
          prompt: What follows the name in the list of those present?
          answer: "*absent"
        ```
        """,
    ),
    Page(
        "merge-key",
        Severity.ERROR,
        """
        The key `<<` stands in a map. YAML uses it to take over the keys of another map.

        Decks do not use that, for the reason they use no aliases: a question says all it says where it stands.

        Write the keys and values out.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          <<: {difficulty: 1}
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          difficulty: 1
        ```
        """,
    ),
    Page(
        "tag",
        Severity.ERROR,
        """
        A value begins with `!`, which in YAML names the type of what follows.

        Decks do not use that: the key says what a value is. Mostly no tag was meant, but a text that begins with an
        exclamation mark.

        Put the text in quotes, or take the tag out.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: !!str 1953-05-06
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
        "unused-anchor",
        Severity.WARNING,
        """
        A value begins with `&` and a word, which gives it a name in YAML, and nothing refers to the name.

        The word is not part of the text, so the text is shorter than it looks. Mostly it was meant as text.

        Put the text in quotes, or take the name out.

        Fails:

        ```yaml
        - id: and-so-on
          type: typed
          prompt: How does the list of ministries end?
          answer: &c others
        ```

        Passes:

        ```yaml
        - id: and-so-on
          type: typed
          prompt: How does the list of ministries end?
          answer: "&c others"
        ```
        """,
    ),
    Page(
        "directive",
        Severity.ERROR,
        """
        The file begins with a line that starts with `%`, an instruction to programs that read YAML.

        Such a line can change what the rest of the file means. Decks do not use that.

        Take the line out. If it was meant as a comment, begin it with `#`.

        Fails:

        ```yaml
        %TAG ! tag:example.org,1953:
        ---
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        # The German question, 1953
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "yaml-directive",
        Severity.WARNING,
        """
        The file begins with a line such as `%YAML 1.2`, which has no effect.

        Decks are read in one way, whatever version of YAML the line names. Somebody who relies on the line would be
        mistaken about what `no` or `1.10` means.

        Take the line out, and the `---` that follows it.

        Fails:

        ```yaml
        %YAML 1.2
        ---
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
)
