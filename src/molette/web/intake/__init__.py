"""Files dropped by the user, read in the background, confirmed, undone."""
