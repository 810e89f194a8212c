"""What is decided in voting, each inside one transaction."""
