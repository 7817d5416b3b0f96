import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(`templates/${path}`, 'utf8');

function reservedBy(template: string): readonly string[] {
  return parse(read(`${template}/template.yaml`)).spec.parameters.name.reserved;
}

/** A project that has the name of a package that it installs, itself or by others, cannot be resolved. */
test('a service in Python has the name of none of its packages', () => {
  const locks = [
    'python-service/skeleton/uv.lock.hbs',
    'capabilities/state/postgres/slots/python/uv.lock',
    'capabilities/messaging/nats/slots/python/uv.lock',
  ];
  const names = locks.flatMap((lock) =>
    [...read(lock).matchAll(/^name = "([a-z][a-z0-9-]*)"$/gm)].map(([, name = '']) => name),
  );
  const possible = [...new Set(names)].filter((name) => name.length <= 32);
  expect(reservedBy('python-service')).toEqual(possible.sort());
});

/** `go build ./...` fails for the one, and leaves out the other. */
test('a service in Go has no name that Go keeps for itself', () => {
  expect(reservedBy('go-service')).toEqual(['testdata', 'vendor']);
});
