import { type Block, replaceBlocks } from './blocks.ts';
import { createReader, type Reader, runSession } from './reader.ts';

export interface PageRun {
  /** Written before the first command, instead of the files of the page. */
  readonly files?: readonly Block[];
  /** What happened before the page begins. */
  readonly prepare?: (reader: Reader) => Promise<void> | void;
}

/**
 * The page with the outputs that its commands have today. Somebody reads it from top to bottom in an empty folder, writes
 * its files, and runs the commands of its console blocks.
 */
export async function runPage(page: string, { files, prepare }: PageRun = {}): Promise<string> {
  const reader = createReader();
  const write = ({ file, text }: Block) => {
    if (file !== undefined) reader.shell.write(file, text);
  };
  files?.forEach(write);
  await prepare?.(reader);
  return replaceBlocks(page, async (block) => {
    if (block.language === 'console') return runSession(block.text, reader);
    if (files === undefined) write(block);
    return block.text;
  });
}
