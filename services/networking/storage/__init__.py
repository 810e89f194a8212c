"""Networking's tables and queries: the only SQL of the service."""
