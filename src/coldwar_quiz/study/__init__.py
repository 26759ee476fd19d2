"""Grading, scheduling and the session: what a learner does, with no screen in it."""
