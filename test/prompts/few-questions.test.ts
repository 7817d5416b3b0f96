import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse-catalog.ts';
import { createPreparer } from '../../src/operations/answers/prepare-service.ts';
import { interview } from '../../src/prompts/interview.ts';
import type { Prompter } from '../../src/prompts/prompter.ts';
import { noChoices } from '../../src/scaffold/compose/select.ts';
import { readCatalog } from '../../src/system/catalog/read-catalog.ts';
import { plain } from '../output/support/styles.ts';

const shipped = readdirSync('templates').filter((name) =>
  existsSync(`templates/${name}/template.yaml`),
);

describe('a template that ships', () => {
  it.each(shipped)('%s asks at most three questions before its review', async (template) => {
    const catalog = parseCatalog(await readCatalog('templates', process.cwd()));
    const { prompter, asked } = contentPerson();
    const preview = createPreparer(catalog, process.cwd());
    const request = {
      catalog,
      template,
      choices: noChoices,
      provided: new Map(),
      customize: false,
      preview,
    };
    const { resolution } = await interview(request, prompter);
    expect(asked.at(-1)).toBe('Create it?');
    expect(asked.slice(0, -1).length, asked.join(', ')).toBeLessThanOrEqual(3);
    expect([resolution.missing, resolution.diagnostics]).toEqual([[], []]);
  });
});

/** A person who takes every default, and calls everything else "orders". */
function contentPerson() {
  const asked: string[] = [];
  const note = <T>(message: string, answer: T): Promise<T> => {
    asked.push(message);
    return Promise.resolve(answer);
  };
  const prompter: Prompter = {
    style: plain,
    say: () => {},
    select: async ({ message, choices, default: initial }) => {
      const [first] = choices;
      if (first === undefined) throw new Error(`${message} has no choices`);
      return note(message, initial ?? first.value);
    },
    checkbox: ({ message, checked }) => note(message, checked),
    text: ({ message, default: initial = 'orders' }) => note(message, initial),
    secret: ({ message }) => note(message, 'orders'),
    confirm: ({ message, default: initial }) => note(message, initial),
  };
  return { prompter, asked };
}
