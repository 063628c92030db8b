"""Bytes to values and back, each in exactly one way (docs/spec.md, byte rules 1 and 2).

Knows JSON, canonical JSON, the text forms of bytes, and times; knows nothing of the domain.
"""
