import { describe, expect, it } from 'vitest';
import { diagnosticsSarif } from '../../src/output/diagnostics-sarif.ts';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';

const diagnostics: readonly Diagnostic[] = [
  {
    code: 'skeleton/syntax',
    message: 'no expression',
    location: { file: './a/b c#.hbs', line: 7, column: 2, length: 5 },
    hint: 'close it',
  },
  { code: 'catalog/empty', message: 'holds no template' },
  { code: 'skeleton/syntax', message: 'no expression', location: { file: '/srv/t.yaml', line: 1 } },
  { code: 'files/io', message: 'unreadable', location: { file: 'C:\\t\\u.yaml' } },
];

interface Log {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly version: string;
          readonly rules: readonly { readonly id: string }[];
        };
      };
      readonly properties: { readonly catalogs: readonly string[] };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations?: readonly { readonly physicalLocation: unknown }[];
      }[];
    },
  ];
}

const log = JSON.parse(diagnosticsSarif(diagnostics, ['ships'], '1.2.3')) as Log;
const [run] = log.runs;

describe('problemsSarif', () => {
  it('names the catalogs that were checked', () => {
    expect(run.properties).toEqual({ catalogs: ['ships'] });
  });

  it('names the tool and the rules that occur, each once', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'idp', version: '1.2.3' });
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual([
      'catalog/empty',
      'files/io',
      'skeleton/syntax',
    ]);
  });

  it('points each result to its rule', () => {
    const named = run.results.map(({ ruleId, ruleIndex }) => [
      ruleId,
      run.tool.driver.rules[ruleIndex]?.id,
    ]);
    expect(named.every(([a, b]) => a === b)).toBe(true);
    expect(run.results).toHaveLength(diagnostics.length);
    expect(run.results[0]?.message.text).toBe('no expression\nhint: close it');
  });

  it.each([
    [
      'a relative file as a URI',
      0,
      {
        artifactLocation: { uri: 'a/b%20c%23.hbs' },
        region: { startLine: 7, startColumn: 2, endColumn: 7 },
      },
    ],
    [
      'an absolute file',
      2,
      { artifactLocation: { uri: 'file:///srv/t.yaml' }, region: { startLine: 1 } },
    ],
    ['a file on a drive', 3, { artifactLocation: { uri: 'file:///C:/t/u.yaml' } }],
  ])('places %s', (_name, index, location) => {
    expect(run.results[index]?.locations).toEqual([{ physicalLocation: location }]);
  });

  it('leaves a problem without a place without one', () => {
    expect(run.results[1]).not.toHaveProperty('locations');
  });
});
