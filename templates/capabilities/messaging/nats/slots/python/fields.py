# The address of the broker, with credentials.
nats_url: Annotated[str, Field(pattern=r"^(nats|tls)://\S+$")] | None = None
