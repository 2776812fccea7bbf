"""Fact-checks of other people, as they publish them for machines: schema.org ClaimReview in JSON-LD."""
