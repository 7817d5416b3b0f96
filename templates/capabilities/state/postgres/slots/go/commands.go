if len(os.Args) > 1 && os.Args[1] == "migrate" {
	return postgres.Migrate(ctx, settings, logger)
}
