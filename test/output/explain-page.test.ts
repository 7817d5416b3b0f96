import { describe, expect, it } from 'vitest';
import {
  type Explanation,
  explainJson,
  explainPage,
  type FileContributor,
} from '../../src/output/explain-page.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { plain } from './support/styles.ts';

const courier: FileContributor = {
  id: 'courier',
  title: 'Courier service',
  version: '2.3.0',
  owner: 'depot',
  why: 'Starts the service.',
};
const zabbix: FileContributor = {
  id: 'alerts/zabbix',
  title: 'Zabbix',
  version: '2.0.0',
  owner: 'watch',
  why: undefined,
};

describe('explainPage', () => {
  it.each<[string, Explanation, readonly string[]]>([
    [
      'a managed file of the template',
      { path: 'src/main.sh', contributors: [courier], once: false },
      [
        'src/main.sh  managed',
        '  from    courier 2.3.0, Courier service',
        '  why     Starts the service.',
        '  owner   depot',
        '  state   managed: updates are merged with your changes',
        '  change  edit it here for this service; ask depot to change it for all',
      ],
    ],
    [
      'a file that was changed here, and that the path changed too',
      {
        path: 'src/main.sh',
        contributors: [{ ...courier, why: undefined, owner: undefined }],
        once: false,
        edits: { kind: 'lines', added: 1, removed: 3 },
        next: {
          kind: 'keep',
          path: 'src/main.sh' as TreePath,
          from: ['courier'],
        },
      },
      [
        'src/main.sh  managed',
        '  from    courier 2.3.0, Courier service',
        '  state   managed: updates are merged with your changes',
        '  yours   you added 1 line and removed 3 lines',
        '  next    the template no longer has it; an update would keep it as yours',
        '  change  edit it here for this service',
      ],
    ],
    [
      'a file of a layer',
      { path: 'alerts.txt', contributors: [zabbix], once: false },
      [
        'alerts.txt  managed',
        '  from    alerts/zabbix 2.0.0, Zabbix',
        '  owner   watch',
        '  state   managed: updates are merged with your changes',
        '  change  edit it here for this service; ask watch to change it for all; idp',
        '          remove alerts removes the layer',
      ],
    ],
    [
      'a file of a layer that the catalog does not know',
      {
        path: 'alerts.txt',
        contributors: [{ ...zabbix, title: undefined, owner: undefined }],
        once: false,
      },
      [
        'alerts.txt  managed',
        '  from    alerts/zabbix 2.0.0',
        '  state   managed: updates are merged with your changes',
        '  change  edit it here for this service; idp remove alerts removes the layer',
      ],
    ],
    [
      'a seeded file',
      { path: 'src/routes.sh', contributors: [courier], once: true },
      [
        'src/routes.sh  created once',
        '  from    courier 2.3.0, Courier service',
        '  why     Starts the service.',
        '  owner   depot',
        '  state   created once, never updated',
        '  change  edit it as you like',
      ],
    ],
    [
      'a file of the developer',
      { path: 'notes.md', contributors: [], once: false },
      [
        'notes.md  unmanaged',
        '  state   unmanaged: your own file, which no template generates',
        '  change  edit it as you like',
      ],
    ],
  ])('explains %s', (_name, explanation, lines) => {
    expect(explainPage(explanation, plain)).toBe(`${lines.join('\n')}\n`);
  });

  it('names everyone who gives a shared file', () => {
    const page = explainPage(
      { path: 'README.md', contributors: [courier, zabbix], once: false },
      plain,
    );
    expect(page.match(/^ {2}from .*/gm)).toEqual([
      '  from    courier 2.3.0, Courier service',
      '  from    alerts/zabbix 2.0.0, Zabbix',
    ]);
  });
});

describe('explainJson', () => {
  it('says the same for programs', () => {
    const text = explainJson({
      path: 'alerts.txt',
      catalog: 'templates',
      contributors: [zabbix],
      once: false,
    });
    expect(JSON.parse(text)).toEqual({
      version: 2,
      catalog: 'templates',
      path: 'alerts.txt',
      line: null,
      state: 'managed',
      edits: null,
      next: null,
      contributors: [{ ...zabbix, why: null, sources: null }],
    });
  });
});
