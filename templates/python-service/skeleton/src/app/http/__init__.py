"""Code shared by all routes."""
