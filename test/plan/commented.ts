import fc from 'fast-check';
import type { DataLanguage } from '../../src/plan/merge/merge-structured.ts';

/** A key with its comments; keys are unique in the whole, so that a key is known by its name. */
export interface Entry {
  readonly key: string;
  readonly above?: string | undefined;
  readonly beside?: string | undefined;
  /** A number, a list of items with comments, or a mapping. */
  readonly value: number | readonly Item[] | Table;
}

interface Item {
  readonly item: string;
  readonly above?: string | undefined;
  readonly beside?: string | undefined;
}

interface Table {
  readonly entries: readonly Entry[];
}

function isTable(value: Entry['value']): value is Table {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The text of a mapping in each language, laid out alike each time. */
export function printEntries(language: DataLanguage, entries: readonly Entry[]): string {
  if (language === 'yaml') return printYaml(entries, '');
  return language === 'toml' ? printToml(entries) : `{\n${printJson(entries, '  ')}}\n`;
}

function printYaml(entries: readonly Entry[], indent: string): string {
  const lines = entries.map(({ key, value, ...comments }) => {
    if (typeof value === 'number') return put(indent, `${key}: ${value}`, comments, '#');
    if (isTable(value)) {
      const isEmpty = value.entries.length === 0;
      const head = put(indent, `${key}:${isEmpty ? ' {}' : ''}`, comments, '#');
      return head + printYaml(value.entries, `${indent}  `);
    }
    const items = value.map(({ item, ...own }) => put(`${indent}  `, `- ${item}`, own, '#'));
    return put(indent, `${key}:${value.length === 0 ? ' []' : ''}`, comments, '#') + items.join('');
  });
  return lines.join('');
}

/** Tables come last. */
function printToml(entries: readonly Entry[]): string {
  const tables = entries.filter(({ value }) => isTable(value));
  const values = entries.filter((entry) => !tables.includes(entry));
  const lines = values.map(({ key, value, ...comments }) => {
    if (typeof value === 'number') return put('', `${key} = ${value}`, comments, '#');
    if (isTable(value) || value.length === 0) return put('', `${key} = []`, comments, '#');
    const items = value.map(({ item, ...own }) => put('  ', `"${item}",`, own, '#'));
    return `${put('', `${key} = [`, comments, '#')}${items.join('')}]\n`;
  });
  const blocks = tables.map(({ key, value, ...comments }) => {
    const inside = isTable(value) ? value.entries : [];
    return `\n${put('', `[${key}]`, comments, '#')}${printToml(inside)}`;
  });
  return lines.join('') + blocks.join('');
}

function printJson(entries: readonly Entry[], indent: string): string {
  const lines = entries.map(({ key, value, ...comments }, index) => {
    const comma = index < entries.length - 1 ? ',' : '';
    if (typeof value === 'number') return put(indent, `"${key}": ${value}${comma}`, comments, '//');
    const isList = !isTable(value);
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const inside = isList
      ? value
          .map(({ item, ...own }, at) => {
            const text = `"${item}"${at < value.length - 1 ? ',' : ''}`;
            return put(`${indent}  `, text, own, '//');
          })
          .join('')
      : printJson(value.entries, `${indent}  `);
    if (inside === '') return put(indent, `"${key}": ${open}${close}${comma}`, comments, '//');
    return `${put(indent, `"${key}": ${open}`, comments, '//')}${inside}${indent}${close}${comma}\n`;
  });
  return lines.join('');
}

function put(
  indent: string,
  line: string,
  { above, beside }: Pick<Item, 'above' | 'beside'>,
  mark: string,
): string {
  const before = above === undefined ? '' : `${indent}${mark} ${above}\n`;
  return `${before}${indent}${line}${beside === undefined ? '' : ` ${mark} ${beside}`}\n`;
}

/** What each comment of a text stands above or beside, read by its lines alone: `c3 above k1`. */
export function placesOfComments(text: string): readonly string[] {
  const locations: string[] = [];
  let above: string[] = [];
  for (const line of text.split('\n')) {
    const comments = line.match(/c\d+/g) ?? [];
    const owner = /[ki]\d+/.exec(line)?.[0];
    if (owner === undefined && comments.length > 0) above = [...above, ...comments];
    else {
      for (const comment of above) locations.push(`${comment} above ${owner ?? 'nothing'}`);
      for (const comment of comments) locations.push(`${comment} beside ${owner}`);
      above = [];
    }
  }
  return [...locations, ...above.map((comment) => `${comment} above nothing`)];
}

/** Three versions of a mapping with comments, each of which both sides changed here and there. */
export interface Versions {
  readonly base: readonly Entry[];
  readonly ours: readonly Entry[];
  readonly theirs: readonly Entry[];
}

export const versions: fc.Arbitrary<Versions> = fc
  .infiniteStream(fc.nat({ max: 99 }))
  .map((stream) => {
    const dice = { roll: (most: number) => (stream.next().value ?? 0) % most, names: 0 };
    const base = makeEntries(dice, 2);
    return { base, ours: changeEntries(base, dice, 2), theirs: changeEntries(base, dice, 2) };
  });

interface Dice {
  readonly roll: (most: number) => number;
  names: number;
}

function name(dice: Dice, kind: string): string {
  dice.names += 1;
  return `${kind}${dice.names}`;
}

function makeEntries(dice: Dice, depth: number): readonly Entry[] {
  return Array.from({ length: 1 + dice.roll(4) }, () => makeEntry(dice, depth));
}

function makeEntry(dice: Dice, depth: number): Entry {
  const comments = makeComments(dice);
  const kind = dice.roll(4);
  const key = name(dice, 'k');
  if (kind === 0 && depth > 1)
    return { key, ...comments, value: { entries: makeEntries(dice, depth - 1) } };
  if (kind === 1)
    return { key, ...comments, value: Array.from({ length: dice.roll(4) }, () => makeItem(dice)) };
  return { key, ...comments, value: dice.roll(90) };
}

function makeItem(dice: Dice): Item {
  return { item: name(dice, 'i'), ...makeComments(dice) };
}

function makeComments(dice: Dice): Pick<Item, 'above' | 'beside'> {
  const [above, beside] = [dice.roll(3) === 0, dice.roll(4) === 0];
  return {
    ...(above && { above: name(dice, 'c') }),
    ...(beside && { beside: name(dice, 'c') }),
  };
}

function changeComments(one: Pick<Item, 'above' | 'beside'>, dice: Dice) {
  const change = (comment: string | undefined) =>
    dice.roll(6) > 0 ? comment : dice.roll(3) > 0 ? name(dice, 'c') : undefined;
  return { above: change(one.above), beside: change(one.beside) };
}

function changeEntries(entries: readonly Entry[], dice: Dice, depth: number): readonly Entry[] {
  const changed = entries.flatMap((entry): readonly Entry[] => {
    const fate = dice.roll(12);
    if (fate === 0) return [];
    const added = fate === 1 ? [makeEntry(dice, depth)] : [];
    const value = changeValue(entry.value, dice, depth);
    return [{ ...entry, ...changeComments(entry, dice), value }, ...added];
  });
  if (dice.roll(8) === 0) return [makeEntry(dice, depth), ...changed];
  const [first, ...rest] = changed;
  return dice.roll(12) === 0 && first ? [...rest, first] : changed;
}

function changeValue(value: Entry['value'], dice: Dice, depth: number): Entry['value'] {
  if (typeof value === 'number') return dice.roll(5) === 0 ? dice.roll(90) + 100 : value;
  if (isTable(value)) return { entries: changeEntries(value.entries, dice, depth - 1) };
  const items = value.flatMap((item) => {
    const fate = dice.roll(10);
    if (fate === 0) return [];
    return [{ ...item, ...changeComments(item, dice) }, ...(fate === 1 ? [makeItem(dice)] : [])];
  });
  return dice.roll(8) === 0 ? [...items, makeItem(dice)] : items;
}
