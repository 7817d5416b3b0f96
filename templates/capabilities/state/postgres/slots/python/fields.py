# Where PostgreSQL is, and who the service is there.
database_url: Annotated[str, Field(pattern=r"^postgres(ql)?://\S+$")] | None = None
