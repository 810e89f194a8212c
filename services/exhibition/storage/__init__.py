"""The only SQL of the exhibition."""
