import { describe, expect, test } from 'vitest';
import { runValidate } from './run-validate.ts';

const broken = 'test/validate/fixtures/err/secret-in-a-file';
const sound = 'test/validate/fixtures/ok/paths';
const warned = 'test/validate/fixtures/warn/allowed-for-nothing';

describe('formats', () => {
  test('json holds the errors and the counts', async () => {
    const { out } = await runValidate({ templates: broken, format: 'json' });
    expect(JSON.parse(out)).toMatchObject({
      version: 2,
      catalogs: [broken],
      errors: [
        {
          code: 'skeleton/secret',
          file: `${broken}/shipping/skeleton/.env.hbs`,
          line: 1,
          column: 9,
        },
        { code: 'skeleton/secret', file: `${broken}/shipping/template.yaml`, line: 15, column: 28 },
      ],
      checked: { templates: 1, capabilities: 0, examples: 0, files: 2 },
    });
  });

  test('json of nothing wrong has no errors', async () => {
    const { out, exit } = await runValidate({ templates: sound, format: 'json' });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 2,
      catalogs: [sound],
      errors: [],
      warnings: [],
      checked: { templates: 1, capabilities: 0, examples: 0, files: 3 },
    });
  });

  test('github has one annotation a line', async () => {
    const { out } = await runValidate({ templates: broken, format: 'github' });
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(out).toMatch(/^::error file=test\/validate\/.*line=1,/);
  });

  test('a warning is one in every format', async () => {
    const json = await runValidate({ templates: warned, format: 'json' });
    const { errors, warnings } = JSON.parse(json.out);
    expect(errors).toEqual([]);
    expect(warnings.map(({ code, severity }: Record<string, string>) => [code, severity])).toEqual([
      ['skeleton/foreign-syntax', 'warning'],
      ['manifest/unused-allow', 'warning'],
      ['manifest/unused-allow', 'warning'],
    ]);
    const github = await runValidate({ templates: warned, format: 'github' });
    expect(github.out).toMatch(/^(::warning .*\n){3}$/);
    const sarif = JSON.parse((await runValidate({ templates: warned, format: 'sarif' })).out);
    const [{ tool, results }] = sarif.runs;
    expect(results.map(({ level }: { level: string }) => level)).toEqual(Array(3).fill('warning'));
    expect(tool.driver.rules[0].defaultConfiguration).toEqual({ level: 'warning' });
    expect([json.exit, github.exit]).toEqual([0, 0]);
  });

  test('github of nothing wrong says the counts', async () => {
    const { out } = await runValidate({ templates: sound, format: 'github' });
    expect(out).toBe(`1 template, 3 files in ${sound}: no problems found\n`);
  });

  test('sarif is a whole log, whatever is found and even if nothing can be read', async () => {
    const runs = await Promise.all(
      [broken, sound, 'nowhere'].map((templates) => runValidate({ templates, format: 'sarif' })),
    );
    const catalogs = runs.map(({ out }) => JSON.parse(out).runs[0].properties.catalogs);
    expect(catalogs).toEqual([[broken], [sound], []]);
    const results = runs.map(({ out }) => JSON.parse(out).runs[0].results);
    expect(results.map((found) => found.map(({ ruleId }: { ruleId: string }) => ruleId))).toEqual([
      ['skeleton/secret', 'skeleton/secret'],
      [],
      ['catalog/missing'],
    ]);
    expect(runs.map(({ exit }) => exit)).toEqual([1, 0, 2]);
  });
});
