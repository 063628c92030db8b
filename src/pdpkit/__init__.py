"""pdpkit: a development record that belongs to the person, signed and checked offline."""

__version__ = "0.1.0"
