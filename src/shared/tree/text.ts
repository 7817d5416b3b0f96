const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How much of a file git reads to distinguish text from binary. */
const readByGit = 8000;

/**
 * Whether bytes are a text to git, and so to a merge, a diff and the base: no NUL in their first part, in whatever
 * encoding they are. UTF-16 has NULs.
 * Source: buffer_is_binary in git's xdiff-interface.c
 */
export function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, readByGit).includes(0);
}

/** The text of UTF-8 bytes, byte order mark kept; undefined for a NUL or other encodings. For what `idp` itself has to read. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : decodeUtf8(bytes);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export function encodeText(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** Versions of one text, decoded so that unchanged parts keep their bytes. */
interface DecodedTexts<Texts extends readonly string[]> {
  readonly texts: Texts;
  readonly encode: (text: string) => Uint8Array;
  /** A text of our own, such as the label of a marker, as these texts would hold it. */
  readonly spell: (text: string) => string;
}

type Strings<Files extends readonly Uint8Array[]> = { readonly [Key in keyof Files]: string };

/**
 * Decodes texts by git's rule: as UTF-8 if all of them are, else each byte as one character. Undefined if one of them
 * is binary.
 */
export function decodeTexts<const Files extends readonly Uint8Array[]>(
  files: Files,
): DecodedTexts<Strings<Files>> | undefined {
  if (!files.every(isText)) return undefined;
  const texts = files.map(decodeUtf8);
  if (texts.every((text) => text !== undefined))
    return { texts: texts as Strings<Files>, encode: encodeText, spell: (text) => text };
  return {
    texts: files.map(decodeBytes) as Strings<Files>,
    encode: encodeBytes,
    spell: (text) => decodeBytes(encodeText(text)),
  };
}

/** A text by git's rule, to show or search; undefined if it is binary. */
export function decodeIfText(bytes: Uint8Array): string | undefined {
  return decodeTexts([bytes])?.texts[0];
}

const byteOrderMark = '\uFEFF';
const markBytes = '\xEF\xBB\xBF';

/** The byte order mark is the same character as in UTF-8, so that it is not part of the first line. */
function decodeBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.startsWith(markBytes) ? byteOrderMark + text.slice(markBytes.length) : text;
}

function encodeBytes(text: string): Uint8Array {
  const isMarked = text.startsWith(byteOrderMark);
  return Buffer.from(isMarked ? markBytes + text.slice(byteOrderMark.length) : text, 'latin1');
}

/** Where an offset of a text is; lines and columns count from 1. */
export function positionAt(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end >= offset) return { line, column: offset - start + 1 };
    line += 1;
    start = end + 1;
  }
}
