"""What an author does to a deck file beside editing it: new questions, new names, the schema editors read."""
