if err := postgres.Open(ctx, settings, logger, needed); err != nil {
	return err
}
