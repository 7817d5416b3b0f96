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

type Render = ReturnType<typeof Handlebars.compile>;

/** What the real Handlebars makes of a text, with our helpers and the same protection of `${{`. */
export function renderReference(
  text: string,
  { names, partials = noPartials, slots = new Map() }: ReferenceScope,
): string {
  const compile = compilers.get(partials) ?? createCompiler(partials);
  compilers.set(partials, compile);
  slotsNow = slots;
  return unprotectText(
    compile(text)(names, {
      allowProtoMethodsByDefault: false,
      allowProtoPropertiesByDefault: false,
    }),
  );
}

const noPartials: Partials = new Map();

/** A text that is rendered again, with other names, is compiled once. */
const compilers = new WeakMap<Partials, (text: string) => Render>();

/** The slots of the text that is rendered. */
let slotsNow: ReadonlyMap<string, readonly string[]> = new Map();

const options: CompileOptions = {
  noEscape: true,
  compat: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    ['raw', 'slot', ...Object.keys(helpers)].map((one) => [one, true]),
  ),
};

function createCompiler(partials: Partials): (text: string) => Render {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers))
    handlebars.registerHelper(name, (...args: readonly unknown[]) =>
      helper.apply(args.slice(0, -1) as readonly Value[]),
    );
  handlebars.registerHelper('raw', (options: Handlebars.HelperOptions) => options.fn({}));
  handlebars.registerHelper('slot', (name: string, indent: unknown) =>
    (slotsNow.get(name) ?? [])
      .map((one) => (typeof indent === 'string' ? fillLine(one, indent) : one))
      .join(''),
  );
  for (const { name, text } of partials.values())
    handlebars.registerPartial(name, handlebars.compile(parseWithSlots(text), options));
  const compiled = new Map<string, Render>();
  return (text) => {
    const render = compiled.get(text) ?? handlebars.compile(parseWithSlots(text), options);
    compiled.set(text, render);
    return render;
  };
}

/** A slot is the one thing that Handlebars does not have: alone on its line it takes the line. */
function parseWithSlots(text: string): hbs.AST.Program {
  const program = Handlebars.parse(protectText(text));
  if (text.includes('slot')) takeSlotLines(program);
  return program;
}

interface Statement extends hbs.AST.Statement {
  value?: string;
  readonly path?: { readonly original: string };
  readonly params?: {
    type: string;
    value?: string;
    original?: string;
    loc: hbs.AST.SourceLocation;
  }[];
  readonly program?: hbs.AST.Program;
  readonly inverse?: hbs.AST.Program;
}

function takeSlotLines(program: hbs.AST.Program): void {
  const body: readonly Statement[] = program.body;
  for (const [index, node] of body.entries()) {
    for (const inside of [node.program, node.inverse]) if (inside) takeSlotLines(inside);
    if (node.path?.original !== 'slot') continue;
    const [before, after] = [body[index - 1], body[index + 1]];
    const start = /(^|\n)([ \t]*)$/.exec(before ? (before.value ?? 'x') : '');
    const end = /^[ \t]*(\r?\n|$)/.exec(after ? (after.value ?? 'x') : '');
    if (!start || !end) continue;
    const indent = start[2] ?? '';
    if (before?.value) before.value = before.value.slice(0, before.value.length - indent.length);
    if (after?.value) after.value = after.value.slice(end[0].length);
    node.params?.push({ type: 'StringLiteral', value: indent, original: indent, loc: node.loc });
  }
}

function fillLine(text: string, indent: string): string {
  return `${text.replace(/\r?\n$/, '').replace(/^(?=[^\r\n])/gm, indent)}\n`;
}
