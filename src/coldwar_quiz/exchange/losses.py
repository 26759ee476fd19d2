"""What a format cannot hold, counted while it is written: a file that says less than the deck has to say so."""


class Losses:
    """Sentences about what was left out or changed, each with how many things it is about, in the order first met."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def note(self, noun: str, fate: str, count: int = 1) -> None:
        """`count` more things had that `fate`; `noun` is what one and several of them are called: `card|cards`."""
        if count:
            self._counts[noun, fate] = self._counts.get((noun, fate), 0) + count

    def sentences(self) -> tuple[str, ...]:
        """`590 quotations: put into the feedback`, one for each fate."""
        return tuple(
            f"{number:,} {noun.split('|')[number != 1]}: {fate}" for (noun, fate), number in self._counts.items()
        )
