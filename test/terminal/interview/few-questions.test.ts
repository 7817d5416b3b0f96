import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noChoices } from '../../../src/capability/select.ts';
import { parseCatalog } from '../../../src/catalog/parse-catalog.ts';
import { createPreparer } from '../../../src/commands/prepare-service.ts';
import { readCatalog } from '../../../src/host/read-catalog.ts';
import type { Asker } from '../../../src/terminal/interview/asker.ts';
import { interview } from '../../../src/terminal/interview/interview.ts';
import { plain } from '../support/styles.ts';

const shipped = readdirSync('templates', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'capabilities')
  .map(({ name }) => name);

describe('a golden path that ships', () => {
  it.each(shipped)('%s asks at most three questions before its review', async (template) => {
    const catalog = parseCatalog(await readCatalog('templates'));
    const { ask, asked } = contentPerson();
    const preview = createPreparer(catalog);
    const request = {
      catalog,
      template,
      choices: noChoices,
      given: new Map(),
      customize: false,
      preview,
    };
    const { resolution } = await interview(request, ask);
    expect(asked.at(-1)).toBe('Create it?');
    expect(asked.slice(0, -1).length, asked.join(', ')).toBeLessThanOrEqual(3);
    expect([resolution.missing, resolution.problems]).toEqual([[], []]);
  });
});

/** A person who takes every default, and calls everything else "orders". */
function contentPerson() {
  const asked: string[] = [];
  const note = <T>(message: string, answer: T): Promise<T> => {
    asked.push(message);
    return Promise.resolve(answer);
  };
  const ask: Asker = {
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
  return { ask, asked };
}
