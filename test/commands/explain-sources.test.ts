import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Shell, shellWith } from '../support/run-idp.ts';
import { raftTemplate } from './a-catalog.ts';

const files: Readonly<Record<string, string>> = {
  'platform.yaml': `apiVersion: idp/v1
kind: Platform
metadata: { name: bay }
spec: { layers: { radio: { default: vhf } } }
`,
  'raft/template.yaml': `${raftTemplate}  layers: { radio: {} }
`,
  'raft/skeleton/README.md.hbs':
    '{{> head}}\n\nOf balsa.\n{{#> rig title="Mast"}}\nTall, for {{name}}.\n{{/rig}}\n  {{slot "end"}}\n',
  'raft/skeleton/log.txt': 'first\nsecond\n',
  'raft/partials/rig.hbs': '## {{title}}\n{{> @partial-block}}\n{{> channel number=1}}\n',
  'partials/head.hbs': '# {{name}}\n',
  'partials/channel.hbs': 'Channel {{number}}.\n',
  'capabilities/radio/vhf/capability.yaml': `apiVersion: idp/v1
kind: Capability
metadata: { layer: radio, name: vhf, title: VHF, owner: keepers, version: 2.0.0 }
spec: { slots: { end: slots/end.md.hbs } }
`,
  'capabilities/radio/vhf/slots/end.md.hbs': 'On air:\n{{> channel number=16}}\n',
};

let shell: Shell;

/** A project `log` from a template with partials and a slot. */
beforeEach(async () => {
  shell = shellWith('several-of-one-kind');
  for (const [path, text] of Object.entries(files)) shell.write(`templates/${path}`, text);
  await shell.idp(['new', 'raft', 'log', '--catalog', 'templates', '--no-hooks']);
});

const explain = (file: string, ...more: readonly string[]) =>
  shell.idp(['explain', `log/${file}`, '--catalog', 'templates', ...more]);

test('a file names the skeleton file, partials and texts for slots that it came through', async () => {
  expect(readFileSync(join(shell.work, 'log/README.md'), 'utf8')).toBe(
    '# log\n\nOf balsa.\n## Mast\nTall, for log.\nChannel 1.\n  On air:\n  Channel 16.\n',
  );
  expect((await explain('README.md')).out).toBe(`README.md  managed
  from     raft 1.0.0, Raft
  partial  templates/partials/head.hbs
  file     templates/raft/skeleton/README.md.hbs
  partial  templates/raft/partials/rig.hbs
  partial  templates/partials/channel.hbs
  owner    pilots
  from     radio/vhf 2.0.0, VHF
  slot     templates/capabilities/radio/vhf/slots/end.md.hbs for end
  partial  templates/partials/channel.hbs
  owner    keepers
  state    managed: updates are merged with your changes
  change   edit it here for this service; ask pilots to change it for all
`);
});

describe('a line has the line that it comes from', () => {
  test.each([
    ['README.md:1', ['partial  templates/partials/head.hbs:1']],
    ['README.md:2', ['file    templates/raft/skeleton/README.md.hbs:2']],
    ['README.md:4', ['partial  templates/raft/partials/rig.hbs:1']],
    ['README.md:5', ['file    templates/raft/skeleton/README.md.hbs:5']],
    ['README.md:6', ['partial  templates/partials/channel.hbs:1']],
    ['README.md:7', ['slot    templates/capabilities/radio/vhf/slots/end.md.hbs:1 for end']],
    ['README.md:8', ['partial  templates/partials/channel.hbs:1']],
    ['log.txt:2', ['file    templates/raft/skeleton/log.txt:2']],
  ])('%s', async (line, sources) => {
    const { out } = await explain(line);
    expect(out.match(/^ {2}(file|partial|slot) .*$/gm)).toEqual(sources.map((one) => `  ${one}`));
    expect(out.match(/^ {2}from .*$/gm)).toHaveLength(1);
  });

  test('after lines were added above it', async () => {
    const text = readFileSync(join(shell.work, 'log/README.md'), 'utf8');
    shell.write('log/README.md', `Mine.\r\n${text.replaceAll('\n', '\r\n')}`);
    expect((await explain('README.md:5')).out).toMatch(/^ {2}partial {2}.*rig\.hbs:1$/m);
  });

  test('unless the developer wrote it', async () => {
    shell.write('log/log.txt', 'first\nsecond\nthird\n');
    expect((await explain('log.txt:3')).out).toBe(`log.txt:3  managed
  line    your own: no template generates it
  from    raft 1.0.0, Raft
  owner   pilots
  state   managed: updates are merged with your changes
  yours   you added 1 line and removed 0 lines
  change  edit it here for this service; ask pilots to change it for all
`);
  });
});

test('programs get the sources with file and line', async () => {
  const { out } = await explain('README.md:8', '--format', 'json');
  expect(JSON.parse(out)).toEqual({
    version: 2,
    catalog: 'templates',
    path: 'README.md',
    line: 8,
    state: 'managed',
    edits: { kind: 'none' },
    next: null,
    contributors: [
      {
        ...{ id: 'radio/vhf', version: '2.0.0', title: 'VHF', owner: 'keepers', why: null },
        sources: [
          { kind: 'partial', name: 'channel', file: 'templates/partials/channel.hbs', line: 1 },
        ],
      },
    ],
  });
});

test('a line that the file does not have is an error', async () => {
  expect(await explain('log.txt:4')).toEqual({
    exit: 2,
    out: '',
    err: 'log/log.txt has 2 lines, not 4  [usage/invalid]\n   hint  explain the whole file: idp explain log/log.txt\n',
  });
});
