"""What comes next if nothing changes: a model of the rest of the mission, simulated futures, ranges."""
