"""The parts screens are made of. They are given values and say what was done; they decide nothing."""
