"""When running projects will finish, learned from how re-estimates of past ones turned out."""
