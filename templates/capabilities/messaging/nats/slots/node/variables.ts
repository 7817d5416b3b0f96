NATS_URL: z
  .url({ protocol: /^(nats|tls)$/, error: 'must be a URL that begins with nats://' })
  .optional(),
