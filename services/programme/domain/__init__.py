"""The rules of the programme; nothing here reads or writes anything."""
