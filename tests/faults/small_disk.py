"""A process whose files may not grow beyond a limit, which is what a full disk is to the store.

Run as a script: `small_disk.py answers PATH` or `small_disk.py making PATH`; prints one JSON object.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path

import answers
from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.store import Store

WRITES = 40
PAGE = 4096


def limit(size: int = resource.RLIM_INFINITY) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def while_answering(path: Path) -> dict[str, list[str]]:
    """Answer `WRITES` times, the disk full at another byte of the write each time; then again, with room."""
    saved, refused, messages = [], [], []
    with Store.open(path, refold=answers.tally) as store:
        store.states()
        known = []
        for number in range(WRITES):
            entry = answers.answer(f"uid-{number}", at=answers.later(number))
            known.append(entry)
            limit(os.path.getsize(f"{path}-wal") + number * PAGE // 8)
            try:
                store.append(entry, answers.tally(known))
            except StoreError as problem:
                refused.append(entry.uid)
                messages.append(problem.message)
                # What was saved before can still be read.
                assert [e.uid for e in store.entries()] == saved
                limit()
                store.append(entry, answers.tally(known))
            limit()
            saved.append(entry.uid)
    return {"saved": saved, "refused": refused, "messages": messages}


def while_making(path: Path) -> dict[str, list[str]]:
    """Open a new store again and again, each time with room for a little more, until it succeeds."""
    messages, left = [], []
    for number in range(WRITES):
        limit(number * PAGE // 2)
        try:
            store = Store.open(path)
        except StoreError as problem:
            messages.append(problem.message)
            limit()
            left += [p.name for p in path.parent.iterdir() if p.name != path.name]
            if path.exists():
                with Store.open(path) as store:
                    assert store.states() == {}
            continue
        limit()
        store.close()
        break
    return {"messages": messages, "left": left}


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    doing = {"answers": while_answering, "making": while_making}[sys.argv[1]]
    result = doing(Path(sys.argv[2]))
    print(json.dumps(result))
