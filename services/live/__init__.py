"""The browser's door to events: a WebSocket that fans out what topics declare, to those who may hear it."""
