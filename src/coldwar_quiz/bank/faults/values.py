"""Codes about values: of the wrong shape, empty, too long, too many, or read otherwise than they were meant."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "wrong-shape",
        Severity.ERROR,
        """
        A value is of another kind than its key wants: a list where a text should be, or a text instead of a list.

        A list is written in brackets, `[one, two]`, or one item a line, each after `- `. A map has keys and colons. A
        text that begins with a bracket is read as a list, which is the commonest cause. Another is a hyphen before each
        key of a map: every hyphen begins an entry of its own.

        Write the kind that the message names. A text with brackets, or with a colon and a space, needs quotes. A
        question with several right answers is of `type: select`.

        Fails:

        ```yaml
        - id: opening-complaint
          type: choice
          prompt: What had raised the matter, by the memorandum's opening?
          answer: Stories in the Western press
          distractors: Debate in the Presidium, Appeals by East German leaders
        ```

        Passes:

        ```yaml
        - id: opening-complaint
          type: choice
          prompt: What had raised the matter, by the memorandum's opening?
          answer: Stories in the Western press
          distractors: [Debate in the Presidium, Appeals by East German leaders]
        ```
        """,
    ),
    Page(
        "no-value",
        Severity.ERROR,
        """
        A key is there, but its value is not: nothing follows the colon, or only blanks, or a list without items.

        `~` and `null` mean nothing as well. An empty line is mostly one that was to be filled in later, and an empty
        answer can never be given.

        Write the value, or take the line out. A text that really is `null` or `~` needs quotes.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          hint:
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
          hint: It was a Wednesday.
        ```
        """,
    ),
    Page(
        "cut-number",
        Severity.ERROR,
        """
        A number with a comma stands in a list in brackets without quotes, and its comma makes two entries of it.

        In brackets every comma parts one entry from the next, with a space behind it or without. `[2,500, 3,700]` is a
        list of four.

        Put the number in quotes. Where two entries are meant, write a space after the comma.

        Fails:

        ```yaml
        - id: departures-a-day
          type: choice
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: "84,034"
          distractors: [2,500, 8,400]
        ```

        Passes:

        ```yaml
        - id: departures-a-day
          type: choice
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: "84,034"
          distractors: ["2,500", "8,400"]
        ```
        """,
    ),
    Page(
        "too-long",
        Severity.ERROR,
        """
        A text, an id or a number is longer than it can be.

        A prompt or an explanation may have 10,000 characters, an answer or an option 1,000, an id 100, and a number 30
        digits on either side of its point. What is longer fits no screen, and was mostly pasted by mistake or has lost
        the quote that ends it.

        Shorten it, or make it several questions.

        Fails:

        ```yaml
        - id: departures
          type: number
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: 8403400000000000000000000000000000
        ```

        Passes:

        ```yaml
        - id: departures
          type: number
          prompt: How many people left the GDR in the first quarter of 1953?
          answer: 84034
        ```
        """,
    ),
    Page(
        "too-many",
        Severity.ERROR,
        """
        A list holds more than it can: more than five distractors of a choice, twenty options or gaps, or fifty tags.

        More than six options are not read but skimmed, and more than twenty fit no screen. The place named is the
        first that is too many.

        Keep those that tempt most and take the others out, or make several questions.

        Fails:

        ```yaml
        - id: arresting-marshal
          type: choice
          prompt: Who formally arrested Beria, according to the headnote?
          answer: Zhukov
          distractors: [Bulganin, Moskalenko, Konev, Serov, Kruglov, Voroshilov]
        ```

        Passes:

        ```yaml
        - id: arresting-marshal
          type: choice
          prompt: Who formally arrested Beria, according to the headnote?
          answer: Zhukov
          distractors: [Bulganin, Moskalenko, Konev]
        ```
        """,
    ),
    Page(
        "no-gap",
        Severity.ERROR,
        """
        The prompt of a cloze has no gap, so there is nothing to fill in.

        A cloze has no `answer`: the answer stands in the prompt, between two opening and two closing braces.

        Put `{{` and `}}` around the word to be filled in. If nothing is to be, choose another `type`.

        Fails:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of food and merchandise.
        ```

        Passes:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food}} and {{merchandise}}.
        ```
        """,
    ),
    Page(
        "unclosed-gap",
        Severity.ERROR,
        """
        A gap of a cloze is opened with `{{` and never closed, or another gap begins inside it.

        The answer would run on to the end of the prompt.

        Close the gap with `}}` after its answer.

        Fails:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food} and merchandise.
        ```

        Passes:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food}} and merchandise.
        ```
        """,
    ),
    Page(
        "unopened-gap",
        Severity.ERROR,
        """
        `}}` stands in the prompt of a cloze where no gap is open.

        A brace is missing before the answer, and the learner would read the answer in the prompt.

        Write `{{` before the answer.

        Fails:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {food}} and {{merchandise}}.
        ```

        Passes:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food}} and {{merchandise}}.
        ```
        """,
    ),
    Page(
        "empty-gap",
        Severity.ERROR,
        """
        A gap of a cloze holds no answer, or a bar in it has nothing on one side.

        Between the braces stands the answer, and other spellings of it may follow, each after a bar. A spelling that is
        empty would make it right to type nothing.

        Write the answer into the gap, and take out a bar that nothing follows.

        Fails:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food|}} and goods.
        ```

        Passes:

        ```yaml
        - id: scarce-supplies
          type: cloze
          prompt: The memorandum names a lack of {{food|foodstuffs}} and goods.
        ```
        """,
    ),
    Page(
        "yaml-look-alike",
        Severity.WARNING,
        """
        A text without quotes looks like something else to YAML: `no`, `on`, `1.10`, `12:30`, `1_000`.

        It is kept as you wrote it. But most other programs that read or write YAML take `no` for false, `1.10` for 1.1
        and `12:30` for 750, so that the deck changes once one of them has saved it. Years, whole numbers and dates are
        the same to all.

        Put the text in quotes.

        Fails:

        ```yaml
        - id: vote
          type: typed
          prompt: How did the only member who spoke up vote?
          answer: no
        ```

        Passes:

        ```yaml
        - id: vote
          type: typed
          prompt: How did the only member who spoke up vote?
          answer: "no"
        ```
        """,
    ),
    Page(
        "comment-after-text",
        Severity.WARNING,
        """
        A text without quotes is followed by a space and `#`, and the rest of the line was read as a comment.

        That is how YAML marks comments, but here it is often part of the text: a number sign, or the name of a musical
        key. The text ends where the comment begins.

        Put the text in quotes if the rest belongs to it. If a comment was meant, put two spaces before it, and nothing
        more is said.

        Fails:

        ```yaml
        - id: order-number
          type: typed
          prompt: By which order was the ministry joined with another?
          answer: order #16
        ```

        Passes:

        ```yaml
        - id: order-number
          type: typed
          prompt: By which order was the ministry joined with another?
          answer: "order #16"
        ```
        """,
    ),
)
