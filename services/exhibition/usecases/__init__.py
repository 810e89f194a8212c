"""What happens in the exhibition, each decided in one transaction."""
