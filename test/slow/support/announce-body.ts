import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * Sends the head of a POST whose body would be this long, and takes the answer. The body is not
 * sent: a server that refuses it closes the connection meanwhile, and a client that is still
 * writing may then see that and not the answer.
 */
export async function announceBody(url: string, length: number): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'content-length': length };
  const sending = request(url, { method: 'POST', headers, agent: false });
  sending.flushHeaders();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const body = await text(response);
  sending.destroy();
  const type = response.headers['content-type'] ?? '';
  return new Response(body, {
    status: response.statusCode ?? 0,
    headers: { 'content-type': type },
  });
}
