/** How long a body may take to arrive: less than a handler has, which it is part of. */
export const BODY_TIMEOUT_MS = 20_000;

/** Limits for one request, in bytes and milliseconds; raise them where a route needs it. */
export const limits = {
  bodyLimit: 256 * 1024,
  requestTimeout: 30_000,
  handlerTimeout: 30_000,
  /** Longer than the idle time of common load balancers, 60 s, so that they close first. */
  keepAliveTimeout: 72_000,
} as const;
