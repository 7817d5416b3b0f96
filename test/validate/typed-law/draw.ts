import fc from 'fast-check';

/** A text of a skeleton, and the conditions of parameters, each on parameters before it. */
export interface Drawn {
  readonly whens: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The parameters of every drawn template, with all values that are tried. */
export const ships: Readonly<
  Record<string, { readonly shape: object; readonly renderCases: readonly unknown[] }>
> = {
  engine: {
    shape: { type: 'string', enum: ['wind', 'steam', 'oars'] },
    renderCases: ['wind', 'steam', 'oars'],
  },
  deep: { shape: { type: 'boolean' }, renderCases: [true, false] },
  fast: { shape: { type: 'boolean' }, renderCases: [true, false] },
  crew: { shape: { type: 'integer', minimum: 0, maximum: 4 }, renderCases: [0, 1, 2, 3, 4] },
  share: { shape: { type: 'number', minimum: 0 }, renderCases: [0, 0.5, 1, 2.5] },
  note: { shape: { type: 'string' }, renderCases: ['', 'a', 'b'] },
  code: { shape: { type: 'string', pattern: 'a{0,1}' }, renderCases: ['', 'a'] },
  ports: {
    shape: { type: 'array', items: { enum: ['oslo', 'kiel'] } },
    renderCases: [[], ['oslo'], ['oslo', 'kiel']],
  },
};

const names = Object.keys(ships);
const printed = [...names.filter((name) => name !== 'ports'), 'upper engine', 'json deep'];

const calls = [
  ...['(eq deep fast)', '(eq deep true)', '(ne fast false)', '(eq code "a")'],
  ...['(includes ports "oslo")', '(includes engine "a")', '(lookup ports 0)'],
  ...['(gt (length ports) 0)', '(lt crew (length ports))', '(eq (first ports) "oslo")'],
  ...['(eq (upper engine) "WIND")', '(eq (upper note) "A")', '(eq (join ports "") "")'],
  ...['(eq (default engine "wind") "wind")', '(eq (add crew 1) 3)', '(eq crew (add 1 1))'],
  ...['(eq (json engine) "x")', '(toml crew)', '(yaml note)', '(not (eq @root.engine "wind"))'],
];

const oneOf = (values: readonly (string | number)[]) => fc.constantFrom(...values);

function comparison(name: string, helpers: readonly string[], values: readonly unknown[]) {
  return fc
    .tuple(oneOf(helpers), oneOf(values.map((value) => JSON.stringify(value))))
    .map(([helper, value]) => `(${helper} ${name} ${value})`);
}

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    oneOf([...names, ...calls]).map(String),
    comparison('engine', ['eq', 'ne'], ['wind', 'steam', 'oars']),
    comparison('crew', ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'], [0, 1, 2, 3, 4]),
    comparison('share', ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'], [0, 0.5, 1, 2]),
    oneOf(['(lt 2 crew)', '(gte 3 crew)', '(eq 2 crew)', '(eq "a" note)', '(gt 1 share)']).map(
      String,
    ),
    comparison('note', ['eq', 'ne'], ['', 'a', 'b']),
    tie('condition').map((inner) => `(not ${inner})`),
    fc
      .tuple(oneOf(['and', 'or']), tie('condition'), tie('condition'))
      .map(([helper, a, b]) => `(${helper} ${a} ${b})`),
  ),
}));

const { text } = fc.letrec<{ text: string; node: string }>((tie) => {
  const [body, other] = [tie('text'), tie('text')];
  const filled = (shape: string) =>
    fc
      .tuple(condition, condition, body, other)
      .map(([first, second, a, b]) =>
        shape
          .replace(/[12ab](?=\])/g, (key) => ({ 1: first, 2: second, a, b })[key] ?? '')
          .replaceAll(/[[\]]/g, ''),
      );
  return {
    node: fc.oneof(
      { depthSize: 'small' },
      oneOf(printed).map((what) => `{{${what}}}`),
      filled('{{#if [1]}}[a]{{/if}}'),
      filled('{{#unless [1]}}[a]{{/unless}}'),
      filled('{{#if [1]}}[a]{{else}}[b]{{/if}}'),
      filled('{{#if [1]}}[a]{{else if [2]}}[b]{{/if}}'),
      filled('{{#each ports as |port|}}[a]{{/each}}'),
      filled('{{#each ports}}{{#if (eq this "oslo")}}[a]{{/if}}{{/each}}'),
      filled('{{#with engine as |how|}}{{#if (eq how "wind")}}[a]{{/if}}{{/with}}'),
      filled('{{#each ports}}{{#if @first}}[a]{{else}}[b]{{/if}}{{/each}}'),
    ),
    text: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((nodes) => nodes.join('\n')),
  };
});

/** A parameter may rest on those before it only, so that the order in which they are asked is theirs. */
const whens = fc
  .tuple(...names.map(() => fc.option(condition, { freq: 3, nil: undefined })))
  .map((drawn) =>
    Object.fromEntries(
      names.flatMap((name, index) => {
        const when = drawn[index];
        const later = names.slice(index).some((other) => when?.includes(other));
        return when === undefined || later ? [] : [[name, when]];
      }),
    ),
  );

export const drawn: fc.Arbitrary<Drawn> = fc.record({ whens, text });
