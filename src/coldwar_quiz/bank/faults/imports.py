"""Codes about files of other programs, told by `import`: what of them could not be taken over."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

_IMPORTED = "files to import"

PAGES = (
    Page(
        "wrong-cells",
        Severity.ERROR,
        """
        A line of a table, or a note of Anki's, has not the parts that a question needs: no question, no
        answer, or more cells than anything says what to do with.

        A guess at what a third cell means would put explanations among the answers.

        Name the columns in a first line, fill the empty cell, or put quotation marks around a text that
        holds a comma.

        Fails:

        ```text
        # words.csv
        Who wrote the letter?,Beria,from prison
        ```

        Passes:

        ```text
        # words.csv
        prompt,answer,explanation
        Who wrote the letter?,Beria,He wrote it from prison.
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "bad-list",
        Severity.ERROR,
        """
        A cell that holds a list cannot be taken apart into things of the right form.

        In a table the things of a list are parted by bars, `one | another`, and the two sides of a pair by
        an equals sign, with a space on either side. A cell with other signs would become one long answer.

        Write them so; a bar that is text has a backslash before it.

        Fails:

        ```text
        # words.csv
        type,prompt,answer
        match,Who held which office?,"Malenkov, Molotov"
        ```

        Passes:

        ```text
        # words.csv
        type,prompt,answer
        match,Who held which office?,Malenkov = chairman | Molotov = minister
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "unknown-column",
        Severity.WARNING,
        """
        A table has a column of which nothing is known, and what stands in it is left out.

        The other columns are read all the same. A misspelt name loses a whole column.

        Take the name that is meant from the list in the message, or let the column go.

        Fails:

        ```text
        # words.csv
        prompt,answer,points earned
        Who wrote the letter?,Beria,3
        ```

        Passes:

        ```text
        # words.csv
        prompt,answer,difficulty
        Who wrote the letter?,Beria,3
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "bad-quotation",
        Severity.ERROR,
        """
        A cell of a table begins with a quotation mark that is not closed, or that text follows.

        Where a cell ends cannot be told, so the line is left out; where the mark is never closed, all lines
        after it are.

        Write a quotation mark inside a cell twice, and close the one that begins the cell at its end.

        Fails:

        ```text
        # words.csv
        prompt,answer
        "Who wrote "the" letter?",Beria
        Who received it?,Malenkov
        ```

        Passes:

        ```text
        # words.csv
        prompt,answer
        "Who wrote ""the"" letter?",Beria
        Who received it?,Malenkov
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "bad-gift",
        Severity.ERROR,
        """
        A question of a GIFT file cannot be read: a brace is missing, or there is no answer in it, or one of
        a kind that decks do not have.

        The question is left out, and the file goes on with the next blank line.

        Close the brace, and write `=` before what is right and `~` before what is wrong. A sign that is
        text has a backslash before it.

        Fails:

        ```text
        # words.gift
        ::letter::Who wrote the letter? {=Beria
        ```

        Passes:

        ```text
        # words.gift
        ::letter::Who wrote the letter? {=Beria}
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "left-out-answer",
        Severity.WARNING,
        """
        An answer of a GIFT question is right only in part, or stands for anything at all, and is left out.

        A question here is right or wrong, and a mark in between has no place in a deck.

        Decide whether it is right: then give it no percentage, or put it under `accept` of the new deck.

        Fails:

        ```text
        # words.gift
        Who wrote the letter? {=Beria =%50%Lavrenty}
        ```

        Passes:

        ```text
        # words.gift
        Who wrote the letter? {=Beria =Lavrenty Beria}
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "left-out-feedback",
        Severity.WARNING,
        """
        A remark on one single answer of a GIFT question is left out.

        A deck explains the question as a whole: the right answer, and why the best wrong one tempts.

        Put what is worth keeping into `explanation` of the new deck, or behind `####` of the GIFT question.

        Fails:

        ```text
        # words.gift
        Who wrote the letter? {=Beria ~Malenkov#He received it.}
        ```

        Passes:

        ```text
        # words.gift
        Who wrote the letter? {=Beria ~Malenkov####Malenkov received it.}
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "bad-cloze",
        Severity.ERROR,
        """
        A note of Anki's has a gap that holds another gap, a bar or a brace.

        In a deck a gap is `{{answer|other spelling}}`, so that such a text would mean something else.

        Take the gap apart in Anki, or write it as a question with one answer.

        Fails:

        ```text
        # notes.txt
        #separator:tab
        #html:false
        The {{c1::letter|note}} went to Malenkov.
        ```

        Passes:

        ```text
        # notes.txt
        #separator:tab
        #html:false
        The {{c1::letter}} went to Malenkov.
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "bad-html",
        Severity.ERROR,
        """
        The HTML of a note of Anki's is broken in such a way that its text cannot be told from its marks.

        The note is left out, rather than half of it.

        Take what begins with `<!` out of the note, in Anki's HTML editor, and export it again.

        Fails:

        ```text
        # notes.txt
        #separator:tab
        #html:true
        Who wrote the letter?<![foo[bar<U+0009>Beria
        ```

        Passes:

        ```text
        # notes.txt
        #separator:tab
        #html:true
        Who wrote the letter?<U+0009>Beria
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "left-out-media",
        Severity.WARNING,
        """
        A note of Anki's holds a picture, a sound or a drawing, which is left out.

        A deck is text. A question that needs its picture cannot be asked without it.

        Say in words what the picture shows, or take the question out of the new deck.

        Fails:

        ```text
        # notes.txt
        #separator:tab
        #html:true
        Who is this?<img src="face.jpg"><U+0009>Beria
        ```

        Passes:

        ```text
        # notes.txt
        #separator:tab
        #html:true
        Who is this man with a pince-nez?<U+0009>Beria
        ```
        """,
        _IMPORTED,
    ),
    Page(
        "left-out-sources",
        Severity.WARNING,
        """
        Notes of ours that come back from Anki hold quotations and accounts, which are left out.

        A note has them as text to read. From that nobody can tell which work and which place they were taken from,
        and a quotation without its place proves nothing.

        Take the deck itself where you have it; else look the quotations up again.

        There is no example, since it takes a note made by `export anki`: export a deck, import it into Anki, export the
        notes there as plain text, and import that.
        """,
        _IMPORTED,
    ),
)
