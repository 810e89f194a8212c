"""Migrations of the exhibition."""
