"""Rooms: the broker to LiveKit and the only holder of its keys; presence and moderation."""
