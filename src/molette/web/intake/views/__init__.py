"""Drop files, aim them at a mission, review what they would add, see what is kept of them."""
