"""The programme's tables and the only SQL over them."""
