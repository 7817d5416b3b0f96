import { createServer, type Server, type ServerResponse } from 'node:http';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** On a port of its own, so that the metrics are never published with the application. */
export function createMetricsServer(scrape: () => Promise<string>): Server {
  return createServer({ requestTimeout: 5_000 }, async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return answer(response, 404, '');
    try {
      answer(response, 200, await scrape());
    } catch (error) {
      answer(response, 503, `# ${error instanceof Error ? error.message : 'scrape failed'}\n`);
    }
  });
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': CONTENT_TYPE }).end(body);
}
