"""Migrations of voting."""
