import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const csi = '\u001b[';

test.each([
  ['in a pipe', [], {}, false],
  ['with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
  ['with NO_COLOR over FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ['with --no-color over FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ['with FORCE_COLOR that says no', [], { FORCE_COLOR: '0' }, false],
])('%s', async (_, flags, environment, coloured) => {
  const { idp } = shellWith('template-and-layers');
  const shown = await idp(['show', 'ferry', ...flags], { environment });
  const rejected = await idp(['show', 'fery', ...flags], { environment });
  expect([shown.out.includes(csi), rejected.err.includes(csi)]).toEqual([coloured, coloured]);
});

test('json is never coloured', async () => {
  const { idp } = shellWith('template-and-layers');
  const environment = { FORCE_COLOR: '1' };
  const { out } = await idp(['list', '--format', 'json'], { environment });
  expect(JSON.parse(out).templates).toHaveLength(1);
});
