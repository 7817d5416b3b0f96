import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem.ts';

/** PostgreSQL stores no NUL, and UTF-8 has no half of a surrogate pair: both are the client's error, not the store's. */
export function rejectUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body, params, query }) => {
    if (hasUnstorableText([body, params, query])) {
      throw new HttpProblem(400, 'The request has text with NUL or a lone surrogate.');
    }
  });
}

/** Without recursion, which a deeply nested body would exhaust. */
function hasUnstorableText(root: unknown): boolean {
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return true;
    if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) waiting.push(key, entry);
    }
  }
  return false;
}
