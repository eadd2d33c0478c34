"""The pages: a Django shell around the engine."""
