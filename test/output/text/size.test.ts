import { describe, expect, it } from 'vitest';
import { count, formatSize } from '../../../src/output/text/size.ts';

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1449, '1.4 kB'],
    [9949, '9.9 kB'],
    [9950, '10 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [63_200_000, '63 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('says %d as %s', (bytes, expected) => {
    expect(formatSize(bytes)).toBe(expected);
  });
});

describe('count', () => {
  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [2, '2 files'],
  ])('says %d as %s', (number, expected) => {
    expect(count(number, 'file')).toBe(expected);
  });
});
