"""Web apps: sites that a browser has put on the desktop as if they were programs."""
