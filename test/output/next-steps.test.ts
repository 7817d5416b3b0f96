import { expect, it } from 'vitest';
import { nextStepsText } from '../../src/output/next-steps.ts';
import { plain } from './support/styles.ts';

it.each([
  [
    'a service with all of it',
    { folder: 'orders', start: 'npm start', metrics: 'curl localhost:9464/metrics' },
    'ready    orders\nstart    cd orders && npm start\nmetrics  curl localhost:9464/metrics\n',
  ],
  [
    'a folder with a space',
    { folder: '../my services/orders', start: 'npm start', metrics: 'npm run metrics' },
    "ready    ../my services/orders\nstart    cd '../my services/orders' && npm start\nmetrics  npm run metrics\n",
  ],
  [
    'a folder that looks like an option',
    { folder: '-orders', start: 'npm start' },
    'ready    -orders\nstart    cd ./-orders && npm start\n',
  ],
  [
    'this folder',
    { folder: '.', start: 'npm start', metrics: 'npm run metrics' },
    'ready    in this folder\nstart    npm start\nmetrics  npm run metrics\n',
  ],
  [
    'commands that did not run',
    {
      folder: 'my orders',
      unrun: [
        { argv: ['npm', 'install'] },
        { argv: ['git', 'commit', '-m', 'First commit'] },
      ] as const,
      start: 'npm start',
    },
    "ready    my orders\nfirst    cd 'my orders' && npm install && git commit -m 'First commit'\nstart    cd 'my orders' && npm start\n",
  ],
  ['a template that says no more', { folder: 'orders' }, 'ready    orders\nstart    cd orders\n'],
])('reports the next steps of %s', (_name, steps, expected) => {
  expect(nextStepsText(steps, plain)).toBe(expected);
});
