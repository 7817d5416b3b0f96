import Handlebars from 'handlebars';
import type { Mapping, Value } from '../../src/shared/data/value.ts';
import { helpers } from '../../src/templating/helpers.ts';
import type { Partials } from '../../src/templating/partials.ts';
import { protectText, unprotectText } from '../../src/templating/protect.ts';

export interface ReferenceScope {
  readonly names: Mapping;
  readonly partials?: Partials;
  readonly slots?: ReadonlyMap<string, readonly string[]>;
}

/** What the real Handlebars makes of a text, with our helpers and the same protection of `${{`. */
export function renderReference(
  text: string,
  { names, partials, slots = new Map() }: ReferenceScope,
): string {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers))
    handlebars.registerHelper(name, (...args: readonly unknown[]) =>
      helper.apply(args.slice(0, -1) as readonly Value[]),
    );
  handlebars.registerHelper('raw', (options: Handlebars.HelperOptions) => options.fn({}));
  handlebars.registerHelper('slot', (name: string, indent: unknown) =>
    (slots.get(name) ?? [])
      .map((one) => (typeof indent === 'string' ? fillLine(one, indent) : one))
      .join(''),
  );
  const options = {
    noEscape: true,
    compat: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      ['raw', 'slot', ...Object.keys(helpers)].map((one) => [one, true]),
    ),
  } as unknown as CompileOptions;
  for (const { name, text: ofPartial } of partials?.values() ?? [])
    handlebars.registerPartial(name, prepare(ofPartial));
  const render = handlebars.compile(prepare(text), options);
  return unprotectText(
    render(names, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false }),
  );
}

/** A slot is the one thing that Handlebars does not have: alone on its line it takes the line. */
function prepare(text: string): string {
  return protectText(text).replace(
    /^([ \t]*)\{\{slot "([^"]*)"\}\}[ \t]*(?:\r?\n|$(?![\s\S]))/gm,
    (_, indent: string, slot: string) => `{{slot "${slot}" "${indent}"}}`,
  );
}

function fillLine(text: string, indent: string): string {
  return `${text.replace(/\r?\n$/, '').replace(/^(?=[^\r\n])/gm, indent)}\n`;
}
