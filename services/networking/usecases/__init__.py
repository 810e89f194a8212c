"""What people can do in networking; each function decides inside one transaction."""
