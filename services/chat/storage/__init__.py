"""The tables of chat, and the only SQL."""
