// NatsURL says where the broker is, and who the service is there; empty where it is not.
NatsURL string
