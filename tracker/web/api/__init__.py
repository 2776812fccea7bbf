"""The JSON API under `/api`: the same services as the pages and the command line, in the same shapes (docs/api.md)."""
