"""Pure: boards to texts and documents (JSON, standup minutes, retro, roll-over)."""
