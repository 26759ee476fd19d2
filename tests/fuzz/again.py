"""Read files again that a fuzzer found: `python tests/fuzz/again.py FILE...`. Says which keep the promises."""

import sys
import time
import traceback
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from fuzz.mutated import judge  # noqa: E402
from promises import workshop  # noqa: E402


def main() -> int:
    """1 where one of them still breaks a promise."""
    broken = 0
    for name in sys.argv[1:]:
        with workshop() as place:
            start = time.process_time()
            try:
                judge(place, Path(name).read_bytes())
                print(f"{name}: kept, {time.process_time() - start:.3f} s")
            except Exception:  # the same find again
                traceback.print_exc()
                print(f"{name}: broken")
                broken = 1
    return broken


if __name__ == "__main__":
    sys.exit(main())
