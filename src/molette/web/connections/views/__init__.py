"""The pages of live sources: see them, add one, choose what it reads and for whom, steer it, remove it."""
