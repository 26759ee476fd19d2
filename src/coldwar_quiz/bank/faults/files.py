"""Codes about a file as a whole: whether it is there, is text, is a deck, and is of a size that can be read."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

PAGES = (
    Page(
        "unreadable-file",
        Severity.ERROR,
        """
        A file or folder that was to be read is not there, may not be opened, or is no file at all.

        Nothing in it can be used. Where it was named on the command line a letter may be wrong; where it lies in a
        folder of decks, it may be a link whose target has gone, or it may belong to somebody else.

        Check the spelling of the path, and with `ls -l` whether you may read it. A link that leads nowhere can be
        removed.

        There is no example, since the fault lies outside every file: make a link to a file that does not exist, call
        it `gone.yaml`, and check the folder it is in.
        """,
    ),
    Page(
        "no-decks",
        Severity.ERROR,
        """
        A folder that was to be read holds no deck: no file in it ends in `.yaml` or `.yml`.

        Mostly it is the wrong folder, or the folder above the right one: folders inside it are not looked into. Files
        whose names begin with a dot are passed over.

        Name the folder that holds the files, or the files. A deck that is called `.txt` needs its ending changed.

        There is no example, since the fault lies outside every file: check an empty folder.
        """,
    ),
    Page(
        "file-too-large",
        Severity.ERROR,
        """
        The file is larger than 8 MB, and nothing of it is read.

        A deck of eight megabytes has some ten thousand questions, which nobody writes; it is rather another kind of
        file, or one that was made by a program gone wrong. The limit keeps such a file from filling the memory.

        Give each subject a deck of its own. Move questions with their ids, and put the old `deck/question` of each
        under `formerly`, so that what you know of them moves along.

        There is no example, since it would be too long: fill a file with comments until it passes eight million bytes.
        """,
    ),
    Page(
        "not-utf-8",
        Severity.ERROR,
        """
        The file is not UTF-8, the one encoding a deck can have.

        The place named is the first byte that does not fit. In another encoding the same byte is another letter, and
        a guess would quietly change names and quotations. A program that says "Unicode" may mean UTF-16.

        Open the file in the editor it was written with and save it as UTF-8, with or without a byte order mark. A
        document of a word processor, a PDF or a picture is no text in any encoding, whatever its name: save its words
        as plain text.

        Fails:

        ```yaml
        - id: paris-conference
          type: typed
          prompt: Which French word names a meeting of ministers?
          answer: conf<byte E9>rence
        ```

        Passes:

        ```yaml
        - id: paris-conference
          type: typed
          prompt: Which French word names a meeting of ministers?
          answer: conférence
        ```
        """,
    ),
    Page(
        "lone-carriage-return",
        Severity.WARNING,
        """
        A line ends with a carriage return alone, as very old Macintosh programs wrote it.

        It is read as the end of the line, which is nearly always what was meant. Other programs see one long line, so
        that their line numbers differ and a comment swallows the rest of the file.

        Save the file with Unix or Windows line ends; every editor has a setting for that.

        Fails:

        ```yaml
        deck: {id: german-question, title: The German question}<U+000D>questions:
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
    Page(
        "empty-file",
        Severity.ERROR,
        """
        The file is empty, or holds nothing but blank lines and comments.

        It is an error and not silence, because a file that was emptied by accident would otherwise take a whole deck
        out of your reviews without a word.

        Write the deck, or delete the file.

        Fails:

        ```yaml
        # Nothing has been written yet.
        ```

        Passes:

        ```yaml
        # german-question.yaml
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
        "not-a-deck",
        Severity.ERROR,
        """
        The file does not begin with a key such as `deck:`. It is a list, or a mere text.

        A deck is a map: `deck` says what it is called, and `questions` holds the list. Without the first there is no
        id to hang your progress on. It may also be a file of another program that lies among the decks.

        Begin the file with `deck:`, its `id` and its `title`, then `questions:`. Move a file that is no deck out of
        the folder.

        Fails:

        ```yaml
        # german-question.yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        # german-question.yaml
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
        "newer-format",
        Severity.ERROR,
        """
        The deck says that it is written in a later version of the format than this program knows.

        A later version may give a key another meaning, so nothing of the deck is read, and nothing else is said of it.

        Install a newer coldwar-quiz. If the number is a slip, take the line out: without it a deck has format 1.

        Fails:

        ```yaml
        deck: {id: german-question, title: The German question, format: 2}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```

        Passes:

        ```yaml
        deck: {id: german-question, title: The German question, format: 1}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
    Page(
        "second-document",
        Severity.ERROR,
        """
        A second document begins in the file: a line `---` or `...`, or another bracket after the deck's last one.

        YAML lets one file hold several documents; a deck is one. Whatever follows the mark is not read. Mostly two
        files were joined, or the line was meant as a ruler between questions.

        Take the line out, or move what follows it to a file of its own. A ruler can be a comment: `# ---`.

        Fails:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        ---
        - id: letter-addressee
          type: typed
          prompt: To whom did Beria write on 1 July 1953?
          answer: Malenkov
        ```

        Passes:

        ```yaml
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # ---
        - id: letter-addressee
          type: typed
          prompt: To whom did Beria write on 1 July 1953?
          answer: Malenkov
        ```
        """,
    ),
    Page(
        "too-many-faults",
        Severity.ERROR,
        """
        So much is wrong with the file that the rest of it is given up.

        After fifty items that cannot be read, or ten thousand mistakes of any kind, nobody learns anything from more of
        them. They mostly have one cause, such as a tab in every line, or a program that wrote the file.

        Mend the first few that are shown, all of the same kind at once, and check again.

        There is no example, since it would be too long: write six hundred questions, each of which accepts `no`,
        without quotes, twenty times.
        """,
    ),
    Page(
        "too-many-values",
        Severity.ERROR,
        """
        The file holds far more keys and values than a deck of its length can, and the rest of it is given up.

        A good deck has a value for every thirty letters or so. One that has fifty thousand and one more for every
        three letters is a heap of brackets and commas, which takes time and memory and can be no deck. Of one list in
        brackets, which is read as a whole, fifty thousand and one for every eight letters of the file are enough.

        Look at the file in an editor: it was probably made by a program that went wrong. Where all questions stand in
        one pair of brackets, begin each on a line of its own, with a hyphen.

        There is no example, since it would be too long: write a list of a hundred thousand answers of one letter.
        """,
    ),
    Page(
        "merge-conflict",
        Severity.ERROR,
        """
        The marks of a merge conflict stand in the file: `<<<<<<<`, `=======` and `>>>>>>>` at the start of lines.

        Git left both sides there for somebody to choose. The first is read, so that the rest of the file can be
        judged, but the question it stands in is left out.

        Keep the side you want, or something of both, and take the three marks out.

        Fails:

        ```yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day of 1953 is the memorandum dated?
        <<<<<<< HEAD
          answer: 1953-05-06
        =======
          answer: 1953-05-05
        >>>>>>> the-other-day
        ```

        Passes:

        ```yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day of 1953 is the memorandum dated?
          answer: 1953-05-06
        ```
        """,
    ),
)
