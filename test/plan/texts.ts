import fc from 'fast-check';
import { stringify } from 'yaml';
import type { TextVersions } from '../../src/plan/merge/merge-text.ts';
import { printToml } from '../../src/shared/data/read-toml.ts';
import { isMapping, type Mapping, type Value } from '../../src/shared/data/value.ts';

const word = fc.constantFrom('orders', 'payments', 'on', '8080', 'größe', '1.2.0');
const scalar: fc.Arbitrary<Value> = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean());
const list = fc.array(scalar, { maxLength: 4 });
const leaf: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: list },
);

const key = fc.constantFrom('name', 'build', 'test', 'files', '__proto__', 'on');

function mapping(value: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength: 4, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

/** Mappings three deep, with lists of scalars and of mappings. */
export const data: fc.Arbitrary<Value> = mapping(
  fc.oneof(leaf, mapping(fc.oneof(leaf, mapping(leaf))), fc.array(mapping(leaf), { maxLength: 2 })),
);

/** A value of which some keys were changed, taken out or added, at every depth. */
function grownFrom(value: Value): fc.Arbitrary<Value> {
  return data.chain((other) =>
    fc.infiniteStream(fc.constantFrom('keep', 'keep', 'keep', 'take', 'drop')).map((fates) => {
      const fate = () => fates.next().value ?? 'keep';
      return graft(value, other, fate);
    }),
  );
}

function graft(value: Value, other: Value, fate: () => string): Value {
  if (!isMapping(value) || !isMapping(other)) return fate() === 'take' ? other : value;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const [own, foreign] = [get(value, key), get(other, key)];
      const next = fate();
      if (next === 'drop') return [];
      if (own === undefined) return next === 'take' ? [[key, foreign]] : [];
      return [[key, foreign === undefined ? own : graft(own, foreign, fate)]];
    }),
  );
}

function get(mapping: Mapping, key: string): Value {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function versionsOf(print: (value: Value) => string): fc.Arbitrary<TextVersions> {
  return data
    .chain((base) => fc.tuple(fc.constant(base), grownFrom(base), grownFrom(base)))
    .map(([base, ours, theirs]) => ({
      base: print(base),
      ours: print(ours),
      theirs: print(theirs),
    }));
}

/** Three versions of a JSON text, laid out alike. */
export const jsonVersions: fc.Arbitrary<TextVersions> = forms().chain((form) =>
  versionsOf((value) => `${printJson(value, form)}\n`),
);

/** Three versions of a YAML text, laid out alike. */
export const yamlVersions: fc.Arbitrary<TextVersions> = fc
  .record({ indent: fc.constantFrom(2, 4), indentSeq: fc.boolean() })
  .chain((options) => versionsOf((value) => stringify(value, { ...options, lineWidth: 0 })));

/** Three versions of a TOML text, with a comment that only the developer has. */
export const tomlVersions: fc.Arbitrary<TextVersions> = versionsOf(printToml).map((versions) => ({
  ...versions,
  ours: `# the developer's\n${versions.ours}`,
}));

function forms(): fc.Arbitrary<number | string> {
  return fc.constantFrom(2, 4, '\t', 'short', 'line');
}

/** As npm prints it, with tabs, with lists on one line as formatters print short ones, or on one line alone. */
export const jsonText: fc.Arbitrary<string> = fc
  .tuple(data, forms(), fc.boolean())
  .map(([value, form, closed]) => printJson(value, form) + (closed ? '\n' : ''));

function printJson(value: Value, form: number | string): string {
  if (form === 'line') return JSON.stringify(value);
  if (form !== 'short') return JSON.stringify(value, null, form);
  return JSON.stringify(value, null, 2).replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => {
    return `[${items.replace(/,\s+/g, ', ')}]`;
  });
}

/** Block style with comments before some keys, dashes indented or not. */
export const yamlText: fc.Arbitrary<string> = fc
  .tuple(data, fc.constantFrom(2, 4), fc.boolean(), fc.subarray([1, 2, 3]))
  .map(([value, indent, indentSeq, commented]) => {
    let count = -1;
    return stringify(value, { indent, indentSeq, lineWidth: 0 }).replace(/^(?=[^\s-])/gm, () => {
      count += 1;
      return commented.includes(count) ? `# why ${count}\n` : '';
    });
  });

export const listText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('node_modules/', 'dist/', '*.log', '!keep.log', '# built', ''), {
    maxLength: 6,
  })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
