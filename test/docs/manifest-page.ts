import { jsonSchemaOf, type ManifestKind } from '../../src/catalog/manifest/json-schema.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly isRequired: boolean;
  readonly meaning: string;
}

/** The page of all manifests, from the schemas that validate them. */
export function manifestPage(): string {
  const template = rowsOf(schemaOf('template'));
  const known = new Set(template.map(({ key, meaning }) => `${key} ${meaning}`));
  const capability = rowsOf(schemaOf('capability'));
  const own = capability.filter(({ key, meaning }) => !known.has(`${key} ${meaning}`));
  const shared = capability
    .filter((row) => !own.includes(row))
    .flatMap(({ key }) => /^spec\.(\w+)$/.exec(key)?.[1] ?? [])
    .map((key) => `\`${key}\``);
  return `${head}
## \`template.yaml\`

${table(template)}
## Parameters

The keys of a parameter, by its \`type\`. A parameter without a default has to be answered.

${parameterTable()}
## \`capability.yaml\`

Under \`spec\`, a capability has these keys as a template does: ${shared.join(', ')}. Its own keys:

${table(own)}
## \`platform.yaml\`

${table(rowsOf(schemaOf('platform')))}
## Examples: \`examples/*.yaml\`

${table(rowsOf(schemaOf('example')))}`;
}

function schemaOf(kind: ManifestKind): Schema {
  return jsonSchemaOf(kind) as Schema;
}

/** Every key with the keys below it, except those of a parameter, which depend on its type. */
function rowsOf(schema: Schema, prefix = ''): readonly Row[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, { deprecated }]) => deprecated !== true)
    .flatMap(([name, value]) => {
      const key = `${prefix}${name}`;
      const row = {
        key,
        value: kindOfValue(value),
        isRequired: schema.required?.includes(name) ?? false,
        meaning: value.description ?? '',
      };
      return [row, ...rowsBelow(value, key)];
    });
}

function rowsBelow(schema: Schema, key: string): readonly Row[] {
  const { properties, items, additionalProperties } = schema;
  if (properties !== undefined) return rowsOf(schema, `${key}.`);
  if (items?.properties !== undefined) return rowsOf(items, `${key}[].`);
  if (typeof additionalProperties !== 'object') return [];
  return rowsOf(additionalProperties, `${key}.*.`);
}

/** The type of a value in a few words. */
function kindOfValue(schema: Schema): string {
  const { type, items, additionalProperties, oneOf, anyOf } = schema;
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  const either = oneOf ?? anyOf;
  if (either !== undefined) return oneOfThem(either.map(kindOfValue));
  if (type === 'array') return `list of ${items === undefined ? 'values' : plural(items)}`;
  if (typeof additionalProperties === 'object') return 'mapping';
  if (type === 'object') return 'mapping';
  return type === undefined ? 'any value' : [type].flat().join(' or ');
}

function oneOfThem(values: readonly string[]): string {
  return [...new Set(values.flatMap((value) => value.split(' or ')))].join(' or ');
}

function plural(items: Schema): string {
  const value = kindOfValue(items);
  return value.startsWith('`') ? value : value.replace(/\b(?=$| or )/g, 's');
}

/** One row for each key of a parameter, with the types that have it. */
function parameterTable(): string {
  const parameters = schemaOf('template').properties?.spec?.properties?.parameters;
  const { additionalProperties } = parameters ?? {};
  const variants =
    typeof additionalProperties === 'object' ? (additionalProperties.oneOf ?? []) : [];
  const typed = variants.map((variant) => ({
    type: String(variant.properties?.type?.const),
    rows: rowsOf(variant),
  }));
  const keys = [...new Set(typed.flatMap(({ rows }) => rows.map(({ key }) => key)))];
  const lines = keys.map((key) => {
    const having = typed.flatMap(({ type, rows }) => {
      const row = rows.find((one) => one.key === key);
      return row === undefined ? [] : [{ type, row }];
    });
    const [first] = having;
    const types =
      having.length === typed.length ? 'all' : having.map(({ type }) => type).join(', ');
    const value = key === 'type' ? typed.map(({ type }) => `\`${type}\``).join(', ') : undefined;
    const values = oneOfThem(having.map(({ row }) => row.value));
    const meaning = key === 'type' ? 'What kind of value it is.' : first?.row.meaning;
    return `| \`${key}\` | ${types} | ${value ?? values} | ${cell(meaning)} |\n`;
  });
  return `| key | types | value | meaning |\n| --- | --- | --- | --- |\n${lines.join('')}`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ key, value, isRequired, meaning }) =>
      `| \`${key}\` | ${value}${isRequired ? ', required' : ''} | ${cell(meaning)} |\n`,
  );
  return `| key | value | meaning |\n| --- | --- | --- |\n${lines.join('')}`;
}

function cell(text = ''): string {
  return text.replaceAll('|', '\\|');
}

const head = `# Manifests

Every key of the manifests of a catalog. Made from the schemas that validate them, by \`npm run docs\`. In a key, \`*\` is a name of
your choice, and \`[]\` an item of a list.

\`idp schema --out schemas\` writes the same as JSON Schema, so that an editor completes and explains the keys. Name it at the top of
a manifest:

    # yaml-language-server: $schema=../../schemas/template.schema.json

Text in \`when\`, \`holds\` and in braces is an [expression](expressions.md). A worked example: [Write your first
template](writing-a-template.md).
`;
