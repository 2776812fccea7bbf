"""The three sheets that fact-checkers are taught to keep: the lines of a draft, the facts in them, and the sources."""
