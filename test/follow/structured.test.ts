import { describe } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('where text would conflict, keys are merged', () => {
  testFollowed({
    'of JSON: each side adds a script at the end': {
      provided: { 'package.json': json({ name: 'skua', scripts: { build: 'tsc' } }) },
      mine: { 'package.json': json({ name: 'skua', scripts: { build: 'tsc', watch: 'vitest' } }) },
      now: {
        'package.json': json({ name: 'skua', scripts: { build: 'tsc', test: 'vitest run' } }),
      },
      out: 'merge  package.json\n',
      after: {
        'package.json': json({
          name: 'skua',
          scripts: { build: 'tsc', test: 'vitest run', watch: 'vitest' },
        }),
      },
    },
    'of JSON that both sides changed apart: the text is marked': {
      provided: { 'package.json': json({ port: 1 }) },
      mine: { 'package.json': json({ port: 2 }) },
      now: { 'package.json': json({ port: 3 }) },
      out: 'conflict  package.json  conflict markers written\n',
      conflicts: ['package.json'],
      after: { 'package.json': `{\n${marked('  "port": 2\n', '  "port": 3\n')}}\n` },
    },
    'of YAML: comments and order of the developer stay': {
      provided: { 'net.yaml': 'mesh: 40\ndepth: 9\n' },
      mine: { 'net.yaml': '# fine for cod\nmesh: 60\ndepth: 9\n' },
      now: { 'net.yaml': 'mesh: 40\ndepth: 12\n' },
      out: 'merge  net.yaml\n',
      after: { 'net.yaml': '# fine for cod\nmesh: 60\ndepth: 12\n' },
    },
    'of a list of patterns': {
      provided: { '.gitignore': 'dist\n' },
      mine: { '.gitignore': 'dist\nmine\n' },
      now: { '.gitignore': 'dist\ntheirs\n' },
      out: 'merge  .gitignore\n',
      after: { '.gitignore': 'dist\ntheirs\nmine\n' },
    },
  });
});

describe('a lock of dependencies', () => {
  testFollowed({
    'is never merged as text: the developer’s stays, and its tool is named': {
      provided: { 'package-lock.json': json({ packages: { a: 1 } }) },
      mine: { 'package-lock.json': json({ packages: { a: 1, mine: 1 } }) },
      now: { 'package-lock.json': json({ packages: { a: 2 } }) },
      out: 'keep  package-lock.json  yours is kept; regenerate it with its own tool\n',
      after: { 'package-lock.json': json({ packages: { a: 1, mine: 1 } }) },
    },
  });
});
