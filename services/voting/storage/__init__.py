"""The only SQL of voting."""
