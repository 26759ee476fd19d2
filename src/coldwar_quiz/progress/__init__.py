"""What the learner has done, kept in one SQLite file: the review log, and the states folded from it."""
