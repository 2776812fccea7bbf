"""The pages, asked in this process; in a real browser they are looked at in tests/browser."""
