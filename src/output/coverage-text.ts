import {
  type Coverage,
  type CoverageGap,
  type FileCoverage,
  gapsOf,
  percentOf,
} from '../testing/coverage/measure.ts';
import { locationText } from './diagnostics-text.ts';
import type { PageStyle } from './page-style.ts';
import { escapeControls } from './text/escape-controls.ts';
import { count } from './text/size.ts';

/** How many gaps the short form names. */
const few = 10;

/** The coverage in one line, and what no case meets: the first of it, or file by file all of it. */
export function coverageText(
  coverage: Coverage,
  { whole, paint }: Pick<PageStyle, 'paint'> & { readonly whole: boolean },
): string {
  const { covered, total, files } = coverage;
  const head = `${label('coverage', paint)}${percentOf(coverage)} %, ${covered} of ${total}\n`;
  if (whole) return head + filesText(files, paint);
  const gaps = files.flatMap(gapsOf);
  const more = gaps.length - few;
  return [
    head,
    ...gaps.slice(0, few).map((gap) => `  ${gapText(gap, paint)}\n`),
    more > 0 ? `  ${paint.dim(`and ${more} more: idp test --coverage`)}\n` : '',
  ].join('');
}

/** Generated files without branches are only counted. */
function filesText(files: readonly FileCoverage[], paint: PageStyle['paint']): string {
  const listed = files.filter(({ covered, total }) => total > 1 || covered < total);
  const others = files.length - listed.length;
  const rest =
    others > 0 ? [`  100 %  ${paint.dim(`${count(others, 'file')} without a branch`)}\n`] : [];
  return [...listed.map((file) => fileText(file, paint)), ...rest].join('');
}

function fileText(file: FileCoverage, paint: PageStyle['paint']): string {
  const percent = `${percentOf(file)} %`.padStart(7);
  const title = `${percent}  ${file.covered}/${file.total}`.padEnd(18);
  const colour = file.covered === file.total ? paint.green : paint.yellow;
  const gaps = gapsOf(file).map((gap) => `         ${gapText(gap, paint)}\n`);
  return `${colour(title)}${file.file}\n${gaps.join('')}`;
}

function gapText({ location, kind, what, side }: CoverageGap, paint: PageStyle['paint']): string {
  const detail =
    kind === 'value' ? `${what} is never ${side}` : wordsFor(kind, escapeControls(what), side);
  return `${paint.bold(locationText(location))}  ${detail}`;
}

function wordsFor(kind: Exclude<CoverageGap['kind'], 'value'>, what: string, side: string): string {
  switch (kind) {
    case 'file':
      return 'is never generated';
    case 'slot':
      return `${what} is never filled`;
    case 'branch':
    case 'condition':
      return side === 'holds' ? `${what} never holds` : `${what} always holds`;
  }
}

function label(word: string, paint: PageStyle['paint']): string {
  return paint.dim(word.padEnd(10));
}
