import { expect, it } from 'vitest';
import { isReferred, layerOf } from '../../src/capability/reference.ts';

it.each([
  ['mesh/linkerd', 'mesh', true],
  ['mesh/linkerd', 'mesh/linkerd', true],
  ['mesh/linkerd', 'mesh/istio', false],
  ['mesh/linkerd', 'me', false],
])('%s is meant by %s: %s', (id, reference, expected) => {
  expect(isReferred(id, reference)).toBe(expected);
});

it('a layer alone is its own', () => {
  expect(layerOf('mesh')).toBe('mesh');
});
