"""What other tools and forms take of a file: lists of training, statements one by one."""

from pdpkit.exports.badges import list_badges
from pdpkit.exports.training import write_training_csv, write_training_text

__all__ = ["list_badges", "write_training_csv", "write_training_text"]
