"""Make the README's pictures from the real program on the real bank: `python docs/make_pictures.py [FOLDER]`.

A learner is made up who has studied for nine weeks, with a fixed seed and a fixed clock, so the pictures change only
when the program or the bank does. Each is an SVG without anything to be fetched from elsewhere.
"""

import asyncio
import contextlib
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.loader import default_paths, load_bank
from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.paths import Home
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import MICROSECOND, Grade, Moment
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session, Step
from coldwar_quiz.study.wording import show_answer
from coldwar_quiz.tui.app import QuizApp
from coldwar_quiz.tui.context import Context, Preferences
from coldwar_quiz.tui.past import past_of
from coldwar_quiz.tui.preview_app import PreviewApp
from coldwar_quiz.tui.screens.preview import PreviewScreen

NOW = Moment(1_795_341_600 * MICROSECOND, 3600)
"""Sunday 22 November 2026, 11:00 at UTC+1."""
DAYS = 63
SEED = 1953
MY_DECK = """\
deck: {id: my-deck, title: My first deck}
questions:
  - id: memo-day
    type: choice
    prompt: On what day of 1953 is Beria's memorandum on departures from the GDR dated?
    answer: 6 May
    distractors: [5 May, 17 June, 1 July]
    explanation: >
      It is dated 6 May 1953. The day before tempts, because the Presidium discussed Germany then.
    when: 1953-05-06
  - id: letter-addressee
    type: typed
    prompt: To whom is Beria's letter of 1 July 1953 addressed?
    anser: Malenkov
"""
"""What somebody is writing: a question without evidence, and one with a slip in it."""
MET = 0.75
"""The share of the bank the learner has met."""
FAITHFUL = 16
"""For so many days no day was left out."""
HURRIED = 4
"""On the last days there was time for so many questions only."""
BEFORE = 4
"""How many questions of the session are answered when the picture is taken."""


class SetClock:
    """A clock that moves only when told to."""

    def __init__(self, now: Moment) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now

    def move(self, seconds: float) -> None:
        self.now = Moment(self.now.at_us + int(seconds * MICROSECOND), self.now.tz_offset_s)


def numbered() -> Callable[[], str]:
    """Ids that are the same every time the pictures are made."""
    rng = random.Random(SEED)  # noqa: S311 - a made-up learner, not a secret
    return lambda: f"{rng.getrandbits(128):032x}"


def study_for_weeks(bank: Bank, store: Store, clock: SetClock, uid: Callable[[], str]) -> None:
    """Nine weeks of mostly right answers, with days left out at first and in a hurry at the end."""
    rng = random.Random(SEED)  # noqa: S311 - a made-up learner, not a secret
    for ago in range(DAYS, 0, -1):
        if rng.random() < 0.25 and ago > FAITHFUL:
            continue
        clock.now = NOW
        clock.move(-86_400 * ago)
        new = max(round(rng.uniform(0.4, 1.6) * MET * len(bank.active) / DAYS), ago <= FAITHFUL)
        chosen = Selection(new=new, seed=ago, limit=HURRIED if ago <= 3 else None)
        session = Session(bank, store, clock, selection=chosen, content_hash=content_hash, new_uid=uid)
        if ago in (20, 9, 5):
            session.flag()
        if ago == 12:
            session.suspend()
        while session.step is not Step.FINISHED:
            clock.move(rng.uniform(6, 30))
            verdict = session.reveal()
            clock.move(rng.uniform(4, 20))
            if verdict.proposed is not None:
                session.settle(right=rng.random() < 0.9)
            asked = session.verdict
            wrong = asked is not None and asked.correct is False
            session.grade(Grade.AGAIN if wrong else rng.choice((Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.HARD)))
    clock.now = NOW


async def shown(condition: Callable[[], object]) -> None:
    """Wait until the program has got so far; TimeoutError after ten seconds."""
    end = time.monotonic() + 10
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the program never came to that point")
        await asyncio.sleep(0.01)


