"""WordprocessingML, written by our own hand: the parts of a Word document, streamed into a ZIP file."""
