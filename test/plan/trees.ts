import fc from 'fast-check';
import { isWrite, type Plan } from '../../src/plan/change.ts';
import { parseTreePath, type TreePath } from '../../src/shared/tree/path.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { GeneratedFile, Tree, TreeFile } from '../../src/shared/tree/tree.ts';
import { jsonText, listText, yamlText } from './texts.ts';

export const labels = { ours: 'yours', theirs: 'node-service 1.3.0' };

export function path(text: string): TreePath {
  const parsed = parseTreePath(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** The tree after a plan: what it writes is written, what it deletes is gone, all else stands. */
export function apply(tree: Tree, plan: Plan): Tree {
  const after = new Map<TreePath, TreeFile>(tree);
  for (const change of plan.changes.filter(isWrite)) {
    if (change.after === undefined) after.delete(change.path);
    else after.set(change.path, change.after);
  }
  return after;
}

/** A tree in a form that can be compared and read: content as text, bytes that are none as numbers. */
export function displayPath(tree: Tree): Readonly<Record<string, string>> {
  const entries = [...tree].map(([name, { bytes, executable }]) => {
    const content = Buffer.from(bytes).toString('latin1');
    return [name, `${executable ? '755' : '644'} ${content}`] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Few paths, so that trees meet in them; one of them is a file here and a folder there. */
const paths = [
  'README.md',
  'config',
  'config/app.yaml',
  'src/main.ts',
  'src/store/postgres.ts',
  '.github/workflows/ci.yml',
  '.gitignore',
  'docs/Über uns.md',
  'logo.png',
  'package.json',
  'package-lock.json',
].map(path);

const line = fc.constantFrom(
  '',
  'orders',
  '  port: 8080',
  'port: 9090',
  '}',
  '=======',
  '<<<<<<< yours',
  'größe',
  '\t',
);

const end = fc.constantFrom('\n', '\r\n');

/** Texts of a few lines from a small stock: LF, CRLF or both, with and without a mark and a last newline, also none at all. */
const text = fc
  .tuple(fc.array(fc.tuple(line, end), { maxLength: 6 }), fc.option(end), fc.boolean(), rarely())
  .map(([lines, same, closed, mark]) => {
    const ended = lines.map(([one, own]) => one + (same ?? own)).join('');
    return (mark ? '\uFEFF' : '') + (closed ? ended : ended.replace(/\r?\n$/, ''));
  });

/** A text that is not UTF-8. */
const latin = text.map((value) => Buffer.from(value.replaceAll('e', '\xe9'), 'latin1'));

/** Bytes that are no text, since they hold a NUL. */
const binary = fc.uint8Array({ maxLength: 4 }).map((bytes) => Uint8Array.from([0xff, 0, ...bytes]));

const content = fc.oneof(
  { weight: 5, arbitrary: text.map((value) => encodeText(value)) },
  { weight: 1, arbitrary: latin },
  { weight: 1, arbitrary: binary },
);

/** Files of a kind hold what their kind can hold, and now and then anything. */
const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'package.json': jsonText,
  '.github/workflows/ci.yml': yamlText,
  'config/app.yaml': yamlText,
  '.gitignore': listText,
};

function contentOf(name: TreePath): fc.Arbitrary<Uint8Array> {
  const own = texts[name];
  if (own === undefined) return content;
  const ofKind = own.map((value) => encodeText(value));
  return fc.oneof({ weight: 6, arbitrary: ofKind }, { weight: 1, arbitrary: content });
}

function fileOf(name: TreePath): fc.Arbitrary<TreeFile> {
  return fc.record({ bytes: contentOf(name), executable: rarely() });
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 5 }).map((number) => number === 0);
}

const seededPath = path('src/store/postgres.ts');

/** What a golden path gives: always the same one of its files is created once. */
export const provided: fc.Arbitrary<Tree<GeneratedFile>> = anyFiles().map(
  (tree) =>
    new Map(
      [...tree].map(([name, one]) => [
        name,
        { ...one, from: ['node-service'], once: name === seededPath },
      ]),
    ),
);

/** Only managed files: those that updates keep in step. */
export const managed: fc.Arbitrary<Tree<GeneratedFile>> = provided.map(
  (tree) => new Map([...tree].filter(([, { once }]) => !once)),
);

export const anyTree: fc.Arbitrary<Tree> = anyFiles();

/** A developer's folder that grew out of a base: some files kept, some edited, some deleted, some new. */
export function grownFrom(base: Tree): fc.Arbitrary<Tree> {
  return fc
    .tuple(
      anyTree,
      fc.array(fc.constantFrom('keep', 'take', 'drop'), {
        minLength: paths.length,
        maxLength: paths.length,
      }),
    )
    .map(([other, fates]) => {
      const ours = new Map<TreePath, TreeFile>();
      paths.forEach((name, index) => {
        const chosen = fates[index] === 'keep' ? base.get(name) : other.get(name);
        if (chosen !== undefined && fates[index] !== 'drop')
          ours.set(name, { bytes: chosen.bytes, executable: chosen.executable });
      });
      return withoutCollisions(ours);
    });
}

/** The three trees of an update. */
export const sides = provided.chain((base) =>
  fc.record({ base: fc.constant(base), ours: grownFrom(base), theirs: provided }),
);

function anyFiles(): fc.Arbitrary<Tree> {
  return fc.tuple(...paths.map((name) => fc.option(fileOf(name)))).map((files) =>
    withoutCollisions(
      new Map(
        paths.flatMap((name, index) => {
          const found = files[index];
          return found ? [[name, found] as const] : [];
        }),
      ),
    ),
  );
}

/** No disk holds a file and a folder of one name: the file stays. */
function withoutCollisions(tree: Tree): Tree {
  const names = [...tree.keys()];
  return new Map(
    [...tree].filter(([name]) => !names.some((other) => name.startsWith(`${other}/`))),
  );
}
