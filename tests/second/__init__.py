"""A second verifier, written from docs/spec.md alone, on other libraries."""
