/** One edit of a text, at a place from 0 to 1 of it; each leaves its token. Texts are bytes as characters. */
export type TextEdit = (text: string, at: number, token: string, path: string) => string;

export const textEdits: Readonly<Record<string, TextEdit>> = {
  'changes a line': (text, at, token, path) =>
    onLine(text, at, (line) => [withToken(line, token, path)]),
  'adds a line': (text, at, token, path) => addLine(text, at, token, path),
  'adds a comment': (text, at, token, path) =>
    onLine(text, at, (line) => commented(line, token, path)),
  'rewords a comment': (text, at, token) =>
    onLine(text, at, (line) => [/^\s*#/.test(line) ? `# ${token}` : line], /^\s*#/),
  'takes out a line': (text, at) => onLine(text, at, (line) => (line.endsWith(',') ? [] : [])),
  'takes out a key': (text, at, _token, path) =>
    onLine(text, at, (line) => (isPlainKey(line, path) ? [] : [line])),
  'adds lines at the end': (text, _at, token) => `${text}${endOf(text)}${token}${lineEnd(text)}`,
  'adds a line at the end without a newline': (text, _at, token) => `${text}${endOf(text)}${token}`,
  'writes it anew': (_text, _at, token) => `all new: ${token}\nsecond line of ${token}\n`,
  'makes it CRLF': (text) => text.replace(/\r?\n/g, '\r\n'),
  'makes it LF': (text) => text.replace(/\r\n/g, '\n'),
  'puts a mark before it': (text) =>
    text.startsWith('\u00ef\u00bb\u00bf') ? text : `\u00ef\u00bb\u00bf${text}`,
  'takes the last newline': (text) => text.replace(/\r?\n$/, ''),
  'adds Latin-1': (text, _at, token) =>
    `${text}${endOf(text)}\u00e9t\u00e9 ${token}${lineEnd(text)}`,
  'adds a NUL': (text, _at, token) => `${text}\0${token}`,
  'empties it': () => '',
};

function onLine(
  text: string,
  at: number,
  change: (line: string) => readonly string[],
  wanted = /\w/,
): string {
  const lines = text.split('\n');
  const all = lines.flatMap((line, index) => (wanted.test(line) ? [index] : []));
  const chosen = all[Math.floor(at * all.length)];
  if (chosen === undefined) return text;
  const line = lines[chosen] ?? '';
  const tail = line.endsWith('\r') ? '\r' : '';
  const come = change(line.slice(0, line.length - tail.length)).map((one) => one + tail);
  return [...lines.slice(0, chosen), ...come, ...lines.slice(chosen + 1)].join('\n');
}

/** Where a language has a place for it, so that what comes out can still be read. */
function withToken(line: string, token: string, path: string): string {
  if (/"[^"]*"[,\]]?$/.test(line) && !/"\s*:\s*$/.test(line))
    return line.replace(/"([^"]*)"([,\]]?)$/, `"$1 ${token}"$2`);
  if (path.endsWith('.json')) return line;
  if (/\.(yaml|toml)$/.test(path) && /[:\][]$/.test(line)) return `${line} # ${token}`;
  return `${line} ${token}`;
}

function addLine(text: string, at: number, token: string, path: string): string {
  if (path.endsWith('.json'))
    return onLine(text, at, (line) => [line, `  "${token}": "own",`], /[{]$/);
  if (path.endsWith('.yaml')) return onLine(text, at, (line) => [`${token}: own`, line], /^[#\w]/);
  if (path.endsWith('.toml'))
    return onLine(text, 0, (line) => [`${token} = "own"`, line], /^[#\w[]/);
  return onLine(text, at, (line) => [line, `own ${token}`]);
}

function commented(line: string, token: string, path: string): readonly string[] {
  return path.endsWith('.json') ? [withToken(line, token, path)] : [`# own ${token}`, line];
}

function isPlainKey(line: string, path: string): boolean {
  if (path.endsWith('.json')) return /^\s*"\w+": ".*",$/.test(line);
  return /^\w+\s*[:=] \S/.test(line);
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What has to come before a line that is added at the end. */
function endOf(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : lineEnd(text);
}
