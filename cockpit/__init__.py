"""Sprint Cockpit: a terminal cockpit for sprints whose plans are markdown files in git."""

__version__ = "0.1.0"
