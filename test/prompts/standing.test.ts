import { describe, expect, it } from 'vitest';
import { createPreparer } from '../../src/operations/answers/prepare-service.ts';
import { interview } from '../../src/prompts/interview.ts';
import { initialChoice, type Prompter } from '../../src/prompts/prompter.ts';
import { noChoices } from '../../src/scaffold/compose/select.ts';
import { giveAll, openParcels } from '../output/support/catalog.ts';
import { plain } from '../output/support/styles.ts';

/** Where the menus of the review lead, and how one leaves them. */
const menus: Readonly<Record<string, string>> = {
  'Which answer?': 'Change an answer',
  'What do you want to change?': 'Customize',
};

/** Opens each item of both menus of the review once, presses Enter at what it asks, and then creates. */
function curiousPerson() {
  const opened = new Set<string>();
  const left = new Set(Object.keys(menus));
  const prompter: Prompter = {
    style: plain,
    say: () => {},
    select: async ({ message, choices, default: initial }) => {
      const [menu] = [...left];
      const item = choices.find(({ name }) => !opened.has(name) && name !== 'Back');
      if (message in menus && item === undefined) left.delete(message);
      const chosen =
        message === 'Create it?' && menu !== undefined
          ? choices.find(({ name }) => name.startsWith(menus[menu] ?? ''))
          : message in menus
            ? (item ?? choices.at(-1))
            : choices[initialChoice(choices, initial)];
      if (chosen === undefined) throw new Error(`${message} has no choices`);
      if (message in menus) opened.add(chosen.name);
      return chosen.value;
    },
    checkbox: async ({ checked }) => checked,
    text: async ({ default: initial = '' }) => initial,
    secret: async () => '',
    confirm: async ({ default: initial }) => initial,
  };
  return { prompter, opened };
}

describe('Enter at whatever the review opens', () => {
  it.each([
    { of: 'its defaults', choices: noChoices },
    { of: 'a layer less', choices: { ...noChoices, without: new Set(['ci']) } },
    { of: 'another provider', choices: { ...noChoices, with: new Map([['ci', 'drone']]) } },
  ])('changes nothing, with $of', async ({ choices }) => {
    const catalog = await openParcels();
    const provided = giveAll({
      ...{ name: 'orders', owner: 'depot', store: 'postgres', pool: '8' },
      dsn: 'postgres://hidden',
    });
    const request = { catalog, template: 'courier', choices, provided, customize: false };
    const { prompter, opened } = curiousPerson();
    const made = await interview(
      { ...request, preview: createPreparer(catalog, process.cwd()) },
      prompter,
    );
    expect([...opened]).toEqual(
      expect.arrayContaining(['Back', 'Database URL: ***', 'Port: 7300', 'Zones: north, west']),
    );
    expect([...opened].filter((name) => name.startsWith('Layer '))).toHaveLength(3);
    expect(made.choices).toBe(choices);
    expect(made.provided).toEqual(provided);
  });
});
