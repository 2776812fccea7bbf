"""Who says what in a text: statements, each with its source, cue and content where they stand."""
