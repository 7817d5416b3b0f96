import { readFile, writeFile } from 'node:fs/promises';

/**
 * Replaces every match in a file.
 *
 * @throws when there is none: an edit that changes nothing would break nothing
 */
export async function edit(file: string, pattern: RegExp | string, by: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = before.replaceAll(
    typeof pattern === 'string' ? pattern : new RegExp(pattern.source, `g${pattern.flags}`),
    by,
  );
  if (after === before) throw new Error(`${pattern} is nowhere in ${file}`);
  await writeFile(file, after);
}
