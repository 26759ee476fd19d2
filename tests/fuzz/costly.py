"""Check files that are made to be costly: `python tests/fuzz/costly.py [PART OF A NAME...] [--write FOLDER]`.

Every one goes through `coldwar-quiz check` in a process of its own, which may take 2 s of processor time and 200 MB. A
folder of hundreds of files that are two megabytes together may take twice that time.
Beside one that takes longer stands what PyYAML's own loader in C takes to load it in the same minute.

`--scale 2` makes them twice as long, to see what does not grow in proportion; `--write` keeps them.
"""

import argparse
import os
import resource
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from fuzz.shapes import SIZE, Files  # noqa: E402
from fuzz.shapes_of_decks import shapes  # noqa: E402

MOST_S, MOST_S_OF_A_FOLDER, MOST_MB = 2.0, 4.0, 200
LOADING = "import sys, yaml\nfor p in sys.argv[1:]: yaml.load(open(p, 'rb').read(), Loader=yaml.CSafeLoader)"


def written(files: Files, folder: Path) -> Path:
    """The files in `folder`; what to check: the one deck, or the folder."""
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "d.yaml" if set(files) == {"d"} else folder


def measured(path: Path) -> tuple[float, float, int, str]:
    """Seconds of processor time, megabytes and exit status of `check`, and the last line it said."""
    return run("-m", "coldwar_quiz", "check", "--format", "line", str(path))


def loaded(path: Path) -> float:
    """Seconds of processor time that PyYAML takes to load `path`, or all that is in it; 0 where it cannot."""
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    seconds, _, code, _ = run("-c", LOADING, *map(str, files))
    return seconds if code == 0 else 0.0


def run(*arguments: str) -> tuple[float, float, int, str]:
    """Seconds of processor time, megabytes and exit status of Python with `arguments`, and the last line it said."""
    with tempfile.TemporaryFile() as said, open(os.devnull, "wb") as nowhere:
        child = os.fork()
        if child == 0:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(said.fileno(), 2)
            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            os.execv(sys.executable, [sys.executable, *arguments])
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
    code = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code, lines[-1] if lines else ""


def main() -> int:
    """1 where one takes more than it may, or ends otherwise than with a verdict."""
    parser = argparse.ArgumentParser(description="check files that are made to be costly")
    parser.add_argument("names", nargs="*", help="parts of names; all without any")
    parser.add_argument("--scale", type=float, default=1, help="how many times two megabytes (1)")
    parser.add_argument("--write", type=Path, help="keep the files in this folder")
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    os.environ["COLDWAR_QUIZ_HOME"] = tempfile.gettempdir() + "/no-such-home"
    seen = bad = 0
    worst_s, worst_mb = (0.0, ""), (0.0, "")
    for name, files in shapes(int(SIZE * chosen.scale)):
        if chosen.names and not any(part in name for part in chosen.names):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = chosen.write / name.replace(" ", "-") if chosen.write else Path(scratch)
            path = written(files, folder)
            seconds, megabytes, code, said = measured(path)
            most = MOST_S if path.is_file() else MOST_S_OF_A_FOLDER
            peer = loaded(path) if seconds > most else 0.0
        seen += 1
        worst_s, worst_mb = max(worst_s, (seconds, name)), max(worst_mb, (megabytes, name))
        over = seconds > most or megabytes > MOST_MB or code not in (0, 1)
        bad += over
        if over or chosen.names:
            marked = f"OVER {name}" if over else name
            beside = f" (PyYAML {peer:.2f} s)" if peer else ""
            print(f"{marked}: {seconds:.2f} s{beside}, {megabytes:.0f} MB, exit {code}: {said}", flush=True)
    said = f"{worst_s[0]:.2f} s ({worst_s[1]}), {worst_mb[0]:.0f} MB ({worst_mb[1]})"
    print(f"{seen} files: most {said}; {bad} took too much")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
