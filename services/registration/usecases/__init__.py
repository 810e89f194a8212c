"""What people can do with registration; each function decides inside one transaction."""
