import { describe, expect, test } from 'vitest';
import {
  answersFromFlags,
  answersFromMapping,
  mergeProvided,
} from '../../../src/scaffold/answers/provided-answers.ts';
import { type Resolution, resolveAnswers } from '../../../src/scaffold/answers/resolve.ts';
import type { Composition } from '../../../src/scaffold/compose/compose.ts';
import { type Result, unwrap } from '../../../src/shared/result.ts';
import { capabilityText, templateText } from '../../catalog/catalog-of.ts';
import { composeFrom, openFolder } from '../compose/path-of.ts';

const parameters = `    name: { type: string }
    port: { type: integer, default: 8080 }
    metricsPort: { type: integer, default: 9464, when: (ne port 1) }
    crew: { type: array, items: {}, default: "{{captain}}" }
    captain: { type: string }
`;

const rules = `  rules:
    - { holds: (ne port metricsPort), message: the two ports must differ }
    - { holds: (includes crew captain), message: "{{captain}} must be of the crew" }
`;

function composed(more = ''): Result<Composition> {
  const catalog = openFolder({
    'ferry/template.yaml': templateText('ferry', `  parameters:\n${parameters}${rules}${more}`),
    'capabilities/mesh/consul/capability.yaml': capabilityText(
      'mesh/consul',
      '  rules: [{ holds: (lt port 15000), message: "the mesh takes {{port}}" }]\n',
    ),
  });
  return composeFrom(catalog, { template: 'ferry' });
}

function resolve(more: string, ...flags: readonly string[]): Resolution {
  return resolveAnswers(unwrap(composed(more)), unwrap(answersFromFlags(['name=a', ...flags])));
}

const mesh = '  layers: { mesh: { default: consul } }\n';

describe('rules over several answers', () => {
  test.each([
    ['all hold', '', ['captain=ann'], []],
    [
      'one is broken, in its own words',
      '',
      ['captain=ann', 'port=9464'],
      ['"port" is 9464 and "metricsPort" is 9464: the two ports must differ'],
    ],
    [
      'its words are rendered',
      '',
      ['captain=ann', 'crew=bob'],
      ['"crew" is ["bob"] and "captain" is "ann": ann must be of the crew'],
    ],
    ['an answer that is missing is waited for', '', ['crew=bob'], []],
    ['an answer that is absent is not the other', '', ['captain=ann', 'port=1'], []],
    [
      'an answer that is wrong breaks nothing more',
      '',
      ['captain=ann', 'port=x'],
      ['"port" is "x" (--set port), but must be a whole number'],
    ],
    ['one of a capability that is off is not asked', '', ['captain=ann', 'port=15001'], []],
    [
      'one of a capability is over parameters of the template',
      mesh,
      ['captain=ann', 'port=15001'],
      ['"port" is 15001: the mesh takes 15001'],
    ],
  ])('%s', (_, more, flags, expected) => {
    expect(resolve(more, ...flags).diagnostics.map(({ message }) => message)).toEqual(expected);
  });

  test('the place is that of an answer that a file gives', () => {
    const location = { file: 'answers.yaml', line: 3 };
    const file = answersFromMapping(
      { name: 'a', captain: 'ann', port: 9464 },
      { source: 'file', label: 'answers.yaml', locationOf: () => location },
    );
    const { diagnostics } = resolveAnswers(unwrap(composed()), mergeProvided(file));
    expect(diagnostics).toEqual([
      {
        code: 'answers/rule',
        message: '"port" is 9464 and "metricsPort" is 9464: the two ports must differ',
        location,
        hint: 'change one: --set metricsPort=VALUE',
      },
    ]);
  });

  test('a name that nobody declares is reported where it stands', () => {
    const more = '    - { holds: (ne prot 1), message: "{{nobody}}" }\n';
    const result = composed(more);
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual([
      '"prot" is not a parameter of ferry',
      '"nobody" is not a parameter of ferry',
    ]);
  });
});
