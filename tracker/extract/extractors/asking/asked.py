"""The extractor that asks a language model."""

from __future__ import annotations

from functools import cache
from importlib import resources

from tracker.domain.errors import BadInputError
from tracker.domain.proposal import Proposal, Span
from tracker.domain.wording import shown as quoted
from tracker.extract.extractors.asking.answers import Answer, answers_in
from tracker.extract.extractors.asking.library import Model
from tracker.extract.extractors.asking.placing import Placer
from tracker.extract.extractors.asking.windows import shown, windows
from tracker.extract.extractors.fitting import fitting
from tracker.extract.extractors.found import Extractor, Found, attributions_of

TRIES = 2
"""Times a portion is put to the model before it is given up."""


class Asked(Extractor):
    """A language model, of whose answer only what stands in the text is kept."""

    name = "llm"

    def __init__(self, model: str | None = None) -> None:
        self._model = Model(model)

    def examine(self, text: str) -> Found:
        """What the model finds, portion by portion.

        Raises:
            BadInputError: it cannot be asked, or does not answer in the shape asked for.
        """
        placer = Placer(text)
        placed: dict[Proposal, None] = {}
        left_out = 0
        for window in windows(text):
            answers = self._answers(text, window)
            found = [placer.placed(one, window) if one else None for one in answers]
            fit, unfit = fitting(text, [one for one in found if one])
            placed |= dict.fromkeys(fit)
            left_out += unfit + found.count(None)
        proposals = tuple(sorted(placed, key=lambda one: (one.sentence, one.content_spans)))
        return Found(proposals, attributions_of(proposals), left_out)

    def _answers(self, text: str, window: list[Span]) -> list[Answer | None]:
        portion, fence = shown(text, window)
        system = _asking().replace("{fence}", fence)
        for _ in range(TRIES):
            answers = answers_in(self._model.answer(system, portion))
            if answers is not None:
                return answers
        raise BadInputError(
            f"the model {quoted(self._model.name)} did not answer in the form it was asked for, {TRIES} times over: try again, or"
            " name another with --model"
        )


@cache
def _asking() -> str:
    return (resources.files("tracker.extract.extractors.asking") / "prompt.txt").read_text("utf-8")
