"""Measurements. Times move by a quarter from run to run: believe ratios within one run."""
