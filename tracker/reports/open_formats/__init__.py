"""The open formats of the trade, for machines outside: ClaimReview, Web Annotation and PROV-O, all three JSON-LD.

Each is written from a `Copy` (tracker/reports/audience.py), so what is not for an audience is not there to be written.
What somebody wrote is always a value, never a key: names.py alone makes identifiers and addresses.
"""
