"""What page chrome says, language by language. A line that two rules know goes to the first of them."""
