"""Results into findings (codes and values), and findings into French and English sentences."""
