import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openCatalog } from '../../src/operations/catalog/open-catalog.ts';
import { capabilityText, catalogOf, templateText } from '../catalog/catalog-of.ts';
import { compareRecord, recordsIn } from '../slow/support/proofs/record.ts';
import { layersPage, recordedProofs } from './layers-page.ts';

const file = new URL('../../docs/layers.md', import.meta.url);
const catalog = await openCatalog({ templates: 'templates', cache: undefined, cwd: process.cwd() });

/** UPDATE_DOCS=1 writes the page as it must be. */
test('the page of layers is made from the manifests and the records of the slow suites', () => {
  const page = layersPage(catalog, recordedProofs());
  if (process.env.UPDATE_DOCS) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});

test('every record is about a provider and templates that exist', () => {
  for (const { system, paths } of recordedProofs()) {
    expect([...catalog.capabilities.keys()]).toContain(system);
    expect([...catalog.templates.keys()]).toEqual(expect.arrayContaining([...paths]));
  }
});

test('every record is beside the test that wrote it', () => {
  const tests = recordsIn('test/slow').map((path) => path.replace('.proofs.json', '.test.ts'));
  expect(tests.filter((path) => !existsSync(path))).toEqual([]);
});

test('a cell says what validated it (a program, a schema, nothing yet), or why nothing can', () => {
  const paths = catalogOf({
    'slate/template.yaml': templateText(
      'slate',
      '  runtime: perl\n  layers: { roof: {}, wall: {} }\n',
    ),
    'thatch/template.yaml': templateText('thatch', '  runtime: tcl\n  layers: { roof: {} }\n'),
    'capabilities/roof/tile/capability.yaml': capabilityText('roof/tile'),
    'capabilities/roof/reed/capability.yaml': capabilityText(
      'roof/reed',
      '  for: { runtimes: [tcl] }\n',
    ),
    'capabilities/wall/clay/capability.yaml': capabilityText('wall/clay'),
  });
  const page = layersPage(paths, [
    { system: 'roof/tile', by: 'hammer', version: '2', paths: ['slate'] },
    {
      system: 'roof/tile',
      by: 'ruler',
      version: '3',
      schema: 'Roof 1',
      paths: ['slate', 'thatch'],
    },
  ]);
  expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
    '| `roof/reed` | **A system.**  | not validated yet |  |',
    '| `roof/tile` | **A system.**  | hammer 2 | ruler 3: Roof 1 |',
    '| `wall/clay` | **A system.**  | not validated yet |  |',
    '| `roof/reed` | not applicable: it is for tcl | not validated yet |',
    '| `roof/tile` | validated | schema |',
    '| `wall/clay` | not validated yet | not applicable: thatch does not offer the layer |',
  ]);
});

test('a record that claims too much or too little is reported; Debian may have its own version', () => {
  const row = { system: 'roof/tile', by: 'hammer', version: '2', paths: ['slate'] };
  const debian = { ...row, by: 'tmux' };
  expect(compareRecord([row, debian], [row, { ...debian, version: '9' }])).toEqual([]);
  expect(compareRecord([row], [{ ...row, version: '3' }])).toEqual([
    'no test proved roof/tile: hammer 2 (slate)',
    'not recorded is roof/tile: hammer 3 (slate)',
  ]);
});
