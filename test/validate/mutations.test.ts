import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse-catalog.ts';
import { readCatalogInput } from '../../src/operations/catalog/read-catalog-input.ts';
import type { SkeletonFile } from '../../src/scaffold/skeleton/skeleton-file.ts';
import type { CatalogInput, ContributorFiles } from '../../src/validate/input.ts';
import { validateCatalog } from '../../src/validate/validate-catalog.ts';

const root = 'test/validate/fixtures/ok';

const inputs = await Promise.all(
  readdirSync(root).map((name) =>
    readCatalogInput(`${root}/${name}`, process.cwd()).then(({ input }) => input),
  ),
);

/** A change to a text: what goes in at a place, and how much goes out. */
interface Slip {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

const typo = fc.record<Slip>({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(12),
  insert: fc.constantFrom(
    ...[
      '',
      '',
      '{{',
      '}}',
      '{{#if name}}',
      '{{/if}}',
      'name',
      'when: ',
      '"',
      ': ',
      '- ',
      '\n',
      '  ',
    ],
    ...[
      '[',
      ']',
      '{',
      '}',
      '*',
      '&a ',
      '!!x ',
      '../',
      '0',
      '-1',
      'null',
      'none',
      '\\{{ x }}',
      '${{',
      '()',
    ],
  ),
});

function slipIn(text: string, { at, cut, insert }: Slip): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + insert + text.slice(offset + cut);
}

/** The catalog with one of its texts changed: a manifest, an example, a skeleton file or its name. */
function change(
  { catalog, files, partials, partialLinks, unlisted }: CatalogInput,
  which: number,
  made: Slip,
): CatalogInput {
  const sources = [
    ...[...catalog.templates.values(), ...catalog.capabilities.values()].map(
      ({ source }) => source,
    ),
    ...(catalog.platform ? [catalog.platform] : []),
  ];
  let count = -1;
  const next = (): boolean => {
    count += 1;
    return count === which;
  };
  const manifests = sources.map(({ file, text }) => ({
    path: file.slice(catalog.root.length + 1),
    text: next() ? slipIn(text, made) : text,
  }));
  const slipFile = (file: SkeletonFile): SkeletonFile => {
    const bytes = next() ? Buffer.from(slipIn(String(Buffer.from(file.bytes)), made)) : file.bytes;
    const path = next() ? slipIn(file.path, made) : file.path;
    return { ...file, bytes, path };
  };
  const changed = [...files].map(
    ([id, { skeletonFiles, examples, ...rest }]): [string, ContributorFiles] => [
      id,
      {
        skeletonFiles: new Map(
          [...skeletonFiles].map(([folder, inside]) => [folder, inside.map(slipFile)]),
        ),
        examples: examples.map(({ file, text }) => ({
          file,
          text: next() ? slipIn(text, made) : text,
        })),
        ...rest,
      },
    ],
  );
  return {
    catalog: parseCatalog({ root: catalog.root, manifests }),
    files: new Map(changed),
    partials: partials.map(slipFile),
    partialLinks,
    unlisted,
  };
}

test('whatever slips into a catalog is reported or harmless, and never a stack trace', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.nat(14), typo, (input, which, made) => {
      const { diagnostics } = validateCatalog(change(input, which, made));
      for (const { message, location } of diagnostics) {
        expect(message).not.toBe('');
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        expect(location?.file).toBeTruthy();
      }
      if (diagnostics.length > 0) told += 1;
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(80);
});
