"""Codes about source records, and about the proof that a quotation stands in its document."""

from coldwar_quiz.bank.faults.page import Page
from coldwar_quiz.diagnostics.problem import Severity

_OF_RECORDS = "source records"
_OF_PROOFS = "`coldwar-quiz sources verify`"

PAGES = (
    Page(
        "unknown-kind",
        Severity.ERROR,
        """
        The `kind` of a document or a work is none of those there are.

        The kind tells a learner how far to trust what is quoted, and rules of `check` go by it. There are primary,
        history, memoir, journalism, blog, forum, reference, compilation, and outside for later scholarship.

        Take the spelling that is suggested, or the kind that comes nearest.

        Fails:

        ```yaml
        # german-question.yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # sources/letter.yaml
        document:
          seed: letter.txt
          sha256: 51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f
          kind: letter
        works:
          clerk-letter-1953:
            short: the clerk's letter
            title: Letter to the district council
            kind: primary
            citation: Letter to the district council, 1953
            standing: By somebody who was there.
            places:
              opening: {title: opening, from: Honoured comrades, to: as you know}
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
        # sources/letter.yaml
        document:
          seed: letter.txt
          sha256: 51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f
          kind: primary
        works:
          clerk-letter-1953:
            short: the clerk's letter
            title: Letter to the district council
            kind: primary
            citation: Letter to the district council, 1953
            standing: By somebody who was there.
            places:
              opening: {title: opening, from: Honoured comrades, to: as you know}
        ```
        """,
        _OF_RECORDS,
    ),
    Page(
        "bad-sha256",
        Severity.ERROR,
        """
        `sha256` in a source record is not the SHA-256 of anything: it has not 64 digits and letters from a to f.

        It says which file the record speaks of, letter by letter, so that a proof made with another copy of the
        document is not believed.

        `sha256sum` with the name of the document prints it. Its letters are small.

        Fails:

        ```yaml
        # german-question.yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # sources/letter.yaml
        document: {seed: letter.txt, sha256: 51055cf2, kind: primary}
        works:
          clerk-letter-1953:
            short: the clerk's letter
            title: Letter to the district council
            kind: primary
            citation: Letter to the district council, 1953
            standing: By somebody who was there.
            places:
              opening: {title: opening, from: Honoured comrades, to: as you know}
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
        # sources/letter.yaml
        document:
          seed: letter.txt
          sha256: 51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f
          kind: primary
        works:
          clerk-letter-1953:
            short: the clerk's letter
            title: Letter to the district council
            kind: primary
            citation: Letter to the district council, 1953
            standing: By somebody who was there.
            places:
              opening: {title: opening, from: Honoured comrades, to: as you know}
        ```
        """,
        _OF_RECORDS,
    ),
    Page(
        "duplicate-source",
        Severity.ERROR,
        """
        Two source records describe a work of the same name.

        A quotation names its work by that name, so it must be clear which is meant. The description read first is kept;
        those that come with the program are read before all others, then those in `sources/` of your own folder.

        Give your work another name, in the record and in the questions that quote it. If it is the same work, remove
        one of the two descriptions.

        Fails:

        ```yaml
        # german-question.yaml
        deck: {id: german-question, title: The German question}
        questions:
        - id: memo-day
          type: date
          prompt: On what day is the memorandum dated?
          answer: 1953-05-06
        # sources/first.yaml
        works:
          later-study:
            short: a later study
            title: A Study of Departures
            kind: outside
            citation: A Study of Departures, 2004
            standing: By somebody who had seen the archives.
        # sources/second.yaml
        works:
          later-study:
            short: another study
            title: Another Study of Departures
            kind: outside
            citation: Another Study of Departures, 2014
            standing: By somebody who had read the first.
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
        # sources/first.yaml
        works:
          later-study:
            short: a later study
            title: A Study of Departures
            kind: outside
            citation: A Study of Departures, 2004
            standing: By somebody who had seen the archives.
        # sources/second.yaml
        works:
          another-study:
            short: another study
            title: Another Study of Departures
            kind: outside
            citation: Another Study of Departures, 2014
            standing: By somebody who had read the first.
        ```
        """,
        _OF_RECORDS,
    ),
    Page(
        "quotation-not-found",
        Severity.ERROR,
        """
        A quotation does not stand in the place of the document that it names.

        Quotes, dashes, white space and soft hyphens may differ in shape, and nothing else. So the words were changed
        in copying, or stand elsewhere in the document, or were never in it.

        Copy the words from the document, with no quotation marks of your own around them, which would be looked for as
        well. The help says where such marks are all that is wrong; it names another place where the words stand, or
        shows the nearest words there are. If they are not the same words, the question may rest on a mistake.

        There is no example, since it takes a document: change one word of a quotation that is proven, and run
        `coldwar-quiz sources verify` with the folder of the documents.
        """,
        _OF_PROOFS,
    ),
    Page(
        "place-not-found",
        Severity.ERROR,
        """
        A place that a source record describes cannot be found in the document: its first or its last words are not
        there, or it lies on another page than its title says.

        All quotations from that place are unproven until it is found.

        Copy the first words of the place into `from` and the last into `to`, just as they stand in the document. A
        place whose title is a page, such as `p. 521`, may not run over the mark of the next.

        There is no example, since it takes a document: change a word in `from` of a source record, and run
        `coldwar-quiz sources verify` with the folder of the documents.
        """,
        _OF_PROOFS,
    ),
    Page(
        "ambiguous-place",
        Severity.WARNING,
        """
        The first words of a place occur more than once in the document.

        The place is taken to begin where they occur first. If you meant the second time, quotations are looked for in
        the wrong part of the document.

        Add words to `from` until they occur only once.

        There is no example, since it takes a document: shorten `from` of a source record to one common word, and run
        `coldwar-quiz sources verify` with the folder of the documents.
        """,
        _OF_PROOFS,
    ),
    Page(
        "bad-id-list",
        Severity.ERROR,
        """
        A line of `ids.lock`, the list of the ids that were released, is neither an id nor a comment.

        The list is compared with the decks beside it, so that no id that somebody has learned is lost. A line that
        cannot be read guards nothing.

        Write one `deck/question` a line, or take the line out. `make release-ids` writes the list of the bundled bank.

        There is no example, since it takes a file beside the deck: write `memo day` into an `ids.lock` beside a deck,
        and check the folder.
        """,
        "lists of released ids",
    ),
)
