import type { Entry } from '../../follow/support/files.ts';
import { type Dice, times } from './dice.ts';

export type Kind = 'text' | 'list' | 'owners' | 'yaml' | 'toml' | 'json' | 'latin' | 'binary';

/**
 * A file of a template as it goes from version to version. Each line that says something is there once in a
 * file, and another revision of it is another line: so a merge can be checked line by line.
 */
export interface FileModel {
  readonly kind: Kind;
  /** Stands in each of its lines. */
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly executable: boolean;
  readonly crlf: boolean;
  readonly mark: boolean;
  /** Whether the last line ends in a newline. */
  readonly closed: boolean;
}

interface Block {
  readonly key: number;
  readonly revision: number;
  readonly shape: 'plain' | 'nested' | 'list';
  /** The revision of its comment. */
  readonly comment: number | undefined;
}

export function newFile(name: string, kind: Kind, dice: Dice): FileModel {
  return {
    kind,
    name,
    blocks: times(dice.int(9) + 1, (key) => newBlock(key, dice)),
    executable: dice.chance(0.1),
    crlf: dice.chance(0.08),
    mark: dice.chance(0.04),
    closed: dice.chance(0.9),
  };
}

/** The same file in a later version. */
export function evolveFile(file: FileModel, dice: Dice): FileModel {
  if (dice.chance(0.08)) return { ...file, executable: !file.executable };
  if (dice.chance(0.04)) return { ...file, crlf: !file.crlf };
  if (dice.chance(0.05)) return { ...file, closed: !file.closed };
  const count = dice.int(3) + 1;
  return times(count, () => undefined).reduce((now) => changeBlocks(now, dice), file);
}

function changeBlocks(file: FileModel, dice: Dice): FileModel {
  const { blocks } = file;
  const at = dice.int(blocks.length + 1);
  const chosen = blocks[at];
  const replace = (...come: readonly Block[]) => ({
    ...file,
    blocks: [...blocks.slice(0, at), ...come, ...blocks.slice(at + 1)],
  });
  if (chosen === undefined || dice.chance(0.2)) {
    const fresh = newBlock(Math.max(-1, ...blocks.map(({ key }) => key)) + 1 + dice.int(40), dice);
    return { ...file, blocks: [...blocks.slice(0, at), fresh, ...blocks.slice(at)] };
  }
  if (dice.chance(0.25)) return replace();
  if (dice.chance(0.3)) {
    const comment = chosen.comment === undefined ? 0 : dice.pick([undefined, chosen.comment + 1]);
    return replace({ ...chosen, comment });
  }
  return replace({ ...chosen, revision: chosen.revision + 1 });
}

function newBlock(key: number, dice: Dice): Block {
  const shape = dice.pick(['plain', 'plain', 'plain', 'nested', 'list'] as const);
  return { key, revision: 0, shape, comment: dice.chance(0.3) ? 0 : undefined };
}

export function printFile(file: FileModel): Entry {
  const content = contentOf(file);
  return file.executable ? { executable: content } : content;
}

function contentOf(file: FileModel): string | Uint8Array {
  if (file.kind === 'binary') return Uint8Array.from([0xff, 0, ...bytesOf(file)]);
  const lines = linesOf(file);
  const end = file.crlf ? '\r\n' : '\n';
  const text = lines.join(end) + (file.closed && lines.length > 0 ? end : '');
  if (file.kind === 'latin') return Buffer.from(`caf\u00e9${end}${text}`, 'latin1');
  return (file.mark ? '\uFEFF' : '') + text;
}

function bytesOf({ blocks }: FileModel): readonly number[] {
  return blocks.flatMap(({ key, revision }) => [key % 256, revision % 256]);
}

function linesOf(file: FileModel): readonly string[] {
  const { kind, name, blocks } = file;
  switch (kind) {
    case 'json':
      return jsonLines(file);
    case 'toml':
      return tomlLines(file);
    case 'yaml':
      return blocks.flatMap((block) => [...comment(file, block), ...yamlLines(file, block)]);
    case 'list':
      return blocks.map(({ key, revision }) => `tmp-${name}-${key}-r${revision}/`);
    case 'owners':
      return blocks.map(({ key, revision }) => `/${name}-${key} @crew-${key}-r${revision}`);
    default:
      return blocks.flatMap((block) => [
        ...comment(file, block),
        `${word(file, block)} stands here`,
      ]);
  }
}

function word({ name }: FileModel, { key, revision }: Block): string {
  return `${name}-${key}-r${revision}`;
}

function comment({ name }: FileModel, { key, comment: revision }: Block): readonly string[] {
  return revision === undefined ? [] : [`# about ${name} ${key}, comment ${revision}`];
}

function yamlLines(file: FileModel, block: Block): readonly string[] {
  const { key, shape } = block;
  const value = word(file, block);
  if (shape === 'plain') return [`k${key}: ${value}`];
  if (shape === 'list') return [`k${key}:`, `  - ${value}`, `  - ${file.name}-${key}-same`];
  return [`k${key}:`, `  a${key}: ${value}`, `  b${key}: ${file.name}-${key}-same`];
}

/** Tables come last, since what follows one belongs to it. */
function tomlLines(file: FileModel): readonly string[] {
  const isTable = ({ shape }: Block) => shape === 'nested';
  const ordered = [
    ...file.blocks.filter((block) => !isTable(block)),
    ...file.blocks.filter(isTable),
  ];
  return ordered.flatMap((block) => {
    const { key, shape } = block;
    const value = `"${word(file, block)}"`;
    const above = comment(file, block);
    if (shape === 'plain') return [...above, `k${key} = ${value}`];
    if (shape === 'list') return [...above, `k${key} = [`, `  ${value},`, ']'];
    return [...above, `[k${key}]`, `a${key} = ${value}`, `b${key} = "${file.name}-${key}-same"`];
  });
}

function jsonLines(file: FileModel): readonly string[] {
  const entries = file.blocks.map((block) => {
    const { key, shape } = block;
    const value = `"${word(file, block)}"`;
    if (shape === 'plain') return `  "k${key}": ${value}`;
    if (shape === 'list')
      return `  "k${key}": [\n    ${value},\n    "${file.name}-${key}-same"\n  ]`;
    return `  "k${key}": {\n    "a${key}": ${value},\n    "b${key}": "${file.name}-${key}-same"\n  }`;
  });
  return entries.length === 0 ? ['{}'] : ['{', ...entries.join(',\n').split('\n'), '}'];
}
