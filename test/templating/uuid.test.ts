import { expect, test } from 'vitest';
import { helpers } from '../../src/templating/helpers.ts';

/** What Python's uuid5 gives in the namespace of URLs: around the ends of blocks, and beyond ASCII. */
test.each([
  [0, 'a', '1b4db7eb-4057-5ddf-91e0-36dec72071f5'],
  [1, 'https://acme.example/orders', '0f9836c0-0351-5e3a-8007-2859e045a1a2'],
  [39, 'a', '615eac0e-03db-567b-8580-916c1aca1cc2'],
  [40, 'a', 'c5c985c8-6875-5a42-b6e3-2872703afed4'],
  [48, 'a', 'aa33c522-9edc-58a5-b5af-e2a12995886e'],
  [103, 'a', 'd95b9427-a1cc-5a01-876a-6367661db75c'],
  [104, 'a', '03762118-5c69-5fbd-8fe6-063863f5ae19'],
  [1000, 'ü⚓', '7fbf2d6f-6c67-5df2-90c9-58e11c9debe1'],
])('of %s times %j', (times, text, uuid) => {
  expect(helpers.uuid?.apply([text.repeat(times)])).toBe(uuid);
});
