// DatabaseURL says where PostgreSQL is, and who the service is there; empty where it is not.
DatabaseURL string
