import { IdpError } from '../../../src/shared/error.ts';

/** The problems that a piece of work is refused with, as `code  message`. */
export async function refusalsOf(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return error.diagnostics.map(({ code, message }) => `${code}  ${message}`);
  }
  return [];
}
