"""Line mode: a session that reads lines and prints lines."""

from coldwar_quiz.plain.mode import LineMode

__all__ = ["LineMode"]
