"""The rules of a meeting's life, without a database or a network."""
