"""The commands of a trust: its keys, card and people, what it states, withdraws, and leaves."""
