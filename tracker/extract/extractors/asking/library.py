"""The `llm` library, if it is installed: the one place that asks it."""

from __future__ import annotations

from typing import Any

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown
from tracker.extract.extractors.asking.answers import SCHEMA


class Model:
    """A language model that `llm` reaches."""

    def __init__(self, name: str | None) -> None:
        """Find it by name or alias; else the one that `llm` asks by default.

        Raises:
            BadInputError: the library is not installed, or knows no such model.
        """
        try:
            import llm
        except ImportError:
            raise BadInputError("the llm extractor needs the llm library: pip install 'tracker[llm]'") from None
        try:
            self._model: Any = llm.get_model(name)
        except llm.UnknownModelError:
            called = shown(name) if name else "that it asks by default"
            raise BadInputError(f"llm knows no model {called}: `llm models` lists those it can ask") from None
        self._wants_key = llm.NeedsKeyException
        self.name: str = self._model.model_id

    def answer(self, system: str, prompt: str) -> str:
        """What the model says.

        Raises:
            BadInputError: it cannot be asked; the sentence holds nothing of the text.
        """
        held = {"schema": SCHEMA} if self._model.supports_schema else {}
        try:
            said: str = self._model.prompt(prompt, system=system, stream=False, **held).text()
        except self._wants_key as error:
            raise BadInputError(f"the model {shown(self.name)} wants a key: {error}") from None
        except Exception as error:
            raise BadInputError(
                f"the model {shown(self.name)} could not be asked ({type(error).__name__}): try again, or try it with"
                f" `llm -m {self.name}`"
            ) from None
        return said
