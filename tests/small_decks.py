"""Deck files of a few small questions, as an author types them."""

OWN = """\
deck:
  id: mine
  title: My deck
questions:
  - id: first-fact
    type: true-false
    prompt: The amnesty of 27 March 1953 freed political prisoners.
    answer: false
    correction: It did not affect them.
    explanation: Heller and Nekrich say so. The blog post disagrees.
    tags: [own]
"""
"""A deck of a learner's own, with one question."""

HEAD = "deck: {id: small, title: A small deck}\nquestions:\n"


def item(name: str, prompt: str = "Who spoke?", **more: str) -> str:
    """One question of a deck file, a choice unless `more` says otherwise."""
    fields = {"type": "choice", "prompt": prompt, "answer": "Malenkov", "distractors": "[Molotov, Beria]", **more}
    return f"- id: {name}\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items() if value)
