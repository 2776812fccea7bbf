"""tracker: every claim in a story, who says so, and how many independent sources stand under it."""

__version__ = "0.1.0"
