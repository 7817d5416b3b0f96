import { helpers } from './helpers.ts';

const longest = 200;

/** How what other template languages write between braces is written here; undefined if nothing is sure. */
export function suggestForm(code: string): string | undefined {
  if (code.length > longest) return undefined;
  for (const [pattern, write] of forms) {
    const found = pattern.exec(code);
    const form = found?.groups && write(found.groups);
    if (form) return `write ${form}`;
  }
  return undefined;
}

type Groups = Readonly<Record<string, string>>;

const name = String.raw`[a-zA-Z_@][\w.@-]*`;
const value = String.raw`(?:${name}|"[^"]*"|'[^']*'|-?\d+)`;
const block = String.raw`(?<block>#?(?:if|unless|else if)\s+|)`;

const operators: Readonly<Record<string, string>> = {
  '==': 'eq',
  '===': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
  '&&': 'and',
  '||': 'or',
  '+': 'add',
};

const forms: readonly (readonly [RegExp, (groups: Groups) => string | undefined])[] = [
  [
    new RegExp(String.raw`^(?<value>${name})\s*\|\s*(?<helper>\w+)(?::?\s+(?<more>${value}))?$`),
    ({ value, helper = '', more }) =>
      helpers[helper] && `{{${helper} ${value}${more ? ` ${more}` : ''}}}`,
  ],
  [
    new RegExp(
      `^${block}(?<a>${value})\\s*(?<operator>[=!]==?|[<>]=?|&&|\\|\\||\\+)\\s*(?<b>${value})$`,
    ),
    ({ block = '', a, operator = '', b }) => {
      const call = `${operators[operator]} ${a} ${b}`;
      return block ? `{{${block}(${call})}}` : `{{${call}}}`;
    },
  ],
  [
    new RegExp(`^${block}!\\s*(?<a>${name})$`),
    ({ block, a }) => (block ? `{{${block}(not ${a})}}` : undefined),
  ],
  [
    new RegExp(`^(?<helper>\\w+)\\(\\s*(?<a>${value})?\\s*\\)$`),
    ({ helper = '', a }) => (helpers[helper] && a ? `{{${helper} ${a}}}` : undefined),
  ],
];
