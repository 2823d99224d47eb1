"""How many of how many, and who."""
