"""The rules of registration, without a database or a network."""
