import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../../src/shared/result.ts';
import { parseTemplate } from '../../../src/templating/parse.ts';
import { drawn } from './draw.ts';
import { tryAllAnswers } from './happens.ts';
import { declare, tell } from './told.ts';

/** `IDP_RUNS=5000 IDP_SEED=7` looks longer, and elsewhere. */
const runs = { numRuns: Number(process.env.IDP_RUNS ?? 30) };

test('what the types rule out never happens, and what happens they do not rule out', () => {
  fc.assert(
    fc.property(drawn, (ship) => {
      const declared = declare(ship.whens);
      const template = unwrap(parseTemplate(ship.text, { file: 'ship.md.hbs' }));
      const told = tell(template, declared);
      const happened = tryAllAnswers(ship, template, declared);
      if (happened === undefined) return;
      const { held, failed, absent } = happened;
      expect(told('skeleton/never-holds').filter((location) => held.has(location))).toEqual([]);
      expect(told('skeleton/always-holds').filter((location) => failed.has(location))).toEqual([]);
      const asked = new Set(told('skeleton/absent-name'));
      expect([...absent].filter((location) => !asked.has(location))).toEqual([]);
    }),
    runs,
  );
});
