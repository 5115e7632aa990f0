"""A summary as the JSON other programs rely on; it leaves the room, so people are words there."""

import json
from typing import Any

from facilitator.disclosure.shown import Cells, ShownCard, ShownStep
from facilitator.evidence.collect import Collected
from facilitator.questions.base import Question
from facilitator.summary import Summary


def as_json(summary: Summary, collected: Collected) -> str:
    """The contract of `facilitator saml --format json`."""
    tally = summary.tally
    session = {
        "id": tally.session,
        "programme": tally.programme,
        "form": tally.form,
        "tables": tally.tables,
        "rehearsal": tally.rehearsal,
    }
    data = {
        "v": 1,
        "audience": summary.audience,
        "session": session,
        "cards": [
            {**_card(card.shown), "questions": [_question(each) for each in card.questions]} for card in summary.cards
        ],
        "questions": [_question(each) for each in summary.across],
        "agreements": [each.model_dump(by_alias=True, exclude={"type"}) for each in tally.agreements],
        "left_out": {
            "unknown_events": collected.unknown_events,
            "other_sessions": list(collected.other_sessions),
            "duplicates": collected.duplicates,
        },
        "rejected": [{"path": b.path, "line": b.line, "message": b.message} for b in collected.rejected],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _card(shown: ShownCard) -> dict[str, Any]:
    return {
        "card": shown.card,
        "title": shown.title,
        "tables": shown.tables,
        "passed": shown.passed,
        "changed": shown.changed,
        "steps": [_step(step) for step in shown.steps],
        "endings": _cells(shown.endings),
    }


def _step(step: ShownStep) -> dict[str, Any]:
    cells = {"tables": step.tables, "first": step.first, "second": step.second}
    return {"step": step.step, **{name: _cells(each) for name, each in cells.items()}}


def _cells(cells: Cells) -> dict[str, Any]:
    return {"n": cells.tables, "choices": cells.choices, "hidden": cells.hidden}


def _question(question: Question) -> dict[str, Any]:
    return {
        "rule": question.rule,
        "card": question.card,
        "step": question.step,
        "text": question.text,
        "because": question.because,
        "minutes": question.minutes,
    }
