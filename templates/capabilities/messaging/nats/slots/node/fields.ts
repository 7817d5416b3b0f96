/** Where the broker is, and who the service is there. */
readonly natsUrl: string | undefined;
