"""What happens in rooms, each decided in one transaction."""
