"""Messages to send by hand: drafted, and checked before they go."""
