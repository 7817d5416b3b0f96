# Where the broker is, and who the service is there.
nats_url: Annotated[str, Field(pattern=r"^(nats|tls)://\S+$")] | None = None
