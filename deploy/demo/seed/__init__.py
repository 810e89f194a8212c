"""The demonstration conference, built through the same interface an organiser uses and placed around now."""
