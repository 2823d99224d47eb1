"""What was announced and what came of it, how firm it was, who objected."""
