"""The open formats, read back by an RDF library and held to what their standards say must be there."""
