"""What a format cannot hold, counted while it is written: a file that says less than the deck has to say so."""

from coldwar_quiz.bank.model import Question


class Losses:
    """Sentences about what was left out or changed, each with how many things it is about, in the order first met."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def note(self, noun: str, fate: str, count: int = 1) -> None:
        """`count` more things had that `fate`; `noun` is what one and several of them are called: `card|cards`."""
        if count:
            self._counts[noun, fate] = self._counts.get((noun, fate), 0) + count

    def note_place_and_level(self, question: Question, fate: str) -> None:
        """The difficulty, and where the question stands on the timeline, had that `fate`, where it says either."""
        usual = Question._field_defaults["difficulty"]
        self.note("difficulty other than 2|difficulties other than 2", fate, question.difficulty != usual)
        self.note("place on the timeline|places on the timeline", fate, question.when is not None)

    def sentences(self) -> tuple[str, ...]:
        """`590 quotations: put into the feedback`, one for each fate."""
        return tuple(
            f"{number:,} {noun.split('|')[number != 1]}: {fate}" for (noun, fate), number in self._counts.items()
        )
