import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** UTF-16 units that are kept of a log, and of one line. */
const longestLog = 1024 * 1024;
const longestLine = 64 * 1024;

/** Cuts the bytes of a running program into lines, hands them on as they come, and keeps the last ones. */
export interface LineCollector {
  readonly add: (bytes: Uint8Array) => void;
  /** The last line, if it has no end. */
  readonly end: () => void;
  /** The last lines, at most 1 MiB, without colours. */
  readonly log: () => string;
}

export function collectLines(onLine: (line: string) => void): LineCollector {
  const decoder = new StringDecoder('utf8');
  let log = '';
  let rest = '';
  const keep = (raw: string): void => {
    const line = stripVTControlCharacters(raw);
    log += `${line}\n`;
    if (log.length > 2 * longestLog) log = lastLines(log);
    onLine(line);
  };
  const cut = (text: string): void => {
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) keep(line);
    for (; rest.length > longestLine; rest = rest.slice(longestLine))
      keep(rest.slice(0, longestLine));
  };
  return {
    add: (bytes) => cut(rest + decoder.write(Buffer.from(bytes))),
    end: () => {
      const last = rest + decoder.end();
      if (last !== '') keep(last.replace(/\r$/, ''));
      rest = '';
    },
    log: () => lastLines(log).slice(0, -1),
  };
}

/** As many whole lines from the end as may be kept. */
function lastLines(log: string): string {
  if (log.length <= longestLog) return log;
  const tail = log.slice(-longestLog);
  return tail.slice(tail.indexOf('\n') + 1);
}
