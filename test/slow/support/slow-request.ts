import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface SlowRequest {
  /** Sends what is left of the body and takes the answer. */
  finish(): Promise<{ readonly status: number | undefined; readonly body: unknown }>;
}

/**
 * Sends the head and half of the body of a POST. It returns once the service has said that it reads the body:
 * until then a service that stops may take the connection for one that nobody uses.
 */
export async function beginSlowRequest(url: string, content: unknown): Promise<SlowRequest> {
  const body = Buffer.from(JSON.stringify(content));
  const half = Math.floor(body.length / 2);
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  };
  const sending = request(url, { method: 'POST', headers, agent: false });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  // Whoever finishes the request sees its failure; before that nobody listens.
  answered.catch(() => undefined);
  sending.flushHeaders();
  await once(sending, 'continue');
  await new Promise<void>((sent, failed) => {
    sending.once('error', failed);
    sending.write(body.subarray(0, half), () => sent());
  });
  return {
    async finish() {
      sending.end(body.subarray(half));
      const [response] = await answered;
      return { status: response.statusCode, body: JSON.parse(await text(response)) as unknown };
    },
  };
}
