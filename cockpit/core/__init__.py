"""What a sprint is. Pure: standard library only, no clock, no disk, no environment."""
