"""From statements to proposals: atomic claims, with the source resolved, the chain, the status and what is worth checking."""
