import { expect, test } from 'vitest';
import { IdpError } from '../../src/shared/error.ts';
import { unwrap } from '../../src/shared/result.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { drawWith, type Generated, generateTemplate, harbour } from './generate.ts';
import { renderReference } from './reference.ts';

/** The output, or that an error is reported. */
function renderOurs({ text, partials }: Generated): string | undefined {
  try {
    const parsed = unwrap(parseTemplate(text, { file: 'berth.hbs' }, partials));
    return renderTemplate(parsed, { names: harbour });
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

const runs = 5000;
const seed = Number(process.env.IDP_SEED ?? 20_261_130);

test(`the output is that of the real Handlebars, or an error is reported (IDP_SEED=${seed})`, () => {
  let rendered = 0;
  for (let run = 0; run < runs; run += 1) {
    const generated = generateTemplate(drawWith(seed + run));
    const ours = renderOurs(generated);
    if (ours === undefined) continue;
    rendered += 1;
    const theirs = renderReference(generated.text, { ...generated, names: harbour });
    const partials = [...generated.partials.values()].map(({ name, text }) => `${name}: ${text}`);
    expect(ours, [`IDP_SEED=${seed + run}`, generated.text, ...partials].join('\n')).toBe(theirs);
  }
  expect(rendered / runs).toBeGreaterThan(0.95);
});
