"""NATS: streams, announcements, deliveries."""
