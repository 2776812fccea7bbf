"""Word documents, read as the XML that they are, part by part."""
