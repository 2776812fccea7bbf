"""What every shape has."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Exact(BaseModel):
    """It has these keys and no others: the schema says all there is."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Refusal(Exact):
    """Nothing was done, and why: one sentence that names what is wrong and the mend."""

    error: str
