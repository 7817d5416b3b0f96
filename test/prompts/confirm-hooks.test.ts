import { describe, expect, it } from 'vitest';
import { confirmHooks } from '../../src/prompts/confirm-hooks.ts';
import { makeService, parcels } from '../output/support/catalog.ts';
import { leave, type Reply, scriptedAsker } from '../output/support/scripted-asker.ts';
import { plain } from '../output/support/styles.ts';

async function confirm(reply: Reply) {
  const { service } = await makeService('courier', { name: 'orders' });
  const { ask, transcript } = scriptedAsker([reply]);
  const agreed = await confirmHooks(service.hooks, { catalog: parcels, style: plain }, ask);
  return { agreed, transcript };
}

describe('confirmHooks', () => {
  it('shows the commands with their exact arguments, and takes no for the default', async () => {
    const { agreed, transcript } = await confirm(true);
    expect(agreed).toBe(true);
    expect(transcript).toEqual([
      `${parcels} wants to run, in the new folder:\n  Weigh  bash bin/weigh 'orders & co'\n  Stamp  bash bin/stamp\n`,
      '? Run these commands? (false) true',
    ]);
  });

  it('takes no for no', async () => {
    expect((await confirm(false)).agreed).toBe(false);
  });

  it('stops where the user leaves', async () => {
    await expect(confirm(leave)).rejects.toMatchObject({
      diagnostics: [{ code: 'usage/cancelled' }],
    });
  });
});
