"""Chat: channels of sessions, tables, booths and meetings, direct messages, and their moderation."""
