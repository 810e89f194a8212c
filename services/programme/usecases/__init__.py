"""What people can do with the programme: one function for each thing, inside one transaction."""