async def picture(context: Context, target: Path, size: tuple[int, int], session: Session | None, wrong: bool) -> None:
    """One picture: the home screen, or with a session the study screen with its open choice answered."""
    app = QuizApp(context, None, {"COLORTERM": "truecolor"})
    async with app.run_test(size=size) as pilot:
        await shown(lambda: type(app.screen).__name__ == "HomeScreen")
        if session is not None and session.asked is not None:
            app.show_session(session)
            await shown(lambda: type(app.screen).__name__ == "StudyScreen" and app.screen.query("#options"))
            question = session.asked.question
            key, followed = show_answer(question), {account.answer for account in question.accounts}
            options = enumerate(session.asked.options)
            pick = next(n for n, o in options if (o != key and o not in followed if wrong else o == key))
            await pilot.press(str(pick + 1), "space")
            await shown(lambda: session.step is Step.ANSWERED)
        await pilot.pause()
        target.write_text(without_links(app.export_screenshot(title="coldwar-quiz")), "utf-8")


async def picture_of_preview(target: Path, home: Home) -> None:
    """A deck as its author sees it beside an editor: one question whose answer stands among its wrong options."""
    (home.root / "my-deck.yaml").write_text(MY_DECK, "utf-8")
    deck = Path("my-deck.yaml")
    app = PreviewApp(deck, home, Preferences(theme="night", symbols="unicode", guard_s=0), {"COLORTERM": "truecolor"})
    with contextlib.chdir(home.root):
        async with app.run_test(size=(80, 24)) as pilot:
            await shown(lambda: isinstance(app.screen, PreviewScreen) and app.screen.drawn)
            await pilot.press("b")
            await pilot.pause()
            svg = app.export_screenshot(title="coldwar-quiz preview my-deck.yaml")
    target.write_text(without_links(svg), "utf-8")


def sitting(context: Context, clock: SetClock, question: QuestionId) -> Session:
    """A session that has come to `question`, its fifth."""
    others = [q.id for q in context.bank.active if q.id != question]
    order = (*others[:BEFORE], question, *others[BEFORE : 3 * BEFORE])
    session = context.session(Selection(questions=order, seed=SEED))
    for _ in range(BEFORE):
        session.reveal()
        clock.move(20)
        session.grade(Grade.EASY)
    clock.move(6.4)
    return session


def without_links(svg: str) -> str:
    """An SVG that fetches no font: the reader's own fixed-width one is used; ids are made the same every time."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    return re.sub(r"terminal-\d+", "terminal", svg)


def find(bank: Bank, kind: str, accounts: int) -> QuestionId:
    """A starter of that kind with at least so many accounts."""
    fitting = (q for q in bank.active if q.type == kind and len(q.accounts) >= accounts and len(q.text) < 140)
    return min(fitting, key=lambda q: (len(q.evidence) > 1, "starter" not in q.tags, q.id)).id


def main(folder: Path) -> None:
    """All the pictures, into `folder`."""
    bank, _ = load_bank(default_paths(None))
    folder.mkdir(parents=True, exist_ok=True)
    clock = SetClock(NOW)
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "progress.db") as store:
        uid = numbered()
        study_for_weeks(bank, store, clock, uid)

        def context(theme: str) -> Context:
            clock.now = NOW
            preferences = Preferences(theme=theme, symbols="unicode", guard_s=0)
            return Context(bank, store, content_hash, clock, preferences, past_of(store, bank), uid)

        plans = (
            ("home-80x24", "night", (80, 24), None, False),
            ("home-120x40", "night", (120, 40), None, False),
            ("study-answered-80x24", "night", (80, 24), find(bank, "choice", 2), True),
            ("study-answered-80x24-paper", "paper", (80, 24), find(bank, "choice", 2), True),
            ("accounts-120x40", "night", (120, 40), find(bank, "choice", 2), False),
        )
        for name, theme, size, question, wrong in plans:
            given = context(theme)
            session = None if question is None else sitting(given, clock, question)
            asyncio.run(picture(given, folder / f"{name}.svg", size, session, wrong))
        asyncio.run(picture_of_preview(folder / "preview-80x24.svg", Home(Path(place))))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures")
