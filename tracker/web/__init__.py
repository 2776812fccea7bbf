"""The review desk in a browser: the same services as the command line, on pages (docs/web.md)."""
