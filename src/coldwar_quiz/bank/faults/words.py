"""Codes about values that have a form of their own: dates, numbers, languages, and words of a fixed list."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "unknown-type",
        Severity.ERROR,
        """
        The `type` of a question is none of the ten there are.

        The type decides how a question is asked and which keys it has, so without it nothing else of the question can
        be judged. The ten are choice, select, typed, cloze, true-false, date, number, order, match and card.

        Take the spelling that is suggested, or one of the ten.

        Fails:

        ```yaml
        - id: memo-day
          type: dates
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
        "unknown-content",
        Severity.ERROR,
        """
        A word under `content` is no content note that there is.

        Learners choose from a fixed list what they would rather not be asked about: antisemitism, execution, mass-death
        and sexual-violence. A note outside the list would keep the question from nobody.

        Take one of the four. A word of your own can stand under `tags`.

        Fails:

        ```yaml
        - id: sentence-day
          type: date
          prompt: On what day of 1953 were the sentences carried out?
          answer: 1953-12-23
          content: [executions]
        ```

        Passes:

        ```yaml
        - id: sentence-day
          type: date
          prompt: On what day of 1953 were the sentences carried out?
          answer: 1953-12-23
          content: [execution]
        ```
        """,
    ),
    Page(
        "bad-date",
        Severity.ERROR,
        """
        A date is not written as year, month and day with hyphens.

        `26.6.1953` and `6/26/1953` are read differently in different countries, so a deck has one form: `1953-06-26`,
        `1953-06` for a month, `1953` for a year. Month and day have two digits. Learners may type dates in many ways.

        Write the date in that form. In `when`, two of them with a slash between make a stretch of time.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 6 May 1953
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
        "impossible-date",
        Severity.ERROR,
        """
        A date is well written, but the calendar has no such day or month, or a stretch of time ends before it begins.

        Nobody could answer it rightly. Mostly the month has fewer days, or day and month have changed places.

        Look the date up and correct it.

        Fails:

        ```yaml
        - id: telegram-day
          type: date
          prompt: On what day of 1953 was the telegram sent?
          answer: 1953-06-31
        ```

        Passes:

        ```yaml
        - id: telegram-day
          type: date
          prompt: On what day of 1953 was the telegram sent?
          answer: 1953-06-30
        ```
        """,
    ),
    Page(
        "bad-number",
        Severity.ERROR,
        """
        A number is not written in plain digits, or a tolerance is less than nothing.

        `57,234` is fifty-seven thousand to some and fifty-seven to others, so a deck has one form: digits, with a point
        before decimals and nothing between thousands. What is counted stands under `unit`. Learners may type
        separators.

        Write `57234` or `0.5`.

        Fails:

        ```yaml
        - id: departures
          type: number
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: 84,034 people
        ```

        Passes:

        ```yaml
        - id: departures
          type: number
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: 84034
          unit: people
        ```
        """,
    ),
    Page(
        "bad-difficulty",
        Severity.ERROR,
        """
        `difficulty` is something else than 1, 2 or 3.

        Easier questions are introduced before harder ones, and the three steps are the same in all decks: 1 for what
        everybody should know, 2 for what needs study, 3 for comparison, inference or an exact figure.

        Write 1, 2 or 3, or take the line out: a question that says nothing has difficulty 2.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          difficulty: easy
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
        "bad-language",
        Severity.ERROR,
        """
        The `language` of a deck is no language code.

        A code has two or three letters, `en` or `de`, and may say more after a hyphen, as `de-AT` does. The name of a
        language is written differently in every language.

        Write the code, or take the line out: a deck that says nothing is in English.

        Fails:

        ```yaml
        deck: {id: german-question, title: Die deutsche Frage, language: German}
        questions:
        - id: memo-day
          type: date
          prompt: Auf welchen Tag ist die Denkschrift datiert?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        deck: {id: german-question, title: Die deutsche Frage, language: de}
        questions:
        - id: memo-day
          type: date
          prompt: Auf welchen Tag ist die Denkschrift datiert?
          answer: 1953-05-06
        ```
        """,
    ),
)
