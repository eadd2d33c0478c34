"""The week across missions: whom to nudge, what one owes, what can wait; on the page, in a calendar, in a mail."""
