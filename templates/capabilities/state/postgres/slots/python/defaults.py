"database_url": None,
