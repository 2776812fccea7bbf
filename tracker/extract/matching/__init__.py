"""Which claims say the same, and whom a text means: offered to people, never decided here."""
