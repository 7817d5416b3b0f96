import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/catalog/manifest/parse.ts';
import { templateSchema } from '../../../src/catalog/manifest/template.ts';

const lines = [
  'apiVersion: idp/v1',
  'kind: Template',
  'metadata: { name: raft, title: Raft, owner: pilots, version: 1.0.0 }',
  'spec:',
  '  creates: raft',
  '  parameters:',
  '    name: { type: string }',
];

/** The manifest with another line in the place of one of its own, or after them. */
function withLine(line: string): string {
  const key = /^ *\S+:/.exec(line)?.[0] ?? '';
  const at = lines.findIndex((one) => one.startsWith(key));
  return [...lines.slice(0, at < 0 ? undefined : at), line, ...(at < 0 ? [] : lines.slice(at + 1))]
    .join('\n')
    .concat('\n');
}

function problemsOf(text: string): readonly string[] {
  const parsed = parseManifest(templateSchema, text, 'template.yaml');
  return parsed.ok
    ? []
    : parsed.diagnostics.map(
        ({ location, message, hint }) =>
          `${location?.line}:${location?.column} ${message} -> ${hint}`,
      );
}

test.each([
  [
    'a list of names',
    '  layers: [ci, mesh]',
    '8:11 spec.layers is of type array, but must be of type object -> write keys without dashes: layers: {ci: {}}',
  ],
  [
    'a list of programs',
    '  needs: [npm]',
    '8:10 spec.needs is of type array, but must be of type object -> write keys without dashes: needs: {npm: What it is needed for.}',
  ],
  [
    'a list of mappings with names',
    '  facts: [{ name: image, tag: "24" }]',
    '8:10 spec.facts is of type array, but must be of type object -> write keys without dashes: facts: {image: {tag: "24"}}',
  ],
  [
    'a list where the keys are fixed',
    'metadata: [raft]',
    '3:11 metadata is of type array, but must be of type object -> write keys without dashes: metadata: {name: orders, title: Orders}',
  ],
  [
    'a word for a parameter',
    '    name: integer',
    '7:11 spec.parameters.name is of type string, but must be of type object -> write a mapping: name: {type: integer}',
  ],
  [
    'a word for a layer',
    '  layers: { ci: woodpecker }',
    '8:17 spec.layers.ci is of type string, but must be of type object -> write a mapping: ci: {default: woodpecker}',
  ],
  [
    'a command as one text',
    `  hooks: [{ title: Install, run: npm install "./a b" }]`,
    '8:34 spec.hooks.0.run is of type string, but must be of type array -> write the words of the command as a list: run: [npm, install, ./a b]',
  ],
  [
    'commands for a shell',
    '  hooks: [{ title: Install, run: npm ci && npm test }]',
    '8:34 spec.hooks.0.run is of type string, but must be of type array -> there is no shell: write one list of words for each command, such as run: [npm, ci]',
  ],
  [
    'a command for a hook',
    '  hooks: [npm ci]',
    '8:11 spec.hooks.0 is of type string, but must be of type object -> write a mapping: {title: npm ci, run: [npm, ci]}',
  ],
  [
    'one hook for a list',
    '  hooks: { title: Install, run: [npm, ci] }',
    '8:10 spec.hooks is of type object, but must be of type array -> write a list: hooks: [{title: Install, run: [npm, ci]}]',
  ],
  [
    'one text for a list',
    '  changes: { 1.0.0: First. }',
    '8:21 spec.changes.1.0.0 is of type string, but must be of type array -> write a list: 1.0.0: [First.]',
  ],
])('%s is one error with the right form', (_, line, problem) => {
  expect(problemsOf(withLine(line))).toEqual([problem]);
});

test('tabs are one error, however many there are', () => {
  const text = lines.join('\n').replaceAll('  ', '\t');
  expect(problemsOf(text)).toEqual([
    '5:1 Tabs are not allowed as indentation -> indent with two spaces for each level: no tab before "name: value"',
  ]);
});
