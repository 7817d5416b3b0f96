import { describe, expect, it } from 'vitest';
import { printTable, printTerms } from '../../../src/output/text/table.ts';
import { widestLine } from '../support/styles.ts';

const style = { width: 40, paintTitle: (text: string) => text.toUpperCase() };

describe('printTable', () => {
  it('gives each column the width that it needs', () => {
    const table = printTable(
      [{ title: 'name' }, { title: 'kind' }],
      [['courier', 'service']],
      style,
    );
    expect(table).toBe('NAME     KIND\ncourier  service\n');
  });

  it('wraps the columns that may wrap, and keeps names whole', () => {
    const columns = [{ title: 'name' }, { title: 'title', wraps: true }];
    const rows = [['a-very-long-name', 'Carries parcels from one place to the other']];
    const table = printTable(columns, rows, style);
    expect(table).toBe(
      [
        'NAME              TITLE',
        'a-very-long-name  Carries parcels from',
        '                  one place to the other',
        '',
      ].join('\n'),
    );
    expect(widestLine(table)).toBeLessThanOrEqual(40);
  });

  it('narrows a column of short words before it breaks a long one', () => {
    const columns = [
      { title: 'owner', wraps: true },
      { title: 'tags', wraps: true },
    ];
    const rows = [['the-platform-team-of-parcels', 'http parcels queue']];
    expect(printTable(columns, rows, style)).toBe(
      [
        'OWNER                         TAGS',
        'the-platform-team-of-parcels  http',
        '                              parcels',
        '                              queue',
        '',
      ].join('\n'),
    );
  });

  it('breaks a word that no column could hold', () => {
    const columns = [{ title: 'name' }, { title: 'title', wraps: true }];
    const table = printTable(columns, [['courier', 'x'.repeat(50)]], style);
    expect(widestLine(table)).toBe(40);
  });

  it('lines wide characters up', () => {
    const table = printTable(
      [{ title: 'name' }, { title: 'kind' }],
      [
        ['服务', 'a'],
        ['four', 'b'],
      ],
      style,
    );
    expect(table).toBe('NAME  KIND\n服务  a\nfour  b\n');
  });
});

describe('printPairs', () => {
  it('sets what is said beside its term', () => {
    const text = printTerms(
      [
        ['ci', 'jenkins by default; or drone, or none at all'],
        ['runtime', 'nomad'],
      ],
      { indent: 2, width: 40 },
    );
    expect(text).toBe(
      '  ci       jenkins by default; or drone,\n           or none at all\n  runtime  nomad\n',
    );
  });
});
