"""Deck files of a few small questions, as an author types them."""

HEAD = "deck: {id: small, title: A small deck}\nquestions:\n"


def item(name: str, prompt: str = "Who spoke?", **more: str) -> str:
    """One question of a deck file, a choice unless `more` says otherwise."""
    fields = {"type": "choice", "prompt": prompt, "answer": "Malenkov", "distractors": "[Molotov, Beria]", **more}
    return f"- id: {name}\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items() if value)
