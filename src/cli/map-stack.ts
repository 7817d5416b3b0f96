import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * A stack with the files and lines of the sources, by the source maps beside the built files. Node could do so from
 * the start (`--enable-source-maps`), which would read every map in every run.
 */
export function mapStack(stack: string, readMap: (file: string) => string | undefined): string {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (file: string) => {
    if (!maps.has(file)) {
      const text = readMap(`${file}.map`);
      maps.set(file, text === undefined ? undefined : new SourceMap(payloadOf(text)));
    }
    return maps.get(file);
  };
  return stack.replace(/(file:[^\s)]+?):(\d+):(\d+)/g, (location, url, line, column) => {
    const entry = mapOf(fileURLToPath(url))?.findEntry(Number(line) - 1, Number(column) - 1);
    return entry !== undefined && 'originalSource' in entry
      ? `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : location;
  });
}

function payloadOf(text: string): SourceMapPayload {
  return JSON.parse(text) as SourceMapPayload;
}
