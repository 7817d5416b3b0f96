import { expect, it } from 'vitest';
import { isReferenced, layerOfReference } from '../../../src/scaffold/compose/reference.ts';

it.each([
  ['mesh/linkerd', 'mesh', true],
  ['mesh/linkerd', 'mesh/linkerd', true],
  ['mesh/linkerd', 'mesh/istio', false],
  ['mesh/linkerd', 'me', false],
])('%s is meant by %s: %s', (id, reference, expected) => {
  expect(isReferenced(id, reference)).toBe(expected);
});

it('a layer alone is its own', () => {
  expect(layerOfReference('mesh')).toBe('mesh');
});
