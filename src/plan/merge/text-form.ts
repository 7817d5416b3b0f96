/** A text as its lines and its form: what a merge takes apart, so that an edit of the one is none of the other. */
interface TextForm {
  readonly lines: readonly string[];
  /** Undefined where the text does not show it: empty text has no last line, one line has no line end. */
  readonly mark: boolean | undefined;
  readonly end: '\n' | '\r\n' | undefined;
  readonly closed: boolean | undefined;
}

const byteOrderMark = '\uFEFF';

/**
 * Splits texts that are to be compared. Line ends are part of the form if each text keeps to one kind,
 * else a carriage return is part of its line. A carriage return alone ends no line.
 */
export function splitTexts([base, ours, theirs]: Three<string>): Three<TextForm> {
  const isMixed = [base, ours, theirs].some(
    (text) => text.includes('\r\n') && /(?<!\r)\n/.test(text),
  );
  return [splitText(base, isMixed), splitText(ours, isMixed), splitText(theirs, isMixed)];
}

type Three<T> = readonly [T, T, T];

function splitText(text: string, isMixed: boolean): TextForm {
  const mark = text.startsWith(byteOrderMark);
  const body = mark ? text.slice(1) : text;
  const end = endOf(body, isMixed);
  const closed = body.endsWith('\n');
  const parts = body.split(end ?? '\n');
  return {
    lines: closed || body === '' ? parts.slice(0, -1) : parts,
    mark: text === '' ? undefined : mark,
    end,
    closed: body === '' ? undefined : closed,
  };
}

function endOf(body: string, isMixed: boolean): TextForm['end'] {
  if (!body.includes('\n')) return undefined;
  return !isMixed && body.includes('\r\n') ? '\r\n' : '\n';
}

/** The text of lines in a form; a last line that is empty, or half of a line end, needs its end. */
export function joinText({ lines, mark, end = '\n', closed = true }: TextForm): string {
  const isClosed = lines.length > 0 && (closed || /(^|\r)$/.test(lines.at(-1) ?? ''));
  return `${mark ? byteOrderMark : ''}${lines.join(end)}${isClosed ? end : ''}`;
}

/** For each part of the format, the changed side; if both changed it differently, the developer's. */
export function mergeForm(
  base: TextForm,
  ours: TextForm,
  theirs: TextForm,
): Omit<TextForm, 'lines'> {
  return {
    mark: changed(base.mark, ours.mark, theirs.mark),
    end: changed(base.end, ours.end, theirs.end),
    closed: changed(base.closed, ours.closed, theirs.closed),
  };
}

function changed<T>(base: T | undefined, ours: T | undefined, theirs: T | undefined) {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  return base === ours ? theirs : ours;
}
