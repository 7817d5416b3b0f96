import { describe, expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const oldNames = ['--templates', '--customise', '--behind'];

describe('names of before are understood until version 1.0', () => {
  test.each([
    { old: ['list', '--templates', '../catalog'], current: ['list', '--catalog', '../catalog'] },
    { old: ['list', '--templates=nowhere'], current: ['list', '--catalog=nowhere'] },
    {
      old: ['new', 'vessel', 'anna', '--customise', '--yes', '--dry-run'],
      current: ['new', 'vessel', 'anna', '--customize', '--yes', '--dry-run'],
    },
    { old: ['status', '--behind'], current: ['status', '--outdated'] },
  ])('$old.0 $old.1', async ({ old, current }) => {
    const { idp } = shellWith('template-and-layers');
    const run = await idp(old);
    expect(run).toEqual(await idp(current));
    expect(run.err).not.toContain('unknown option');
  });

  test('IDP_TEMPLATES, and IDP_CATALOG before it', async () => {
    const { idp } = shellWith('template-and-layers');
    const missing = { exit: 2, out: '', err: expect.stringContaining(' nowhere ') };
    const first = { IDP_TEMPLATES: 'nowhere' };
    expect(await idp(['list'], { environment: first })).toEqual(missing);
    const both = { IDP_TEMPLATES: 'nowhere', IDP_CATALOG: '../catalog' };
    expect(await idp(['list'], { environment: both })).toMatchObject({ exit: 0, err: '' });
  });

  test('both spellings with different values are an error that shows the current one', async () => {
    const run = await shellWith('template-and-layers').idp([
      'list',
      '--templates',
      'a',
      '--catalog',
      'b',
    ]);
    expect(run.err).toContain('two: --catalog a and --catalog b');
  });

  test('completion looks into the catalog that the old name points to', async () => {
    const { idp } = shellWith('template-and-layers');
    const words = ['complete', '--', '--templates', 'nowhere', 'show', ''];
    expect(await idp(words)).toEqual({ exit: 0, out: '', err: '' });
  });

  test.each(['new', 'list', 'status'])('%s neither lists nor completes them', async (command) => {
    const { idp } = shellWith('template-and-layers');
    const { out: help } = await idp([command, '--help']);
    const { out: words } = await idp(['complete', '--', command, '--']);
    for (const name of oldNames) expect(help + words).not.toContain(name);
    expect(words).toContain('--catalog\n');
  });
});
