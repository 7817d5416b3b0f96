import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { diagnosticsSarif } from '../../src/output/diagnostics-sarif.ts';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';

const schema = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const location = { file: './a b/c#d.hbs', line: 7, column: 2, length: 5 };

describe('the schema of SARIF 2.1.0', () => {
  it.each<[string, readonly Diagnostic[]]>([
    ['no problem', []],
    [
      'a problem with all that can be said',
      [{ code: 'skeleton/syntax', message: 'no expression', location, hint: 'close it' }],
    ],
    ['a problem without a place', [{ code: 'catalog/empty', message: 'holds no template' }]],
    [
      'a file without a line',
      [{ code: 'files/io', message: 'unreadable', location: { file: 'C:\\t\\u.yaml' } }],
    ],
    [
      'a line without a column',
      [
        {
          code: 'manifest/type',
          message: 'must be a string',
          location: { file: '/srv/t.yaml', line: 1 },
        },
      ],
    ],
  ])('accepts %s', (_name, diagnostics) => {
    validate(JSON.parse(diagnosticsSarif(diagnostics, ['ships'], '1.2.3')));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refuses what is no SARIF, so that its yes means something', () => {
    const log = JSON.parse(
      diagnosticsSarif([{ code: 'files/io', message: 'unreadable' }], [], '1.2.3'),
    );
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });
});
