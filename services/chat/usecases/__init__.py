"""What people do in chat, each decided in one transaction."""
