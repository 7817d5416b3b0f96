# The address of PostgreSQL, with credentials.
database_url: Annotated[str, Field(pattern=r"^postgres(ql)?://\S+$")] | None = None
