"""How well the search finds, how fast and how heavy it is, beside others: random queries and an oracle."""
