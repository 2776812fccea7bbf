"""Asking a language model for claims, and believing only what stands in the text."""
