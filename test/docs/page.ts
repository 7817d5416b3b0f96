import { type Block, blocksOf, replaceBlocks } from './blocks.ts';
import { createReader, type Reader, runSession } from './reader.ts';

export interface PageRun {
  /** The files that stand there before the first command; those of the page if left out. */
  readonly files?: readonly Block[];
  /** What happened before the page begins. */
  readonly prepare?: (reader: Reader) => Promise<void> | void;
}

/**
 * The page as it is if everything on it is true. Its files are written into an empty folder; then the
 * commands of its console blocks run there, one after the other, and their output is put below them.
 */
export async function runPage(page: string, options: PageRun = {}): Promise<string> {
  const { files = blocksOf(page), prepare } = options;
  const reader = createReader();
  for (const { file, text } of files) if (file !== undefined) reader.shell.write(file, text);
  await prepare?.(reader);
  return replaceBlocks(page, 'console', (session) => runSession(session, reader));
}
