"""Bytes to facts: mail, calendars, timesheets; no network, no Django."""
