"""The harness of `make bench`: its arithmetic, its table, and that everything it measures runs. No time is judged."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.data import write_deck
from benchmarks.harness import Group, Result, Row, Sample, Scale, Skip, Unit, interleaved, measure
from benchmarks.report import as_json, remarks, show, table
from benchmarks.rows import GROUPS
from coldwar_quiz.bank.loader import load_bank

TINY = Scale(questions=60, answers=2, rounds=1, starts=1)
ROW = Row("lift", "a lift of {questions:,} stones", "ours", "the peer", 2.0)


def result(ours: tuple[float, ...], peer: tuple[float, ...], row: Row = ROW) -> Result:
    return Result(row, "a lift of 60 stones", ours, peer)


def group_of(samples: Mapping[str, Sample], *rows: Row) -> Group:
    @contextmanager
    def prepare(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
        assert folder.is_dir()
        yield samples

    return Group(rows or (ROW,), prepare)


def test_a_ratio_is_that_of_the_medians() -> None:
    measured = result((3.0, 100.0, 1.0), (2.0, 1.0, 4.0))
    assert measured.ratio == 1.5
    assert measured.met is True


def test_a_goal_missed_by_less_than_a_quarter_is_missed_but_not_far_off() -> None:
    near, far = result((2.4,), (1.0,)), result((2.6,), (1.0,))
    assert [(r.met, r.far_off) for r in (near, far)] == [(False, False), (False, True)]


def test_a_row_without_a_goal_is_neither_met_nor_missed() -> None:
    watched = result((9.0,), (1.0,), replace(ROW, goal=None))
    assert (watched.ratio, watched.met, watched.far_off) == (9.0, None, False)


def test_sides_are_measured_in_turn_and_the_first_round_is_not_counted() -> None:
    calls: list[str] = []

    def side(name: str) -> Sample:
        def sample() -> float:
            calls.append(name)
            return float(len(calls))

        return sample

    samples, _ = interleaved({"a": side("a"), "b": side("b")}, 2)
    assert calls == ["a", "b", "a", "b", "a", "b"]
    assert samples == {"a": (3.0, 5.0), "b": (4.0, 6.0)}


def test_only_the_rows_asked_for_are_measured() -> None:
    def unwanted() -> float:
        raise AssertionError("nobody asked for this")

    other = Row("other", "something else", "unwanted", "the peer", None)
    group = group_of({"ours": lambda: 1.0, "the peer": lambda: 2.0, "unwanted": unwanted}, ROW, other)
    [measured] = measure([group], TINY, only=["lift"])
    assert (measured.what, measured.ratio) == ("a lift of 60 stones", 0.5)


def test_what_cannot_be_measured_here_is_skipped_and_says_why() -> None:
    def elsewhere() -> float:
        raise Skip("there are no stones here")

    other = Row("other", "something else", "the peer", "the peer", None)
    skipped, measured = measure([group_of({"ours": elsewhere, "the peer": lambda: 1.0}, ROW, other)], TINY)
    assert remarks([skipped, measured]) == ["lift was skipped: there are no stones here"]
    assert "skipped" in table([skipped])
    assert measured.ratio == 1.0


def test_a_broken_comparison_leaves_the_others_alone() -> None:
    def broken() -> float:
        raise ValueError("a stone fell")

    groups = [group_of({"ours": broken, "the peer": broken}), group_of({"ours": lambda: 1.0, "the peer": lambda: 1.0})]
    first, second = measure(groups, TINY)
    assert remarks([first, second]) == ["lift broke: ValueError: a stone fell"]
    assert second.ratio == 1.0


def test_the_table_says_what_ours_peer_ratio_goal_and_whether_it_is_met() -> None:
    rows = [result((0.0031,), (0.002,)), result((9.0,), (1.0,))]
    assert table(rows) == (
        "what                | ours    | peer               | ratio | goal    | met?\n"
        "--------------------+---------+--------------------+-------+---------+---------------------\n"
        "a lift of 60 stones | 3.10 ms | 2.00 ms   the peer | 1.55  | <= 2.00 | yes\n"
        "a lift of 60 stones | 9.00 s  | 1.00 s    the peer | 9.00  | <= 2.00 | no, by more than 25%"
    )


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (12.34, Unit.SECONDS, "12.3 s"),
        (0.1321, Unit.SECONDS, "132 ms"),
        (0.0000431, Unit.SECONDS, "43.1 us"),
        (43_200_000, Unit.BYTES, "41.2 MiB"),
    ],
)
def test_quantities_are_shown_with_three_figures_in_a_unit_that_suits_them(
    value: float, unit: Unit, shown: str
) -> None:
    assert show(value, unit) == shown


def test_json_keeps_every_sample_and_the_versions_they_hold_for() -> None:
    kept = json.loads(as_json([result((3.0, 1.0, 2.0), (1.0, 1.0, 1.0))], TINY))
    [row] = kept["rows"]
    assert row["ours"] == {"name": "ours", "samples": [3.0, 1.0, 2.0]}
    assert (row["ratio"], row["goal"], row["met"]) == (2.0, 2.0, True)
    assert kept["versions"]["coldwar-quiz"]


def test_a_slow_run_exits_0_and_a_strict_one_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    slow = group_of({"ours": lambda: 9.0, "the peer": lambda: 1.0})
    monkeypatch.setattr(command, "GROUPS", [slow])
    assert command.main(["--quick", "--json", str(tmp_path / "kept.json")]) == 0
    assert json.loads((tmp_path / "kept.json").read_text())["rows"][0]["ratio"] == 9.0
    assert command.main(["--quick", "--strict"]) == 1
    assert "no, by more than 25%" in capsys.readouterr().out


def test_the_generated_deck_is_the_same_every_time_and_has_nothing_for_check_to_find(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    deck, again = write_deck(tmp_path, 200), write_deck(tmp_path / "again", 200)
    assert deck.read_bytes() == again.read_bytes()
    bank, problems = load_bank([deck])
    assert list(problems) == []
    assert len(bank.active) == 200
    assert {q.type for q in bank} == {"choice", "select", "typed", "order", "true-false"}
    assert 700 < deck.stat().st_size / 200 < 800


def test_every_row_has_a_name_of_its_own() -> None:
    names = [row.name for group in GROUPS for row in group.rows]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.rows[0].name)
def test_every_comparison_runs(group: Group) -> None:
    results = list(measure([group], TINY))
    assert [r.problem for r in results] == [""] * len(results)
    if sys.platform == "linux":
        assert [r.skipped for r in results] == [""] * len(results)
        assert all(r.ratio for r in results)
