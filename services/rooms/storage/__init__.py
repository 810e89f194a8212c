"""The tables of rooms, and the only SQL."""
