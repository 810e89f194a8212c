"""What the programme takes and answers over HTTP."""
