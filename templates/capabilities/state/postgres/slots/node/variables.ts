DATABASE_URL: z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a URL that begins with postgres://',
  })
  .optional(),
