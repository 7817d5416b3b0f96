if err := nats.Open(ctx, settings, logger, needed); err != nil {
	return err
}
