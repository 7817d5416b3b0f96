import { expect, test } from 'vitest';
import { collectLines } from '../../../src/system/process/collect-lines.ts';

function linesOf(...chunks: readonly Buffer[]): readonly string[] {
  const lines: string[] = [];
  const collector = collectLines((line) => lines.push(line));
  for (const chunk of chunks) collector.add(chunk);
  collector.end();
  expect(collector.log()).toBe(lines.join('\n'));
  return lines;
}

test.each([
  ['ends of both kinds', ['a\nb\r\nc\n'], ['a', 'b', 'c']],
  ['a last line without end', ['a\nb'], ['a', 'b']],
  ['a line in pieces', ['on', 'e\ntw', 'o\n'], ['one', 'two']],
  ['progress that overwrites its line', ['10 %\r', '20 %\rdone\n'], ['10 %', '20 %', 'done']],
  ['a line end in two pieces', ['a\r', '\nb\n'], ['a', 'b']],
  ['an empty line', ['a\n\nb\n'], ['a', '', 'b']],
  ['colours', ['\u001b[31mred\u001b[39m\n'], ['red']],
])('%s', (_, chunks, expected) => {
  expect(linesOf(...chunks.map((chunk) => Buffer.from(chunk)))).toEqual(expected);
});

test('a character whose bytes come in pieces', () => {
  const bytes = Buffer.from('grün\n');
  expect(linesOf(bytes.subarray(0, 3), bytes.subarray(3))).toEqual(['grün']);
});

test('a line without end is cut, so that memory stays bounded', () => {
  const lines = linesOf(Buffer.alloc(200 * 1024, 'x'));
  expect(lines.map(({ length }) => length)).toEqual([65536, 65536, 65536, 8192]);
});

test('keeps the last mebibyte of lines', () => {
  const collector = collectLines(() => {});
  for (let index = 0; index < 200_000; index += 1) collector.add(Buffer.from(`line ${index}\n`));
  collector.end();
  const log = collector.log();
  expect(log.length).toBeLessThanOrEqual(1024 * 1024);
  expect(log.length).toBeGreaterThan(1024 * 1024 - 20);
  expect(log).toMatch(/^line \d+\n/);
  expect(log).toMatch(/\nline 199999$/);
});
