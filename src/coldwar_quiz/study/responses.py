"""What was said, as text: for the log, and to show it again."""

from coldwar_quiz.study.model import Filled, Ordered, Paired, Picked, Recalled, Response, Said, Ticked, Written


def given_text(response: Response | None) -> str | None:
    """A response as the log keeps it: the text of a choice or of what was typed, one line an item of several."""
    match response:
        case Picked(option):
            return option
        case Written(text):
            return text
        case Said(value):
            return "true" if value else "false"
        case Ticked(options):
            return "\n".join(sorted(options))
        case Filled(texts):
            return "\n".join(texts)
        case Ordered(items):
            return "\n".join(items)
        case Paired(rights):
            return "\n".join(right or "" for right in rights)
        case Recalled(points):
            return " ".join(str(i) for i in sorted(points)) or None
        case _:
            return None
