import { describe, expect, it } from 'vitest';
import { giveAll } from '../output/support/catalog.ts';
import { back, leave, type Reply } from '../output/support/scripted-asker.ts';
import { talk } from '../output/support/talk.ts';

const courier = { template: 'courier' };

describe('the choice of a template', () => {
  it('asks for the kind, then for the path, the supported one first', async () => {
    const { said, result } = await talk({}, [
      'service',
      'courier',
      'orders',
      'depot',
      'In memory',
      'Create',
    ]);
    expect(said.slice(0, 2)).toEqual([
      '? What do you want to create? job | service > service',
      '? Template courier: Courier service | pigeon: Pigeon post (deprecated: use courier) > courier: Courier service',
    ]);
    expect(result?.composition.template.id).toBe('courier');
  });

  it('asks for no path where one makes the kind', async () => {
    const { said } = await talk({ kind: 'job' }, ['balance', 'fjord', 'Create']);
    expect(said[0]).toBe('? Job name [1 of 2] balance');
  });

  it('refuses a template that makes something else', async () => {
    const { error } = await talk({ kind: 'job', template: 'courier' }, []);
    expect(error).toMatchObject({
      diagnostics: [
        { code: 'catalog/unknown-kind', message: 'courier creates a service, not a job' },
      ],
    });
  });
});

