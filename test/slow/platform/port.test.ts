import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { described } from '../support/descriptors.ts';
import { edit } from '../support/edit.ts';
import { generateService } from '../support/generate-service.ts';
import { conforms } from '../support/proofs/accepted.ts';

interface Blueprint {
  readonly identifier: string;
  readonly schema: {
    readonly properties: Readonly<Record<string, object>>;
    readonly required: string[];
  };
  readonly relations: Readonly<
    Record<string, { readonly many: boolean; readonly required: boolean }>
  >;
}

/** The schema of an entity that its blueprint stands for. Port drops what it does not name; here it is refused. */
function entitySchema({ identifier, schema, relations }: Blueprint): object {
  const related = Object.entries(relations).map(([name, { many }]) => [
    name,
    many ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['identifier', 'blueprint', 'properties'],
    properties: {
      identifier: { type: 'string', pattern: '^[A-Za-z0-9@_.+:\\\\/=-]+$' },
      title: { type: 'string' },
      blueprint: { const: identifier },
      team: { type: ['string', 'array'] },
      properties: { type: 'object', additionalProperties: false, ...schema },
      relations: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(related),
      },
    },
  };
}

function judge(folder: string): readonly string[] {
  const text = readFileSync(join(folder, '.port/blueprints/service.json'), 'utf8');
  const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(entitySchema(JSON.parse(text) as Blueprint));
  validate(parse(readFileSync(join(folder, 'port.yml'), 'utf8')));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const { version: ajvVersion } = createRequire(import.meta.url)('ajv/package.json') as {
  readonly version: string;
};

describe('Port', () => {
  it.each(described)(
    'takes $path with $flags, by the blueprint of the platform',
    async ({ path, flags }) => {
      const folder = await generateService(path, '--with', 'portal=port', ...flags);
      expect(judge(folder)).toEqual([]);
      conforms(folder, 'portal/port', { name: 'ajv', version: ajvVersion }, 'its blueprint');
    },
  );

  it.each([
    [
      'a tier that the platform does not have',
      'tier: tier-2',
      'tier: tier-9',
      '/properties/tier must be equal to one of the allowed values',
    ],
    [
      'a property that the blueprint does not name',
      'tier: tier-2',
      'tier: tier-2\n  teir: tier-2',
      '/properties must NOT have additional properties',
    ],
    [
      'a runbook that is no address',
      /runbook: .*/,
      'runbook: docs/runbook.md',
      '/properties/runbook must match format "url"',
    ],
    [
      'a service of which nobody knows what it does',
      / {2}description: .*\n/,
      '',
      "/properties must have required property 'description'",
    ],
  ])('would not take %s', async (_, pattern, by, says) => {
    const folder = await generateService('python-service', '--with', 'portal=port');
    await edit(join(folder, 'port.yml'), pattern, by);
    expect(judge(folder)).toEqual([says]);
  });
});
