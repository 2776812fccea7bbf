"""Who finds claims in a text: the rules, a language model, or a plug-in of the newsroom's own (docs/extractors.md)."""
