import type { OutputSnapshot, SnapshotChange } from '../testing/snapshot.ts';
import { diffColour } from './diff-text.ts';
import type { PageStyle } from './page-style.ts';
import { escapeControls } from './text/escape-controls.ts';
import { count } from './text/size.ts';

/** How many files, and how many lines of each, the short form shows. */
const few = 3;
const short = 20;

/** What is not as it was recorded, file by file as `diff -u` prints it; the beginning of each, or the whole. */
export function snapshotDiff(
  { changes }: OutputSnapshot,
  verbose: boolean,
  { paint }: Pick<PageStyle, 'paint'>,
): string {
  const shown = verbose ? changes : changes.slice(0, few);
  const more = changes.length - shown.length;
  return [
    ...shown.map((change) => changeText(change, verbose, paint)),
    more > 0 ? `   ${paint.dim(`and ${count(more, 'more file')}: idp test --verbose`)}\n` : '',
  ].join('');
}

function changeText(
  { path, kind, diff }: SnapshotChange,
  verbose: boolean,
  paint: PageStyle['paint'],
): string {
  const shown = verbose ? diff : diff.slice(0, short);
  const more = diff.length - shown.length;
  return [
    `   ${paint.bold(`${kind} ${path}`)}`,
    ...shown.map((line) => `   ${diffColour(line, paint)(escapeControls(line))}`),
    ...(more > 0 ? [`   ${paint.dim(`${count(more, 'more line')}: idp test --verbose`)}`] : []),
    '',
  ].join('\n');
}
