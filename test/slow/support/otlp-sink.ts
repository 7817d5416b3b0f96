import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Payload } from './otlp.ts';

export interface Sink {
  readonly url: string;
  /** What came so far, in the order in which it came. */
  payloads(): readonly Payload[];
  close(): Promise<void>;
}

/** An endpoint that keeps every OTLP/JSON payload that is posted to it. */
export async function startSink(): Promise<Sink> {
  const payloads: Payload[] = [];
  const server = createServer((request, response) => void take(request, response, payloads));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    payloads: () => payloads,
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  payloads: Payload[],
): Promise<void> {
  payloads.push((await json(request)) as Payload);
  response.setHeader('content-type', 'application/json').end('{}');
}
