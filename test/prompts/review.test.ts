import { describe, expect, it } from 'vitest';
import {
  createPreparer,
  type Prepare,
  type Service,
} from '../../src/operations/answers/prepare-service.ts';
import { noChoices } from '../../src/scaffold/compose/select.ts';
import { throwError } from '../../src/shared/error.ts';
import { giveAll, openParcels } from '../output/support/catalog.ts';
import { back, type Reply } from '../output/support/scripted-asker.ts';
import { talk } from '../output/support/talk.ts';

const courier = {
  template: 'courier',
  provided: giveAll({ name: 'orders', owner: 'depot', store: 'memory' }),
};

describe('the review', () => {
  it('shows the answers that were given, the layers, the number of files, and the exact commands', async () => {
    const { transcript } = await talk(courier, ['Create']);
    expect(transcript[0]).toBe(
      `
name       orders
owner      depot
store      In memory
           5 defaults
template   courier 2.3.0: 8 files, 202 B
layers     runtime/nomad, alerts/zabbix, ci/jenkins
then runs  bash bin/weigh 'orders & co'
           bash bin/stamp

`,
    );
  });

  it('hands on what it showed last, which is not made again', async () => {
    const catalog = await openParcels();
    const prepare = createPreparer(catalog, process.cwd());
    const made: Service[] = [];
    const preview = (...[composition, answers]: Parameters<Prepare>) => {
      const service = prepare(composition, answers);
      made.push(service);
      return service;
    };
    const replies = ['Change', 'Service name', 'parcels', 'Create'];
    const { result } = await talk({ ...courier, catalog, preview }, replies);
    expect(made.map(({ answers }) => answers.get('name')?.value)).toEqual(['orders', 'parcels']);
    expect(result?.preview).toBe(made[1]);
  });

  it('shows all files when asked', async () => {
    const { transcript } = await talk(courier, ['Show all', 'Create']);
    expect(transcript.join('')).toContain('\n  src/\n    main.sh');
  });

  it('goes back to an answer, and what follows from it follows', async () => {
    const { said, values } = await talk(courier, [
      'Change',
      'Service name',
      'Parcels',
      'parcels',
      'Create',
    ]);
    expect(said[1]).toBe(
      '? Which answer? Service name: orders | Owning team: depot | Where parcels are kept: In memory | Back > Service name: orders',
    );
    expect(said.slice(2, 5)).toEqual([
      '? Service name (orders) Parcels',
      '! must be lower case letters, digits and hyphens, starting with a letter, at most 63, such as order-service',
      '? Service name (orders) parcels',
    ]);
    expect(values).toMatchObject({ name: 'parcels', label: 'parcels of depot' });
  });

  it('asks what an answer that was changed opens', async () => {
    const replies = ['Change', 'Where', 'PostgreSQL', 'postgres://hidden', '8', 'Create'];
    const { said, values, transcript } = await talk(courier, replies);
    expect(said.slice(3, 5)).toEqual([
      '? Database URL [1 of 2] ***',
      '? Connections [2 of 2] (8) 8',
    ]);
    expect(values).toMatchObject({ store: 'postgres', pool: 8 });
    expect(transcript.join('')).toContain('dsn        ***\n');
  });

  it('drops what an answer that was changed closes', async () => {
    const replies = [
      'Change',
      'Where',
      'PostgreSQL',
      'postgres://hidden',
      '8',
      'Change',
      'Where',
      'In memory',
      'Create',
    ];
    const { values } = await talk(courier, replies);
    expect(values).not.toHaveProperty('dsn');
    expect(values).not.toHaveProperty('pool');
  });

  it('returns from a menu without a change', async () => {
    const { unused, values } = await talk(courier, [
      'Change',
      'Back',
      'Customize',
      'Back',
      'Create',
    ]);
    expect(unused).toEqual([]);
    expect(values).toMatchObject({ name: 'orders', port: 7300 });
  });

  it('offers no creation while something is in the way, and says what', async () => {
    const provided = giveAll({ name: 'orders', owner: 'depot', store: 'memory', pool: '3' });
    const replies = ['Change', 'Where', 'PostgreSQL', 'postgres://hidden', 'Create'];
    const { said, transcript, values } = await talk({ ...courier, provided }, replies);
    expect(transcript.join('')).toContain('[answers/not-applicable]');
    expect(said[0]).toBe(
      '? This cannot be created yet. Change an answer | Customize advanced parameters and layers | Cancel without writing anything > Change an answer',
    );
    expect(values).toMatchObject({ pool: 3 });
  });

  it('reports what a rendering says against the answers', async () => {
    const preview = () =>
      throwError({ code: 'path/invalid', message: '"a/../b" leads out of its folder' });
    const { transcript, error } = await talk({ ...courier, preview }, ['Cancel']);
    expect(transcript.join('')).toContain('"a/../b" leads out of its folder  [path/invalid]');
    expect(error).toMatchObject({ diagnostics: [{ code: 'usage/cancelled' }] });
  });

  it('hides no fault of idp', async () => {
    const preview = () => {
      throw new TypeError('a fault');
    };
    const { error } = await talk({ ...courier, preview }, []);
    expect(error).toBeInstanceOf(TypeError);
  });
});

