"""Mutations of good decks by the thousand: `python tests/fuzz/mutated.py [--count N] [--first SEED]`.

Prints how many were read, the slowest and the one that took most memory. What breaks a promise is written to
`fuzz-found/`, one file for each place in the code, with how to read it again, and the exit status is 1.
"""

import argparse
import resource
import sys
import time
import traceback
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT / "tests")]

from coldwar_quiz.bank import nodes  # noqa: E402
from fuzz.mutations import good_decks, mutated  # noqa: E402
from promises import Workshop, keep_promises, workshop  # noqa: E402

FOUND = CHECKOUT / "fuzz-found"
SLOW_S = 1.0
"""Processor time that no file of a few kilobytes may take."""


def judge(place: Workshop, data: bytes) -> None:
    """Raise where these bytes, as a deck, a record or a lock, bring out anything but problems without fault."""
    _, problems = place.deck(data)
    keep_promises(problems)
    if b"works" in data or b"document" in data:
        _, problems = place.record(data)
        keep_promises(problems)
    place.lock(data)


def signature(error: Exception) -> str:
    """The kind of exception and the line it came from: of two finds that share them, one is enough."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}: {last.line}"


def judged(place: Workshop, data: bytes, name: str, seen: set[str]) -> bool:
    """Whether the promises are kept; a find of a new kind is written under `name`."""
    try:
        judge(place, data)
    except Exception as error:  # whatever it is, that is the find
        if signature(error) not in seen:
            seen.add(signature(error))
            keep(name, data, traceback.format_exc())
        return False
    return True


def keep(name: str, data: bytes, why: str) -> None:
    """Write what was found, and how to see it again."""
    FOUND.mkdir(exist_ok=True)
    (FOUND / f"{name}.yaml").write_bytes(data)
    again = f"again: .venv/bin/python tests/fuzz/again.py fuzz-found/{name}.yaml\n"
    (FOUND / f"{name}.txt").write_text(again + why, "utf-8", errors="backslashreplace")
    print(f"FOUND {name}: {why.strip().splitlines()[-1][:200]}", flush=True)


def memory_kb() -> int:
    """The most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    """Read the mutations and say what came of it."""
    parser = argparse.ArgumentParser(description="read mutations of good decks; only problems may come out")
    parser.add_argument("--count", type=int, default=100_000, help="how many (100000)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first (0)")
    chosen = parser.parse_args()
    decks = good_decks()
    found, total, slowest, hungriest = 0, 0, (0.0, 0), (0, 0)
    seen: set[str] = set()
    began = time.monotonic()
    nodes._WORTH_A_GLANCE = 1  # lists of any length are looked at as long ones are
    with workshop() as place:
        judge(place, decks[0])
        at_start = highest = memory_kb()
        for seed in range(chosen.first, chosen.first + chosen.count):
            data = mutated(seed, decks)
            total += len(data)
            start = time.process_time()
            found += not judged(place, data, f"mutation-{seed}", seen)
            took = time.process_time() - start
            slowest = max(slowest, (took, seed))
            if took > SLOW_S:
                keep(f"slow-{seed}", data, f"took {took:.2f} s of processor time")
                found += 1
            if memory_kb() > highest:
                hungriest = max(hungriest, (memory_kb() - highest, seed))
                highest = memory_kb()
            done = seed - chosen.first + 1
            if done % 10_000 == 0:
                print(f"{done:>7,} read, {found} found, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{done:,} mutations of {len(decks)} files, {total / 1e6:.0f} MB, in {time.monotonic() - began:.0f} s")
    print(f"slowest: {slowest[0] * 1000:.0f} ms of processor time (seed {slowest[1]})")
    print(f"memory: {highest / 1024:.0f} MB at most, {at_start / 1024:.0f} MB at the start; ", end="")
    print(f"the largest step {hungriest[0] / 1024:.1f} MB (seed {hungriest[1]})")
    print(f"{found} broke a promise")
    kept = len(list(FOUND.glob("*.txt")))
    if kept:
        print(f"fuzz-found/ holds {kept} files that broke one, of this run or earlier ones")
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
