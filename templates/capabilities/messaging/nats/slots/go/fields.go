// NatsURL is the address of the broker, with credentials; empty without a broker.
NatsURL string
