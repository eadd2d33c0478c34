"""Live sources: mailboxes, calendars, boards and folders read again and again, each for the missions it feeds."""
