"""The Textual shell: wiring, keys, themes, widgets. Nothing here decides what a sprint means."""
