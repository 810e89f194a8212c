"""The rules of voting, without input or output."""
