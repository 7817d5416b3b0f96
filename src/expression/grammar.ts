type Grammar = Pick<typeof Handlebars, 'parse'>;

let known: Grammar | undefined;

/** The grammar of Handlebars without all that runs templates, loaded by the first text that needs it. */
export function grammar(): Grammar {
  known ??= require('handlebars/dist/cjs/handlebars/compiler/base.js') as Grammar;
  return known;
}