describe('customising', () => {
  it('changes advanced answers of every type, one after the other', async () => {
    const replies = [
      'Customize',
      'Port',
      '80',
      '8443',
      'Zones',
      ['south'],
      'Trace',
      false,
      'Label',
      'A parcel desk',
      'Back',
      'Create',
    ];
    const { said, values } = await talk(courier, replies);
    expect(said[1]).toBe(
      '? What do you want to change? Layer ci: jenkins | Layer runtime: nomad | Layer alerts: zabbix | Port: 7300 | Label: orders of depot | Zones: north, west | Trace each parcel: yes | Whom to call: depot | Back > Port: 7300',
    );
    expect(said).toContain('! must be at least 1024');
    expect(said).toContain('? Zones [north] | east | south | [west] > south');
    expect(values).toMatchObject({
      port: 8443,
      zones: ['south'],
      traced: false,
      label: 'A parcel desk',
    });
  });

  it('exchanges a system', async () => {
    const replies = ['Customize', 'Layer ci', 'drone', 'Back', 'Create'];
    const { said, result, transcript } = await talk(courier, replies);
    expect(said[2]).toBe('? ci drone: Drone | [jenkins: Jenkins (default)] | none > drone: Drone');
    expect(result?.composition.capabilities.map(({ id }) => id)).toContain('ci/drone');
    expect([...(result?.choices.with ?? [])]).toEqual([['ci', 'drone']]);
    expect(transcript.join('')).toContain('alerts/zabbix, ci/drone\n');
  });

  it('takes out what needs a layer that goes, if the user agrees', async () => {
    const replies = ['Customize', 'Layer runtime', 'none', true, 'Back', 'Create'];
    const { said, result } = await talk(courier, replies);
    expect(said).toContain('? This also removes alerts/zabbix. Continue? (true) true');
    expect(result?.composition.capabilities.map(({ id }) => id)).toEqual(['ci/jenkins']);
  });

  it('leaves the layers as they were if the user does not agree', async () => {
    const replies = ['Customize', 'Layer runtime', 'none', false, 'Back', 'Create'];
    const { result } = await talk(courier, replies);
    expect(result?.composition.capabilities).toHaveLength(3);
  });

  it('brings what a layer needs', async () => {
    const choices = { ...noChoices, without: new Set(['runtime', 'alerts']) };
    const replies = ['Customize', 'Layer alerts', 'zabbix', true, 'Back', 'Create'];
    const { said, result } = await talk({ ...courier, choices }, replies);
    expect(said).toContain('? This needs runtime/nomad. Add it as well? (true) true');
    expect(result?.composition.capabilities.map(({ id }) => id)).toContain('runtime/nomad');
  });

  it('forgets what was given for a layer that is taken out', async () => {
    const provided = new Map([...courier.provided, ...giveAll({ pager: 'watch' })]);
    const replies = ['Customize', 'Layer alerts', 'none', 'Back', 'Create'];
    const { result, values } = await talk({ ...courier, provided }, replies);
    expect(values).not.toHaveProperty('pager');
    expect(result?.provided.has('pager')).toBe(false);
  });

  it('leaves a prompt with Esc, and nothing is changed', async () => {
    const replies: Reply[] = [
      'Customize',
      'Layer ci',
      back,
      'Port',
      back,
      back,
      'Change',
      back,
      'Create',
    ];
    const { values, result } = await talk(courier, replies);
    expect(values).toMatchObject({ port: 7300 });
    expect([...(result?.choices.with ?? [])]).toEqual([]);
  });

  it('shows all layers on one screen first and asks advanced answers too with --customize', async () => {
    const replies = [
      'Layer ci',
      'drone',
      'Continue',
      '7300',
      'x',
      ['north'],
      true,
      'watch',
      'Create',
    ];
    const { said, values } = await talk({ ...courier, customize: true }, replies);
    expect(said[0]).toBe(
      '? Layers Continue | Layer ci: jenkins | Layer runtime: nomad | Layer alerts: zabbix > Layer ci: jenkins',
    );
    expect(said.map((line) => line.split(' ')[1])).toEqual([
      'Layers',
      'ci',
      'Layers',
      'Port',
      'Label',
      'Zones',
      'Trace',
      'Whom',
      'Create',
    ]);
    expect(values).toMatchObject({ label: 'x', pager: 'watch' });
  });
});
