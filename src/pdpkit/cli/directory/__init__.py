"""The commands around lists of organisations: a keeper's work on one, a reader's confirming."""
