"""Make a file that a fuzzer found smaller while it fails in the same place: `python tests/fuzz/reduce.py FILE OUT`."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from fuzz.mutated import judge, signature  # noqa: E402
from promises import Workshop, workshop  # noqa: E402


def failure(place: Workshop, data: bytes) -> str:
    """What kind of failure it is; empty where the promises are kept."""
    try:
        judge(place, data)
    except Exception as error:
        return signature(error)
    return ""


def smaller(place: Workshop, data: bytes, wanted: str, by: bytes) -> bytes:
    """`data` without the pieces, between two `by`, that the failure does not need; without `by`, its bytes."""
    pieces = data.split(by) if by else [data[n : n + 1] for n in range(len(data))]
    step = len(pieces)
    while step:
        at = 0
        while at < len(pieces):
            fewer = pieces[:at] + pieces[at + step :]
            if failure(place, by.join(fewer)) == wanted:
                pieces = fewer
            else:
                at += step
        step //= 2
    return by.join(pieces)


def main() -> int:
    """2 where the file does not fail at all."""
    data = Path(sys.argv[1]).read_bytes()
    with workshop() as place:
        wanted = failure(place, data)
        if not wanted:
            return 2
        before = b""
        while data != before:
            before = data
            for by in (b"\n", b" ", b""):
                data = smaller(place, data, wanted, by)
    Path(sys.argv[2]).write_bytes(data)
    print(wanted, f"{len(data)} bytes", data.decode("utf-8", "backslashreplace"), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
