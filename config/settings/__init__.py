"""Settings, read from the environment; every default makes a whole Rounds on one machine."""
