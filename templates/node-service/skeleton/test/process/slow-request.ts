import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';

export interface SlowRequest {
  /** Sends the rest of the body and returns the response. */
  readonly finish: () => Promise<{ readonly status: number | undefined; readonly body: unknown }>;
  /** Resolves with the error when the connection is cut. */
  readonly failed: Promise<unknown>;
}

/** A POST whose body is held back half way, so that the request is in flight for as long as it must. */
export async function startSlowRequest(url: string, body: unknown): Promise<SlowRequest> {
  const text = JSON.stringify(body);
  const half = Math.floor(text.length / 2);
  const outgoing = request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': text.length },
  });
  const failed = new Promise<unknown>((resolve) => outgoing.once('error', resolve));
  await new Promise<void>((resolve) => outgoing.write(text.slice(0, half), () => resolve()));
  // The answer to a later request shows that this one has arrived.
  await fetch(new URL('/livez', url));
  return {
    failed,
    finish: async () => {
      outgoing.end(text.slice(half));
      const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
      return { status: response.statusCode, body: await json(response) };
    },
  };
}
