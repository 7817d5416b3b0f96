import fc from 'fast-check';
import { isMap, parseDocument, stringify } from 'yaml';
import type { Value } from '../../src/data/value.ts';

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

/** As npm prints it, with tabs, with lists on one line as formatters print short ones, or on one line alone. */
export const jsonText: fc.Arbitrary<string> = fc
  .tuple(data, fc.constantFrom(2, 4, '\t', 'short', 'line'), fc.boolean())
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
  .tuple(data, fc.constantFrom(2, 4), fc.boolean(), fc.subarray([0, 1, 2, 3]))
  .map(([value, indent, indentSeq, commented]) => {
    const document = parseDocument(stringify(value));
    const items = isMap(document.contents) ? document.contents.items : [];
    for (const index of commented) {
      const node = items[index]?.key;
      if (node instanceof Object && index > 0)
        Object.assign(node, { commentBefore: ` why ${index}` });
    }
    return document.toString({ indent, indentSeq, lineWidth: 0 });
  });

export const listText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('node_modules/', 'dist/', '*.log', '!keep.log', '# built', ''), {
    maxLength: 6,
  })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
