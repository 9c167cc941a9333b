"""What printing costs, beside WeasyPrint on the same content."""
