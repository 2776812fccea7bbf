"""Pictures: charts and chains of sources as vector drawings, in a page and on a sheet of their own."""
