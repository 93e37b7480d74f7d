"""Pure: boards to rows of styled spans. Style names, not colours; no Textual."""
