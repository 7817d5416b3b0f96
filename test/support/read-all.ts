import type { Readable } from 'node:stream';

/** All that was written into a stream so far; one `read` gives all of it on some Nodes, and one piece on others. */
export function readAll(stream: Readable): string {
  const pieces: string[] = [];
  for (let piece = stream.read(); piece !== null; piece = stream.read()) pieces.push(String(piece));
  return pieces.join('');
}
