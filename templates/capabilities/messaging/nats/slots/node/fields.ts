/** The address of the broker, with credentials. */
readonly natsUrl: string | undefined;
