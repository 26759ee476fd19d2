"""Files that a coverage-guided fuzzer thinks of: `python tests/fuzz/guided.py [--minutes N]`.

Atheris (libFuzzer) begins with good decks and the corpus and keeps whatever reaches code that was not reached before.
It needs CPython 3.11 to 3.13 on Linux; `make fuzz` installs it. What it found stays in `.fuzz/corpus/` and is where the
next run goes on; a find is written to `fuzz-found/`, one for each place in the code, and the search goes on.
"""

import argparse
import sys
import zlib
from pathlib import Path

import atheris

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT / "tests")]

with atheris.instrument_imports(include=["coldwar_quiz.bank", "coldwar_quiz.diagnostics"]):
    import coldwar_quiz.bank.loader
    import coldwar_quiz.diagnostics.render  # noqa: F401

from fuzz.mutated import FOUND, judged  # noqa: E402
from fuzz.mutations import FRAGMENTS, good_decks  # noqa: E402
from promises import workshop  # noqa: E402

WORK = CHECKOUT / ".fuzz"
LONGEST = 8_000
SLOW_S = 5
"""Seconds by the clock that one file may take in a reader made slow by counting what it does."""
MEGABYTES = 1_000


def prepare() -> Path:
    """The dictionary and the first files of the corpus; returns the corpus folder."""
    corpus = WORK / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(dict.fromkeys(good_decks(LONGEST))):
        (corpus / f"seed-{number:04}").write_bytes(data)
    words = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in FRAGMENTS)
    (WORK / "dictionary").write_text("".join(f'"{word}"\n' for word in words), "ascii")
    FOUND.mkdir(exist_ok=True)
    return corpus


def main() -> None:
    """Run for the time asked for; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description="fuzz the reader, guided by what it covers")
    parser.add_argument("--minutes", type=float, default=10, help="how long (10)")
    chosen = parser.parse_args()
    corpus = prepare()
    options = [
        f"-max_total_time={round(chosen.minutes * 60)}",
        f"-dict={WORK / 'dictionary'}",
        f"-artifact_prefix={FOUND}/",
        f"-max_len={LONGEST}",
        f"-timeout={SLOW_S}",
        f"-rss_limit_mb={MEGABYTES}",
        "-print_final_stats=1",
        "-reload=0",
    ]
    seen: set[str] = set()
    with workshop() as place:

        def read(data: bytes) -> None:
            judged(place, data, f"guided-{zlib.crc32(data):08x}", seen)

        atheris.Setup([sys.argv[0], *options, str(corpus)], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