describe('the questions', () => {
  it('are those without an answer, in their order, and no advanced ones', async () => {
    const { said, values, unused } = await talk(courier, [
      'orders',
      'payments',
      'In memory',
      'Create',
    ]);
    expect(said.slice(0, 3)).toEqual([
      '? Service name [1 of 3] orders',
      '? Owning team [2 of 3] (depot) payments',
      '? Where parcels are kept [3 of 3] [In memory] | PostgreSQL > In memory',
    ]);
    expect(values).toEqual({
      name: 'orders',
      owner: 'payments',
      store: 'memory',
      port: 7300,
      label: 'orders of payments',
      zones: ['north', 'west'],
      traced: true,
      pager: 'payments',
    });
    expect(unused).toEqual([]);
  });

  it('are not asked where the command line answers', async () => {
    const provided = giveAll({ name: 'orders', owner: 'payments', store: 'memory' });
    const { said } = await talk({ ...courier, provided }, ['Create']);
    expect(said).toHaveLength(1);
  });

  it('say why an answer cannot be taken, and wait for another', async () => {
    const { said } = await talk(courier, ['Orders', 'orders', 'depot', 'In memory', 'Create']);
    expect(said.slice(0, 3)).toEqual([
      '? Service name [1 of 3] Orders',
      '! must be lower case letters, digits and hyphens, starting with a letter, at most 63, such as order-service',
      '? Service name [1 of 3] orders',
    ]);
  });

  it('are asked again where an answer breaks a rule beside the others', async () => {
    const { transcript, values } = await talk(courier, [
      'orders',
      'orders',
      'depot',
      'In memory',
      'Create',
    ]);
    const at = transcript.findIndex((line) => line.includes('a service is not its own team'));
    expect(transcript.slice(at - 1, at + 2).map((line) => line.split('\n')[0])).toEqual([
      '? Owning team [2 of 3] (depot) orders',
      '"name" is "orders" and "owner" is "orders": a service is not its own team  [answers/rule]',
      '? Owning team [2 of 3] (depot) depot',
    ]);
    expect(values?.owner).toBe('depot');
  });

  it('open others: a condition holds after an answer', async () => {
    const replies = ['orders', 'depot', 'PostgreSQL', 'postgres://hidden', '0', '12', 'Create'];
    const { said, values, transcript } = await talk(courier, replies);
    expect(said.slice(3, 7)).toEqual([
      '? Database URL [4 of 5] ***',
      '? Connections [5 of 5] (8) 0',
      '! must be at least 1',
      '? Connections [5 of 5] (8) 12',
    ]);
    expect(values).toMatchObject({ dsn: 'postgres://hidden', pool: 12 });
    expect(transcript.join('\n')).not.toContain('hidden');
  });

  it('have the default of the platform, which is no answer', async () => {
    const provided = new Map([
      ['owner', { value: 'fleet', source: 'platform', label: 'platform.yaml' } as const],
    ]);
    const { said, sources } = await talk({ ...courier, provided }, [
      'orders',
      'fleet',
      'In memory',
      'Create',
    ]);
    expect(said[1]).toBe('? Owning team [2 of 3] (fleet) fleet');
    expect(sources).toMatchObject({ name: 'question', owner: 'platform', store: 'template' });
  });

  it('are not begun with an unknown name on the command line', async () => {
    const { error, said } = await talk({ ...courier, provided: giveAll({ nmae: 'orders' }) }, []);
    expect(error).toMatchObject({ diagnostics: [{ code: 'answers/unknown' }] });
    expect(said).toEqual([]);
  });

  it('start from a wrong value on the command line, or from a valid one near it', async () => {
    const provided = giveAll({ name: 'My Orders', owner: 'depot', store: 'memory', port: '80' });
    const { said, transcript, values } = await talk({ ...courier, provided }, [
      'my-orders',
      '80',
      '8080',
      'Create',
    ]);
    expect(transcript[0]).toContain('"name" is "My Orders"');
    expect(transcript[0]).toContain('"port" is 80');
    expect(said.slice(0, 4)).toEqual([
      '? Service name [1 of 2] (my-orders) my-orders',
      '? Port [2 of 2] (80) 80',
      '! must be at least 1024',
      '? Port [2 of 2] (80) 8080',
    ]);
    expect(values).toMatchObject({ name: 'my-orders', port: 8080 });
  });

  it('can be gone back to, from each to the one before, and keep what was answered', async () => {
    const { said, values } = await talk(courier, [
      'orders',
      'payments',
      back,
      back,
      'parcels',
      'payments',
      'In memory',
      'Create',
    ]);
    expect(said.slice(0, 5)).toEqual([
      '? Service name [1 of 3] orders',
      '? Owning team [2 of 3] (depot) payments',
      '? Service name [1 of 3] (orders) parcels',
      '? Owning team [2 of 3] (payments) payments',
      '? Where parcels are kept [3 of 3] [In memory] | PostgreSQL > In memory',
    ]);
    expect(values).toMatchObject({ name: 'parcels', owner: 'payments' });
  });

  it('begin with the kind: from the template there is a way back to it', async () => {
    const { said } = await talk({}, ['service', back, 'job', 'balance', 'depot', 'Create']);
    expect(said.slice(0, 3)).toEqual([
      '? What do you want to create? job | service > service',
      '? What do you want to create? job | service > job',
      '? Job name [1 of 2] balance',
    ]);
  });

  it('follow a kind that does not exist, with the nearest at the cursor', async () => {
    const replies = ['service', 'courier', 'orders', 'depot', 'In memory', 'Create'];
    const { said, transcript } = await talk({ kind: 'servce' }, replies);
    expect(transcript[0]).toContain('creates a "servce"  [catalog/unknown-kind]');
    expect(said[0]).toBe('? What do you want to create? job | [service] > service');
  });

  it('may make an answer of the command line right', async () => {
    const provided = giveAll({ dsn: 'postgres://hidden', pool: '3' });
    const { values } = await talk({ ...courier, provided }, [
      'orders',
      'depot',
      'PostgreSQL',
      'Create',
    ]);
    expect(values).toMatchObject({ store: 'postgres', pool: 3 });
  });
});

describe('leaving', () => {
  it.each<[string, readonly Reply[]]>([
    ['at the kind', [leave]],
    ['at a question', ['service', 'courier', 'orders', leave]],
    ['at the review', ['service', 'courier', 'orders', 'depot', 'In memory', leave]],
    ['by the review', ['service', 'courier', 'orders', 'depot', 'In memory', 'Cancel']],
  ])('%s ends the run with 130', async (_name, replies) => {
    const { error, unused } = await talk({}, replies);
    expect(error).toMatchObject({ diagnostics: [{ code: 'usage/cancelled' }] });
    expect(unused).toEqual([]);
  });
});
