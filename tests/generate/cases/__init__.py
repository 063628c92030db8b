"""What the vector suite holds: a module for each subject, each giving its vectors."""
