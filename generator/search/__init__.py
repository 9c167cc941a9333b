"""What the offline search knows of the texts, made at build time. Pure: no file, no clock."""
