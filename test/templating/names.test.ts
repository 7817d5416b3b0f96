import { describe, expect, test } from 'vitest';
import { unwrap } from '../../src/shared/result.ts';
import { namesOfTemplate, slotsOfTemplate } from '../../src/templating/names.ts';
import { parseTemplate } from '../../src/templating/parse.ts';

const read = (text: string) => unwrap(parseTemplate(text, { file: 'berth.md.hbs' }));

describe('the names that a text uses', () => {
  test.each([
    ['plain', []],
    ['{{name}} {{name}}', ['name', 'name']],
    ['{{upper (replace name "-" port)}}', ['name', 'port']],
    ['{{#if deep}}{{tide}}{{else}}{{berth}}{{/if}}', ['deep', 'tide', 'berth']],
    ['{{#unless deep}}{{tide}}{{/unless}}', ['deep', 'tide']],
    ['{{#if a}}x{{else if b}}y{{/if}}', ['a', 'b']],
    [
      '{{#each crew as |one at|}}{{one}} {{at}} {{ship}}{{else}}{{one}}{{/each}}',
      ['crew', 'ship', 'one'],
    ],
    ['{{#each crew}}{{this}} {{this.rank}} {{@index}} {{@first}}{{/each}}', ['crew']],
    ['{{this.name}} {{./port}}', ['name', 'port']],
    [
      '{{#each crew}}{{../this.ship}} {{../../this.tide}}{{./rank}}{{/each}}',
      ['crew', 'ship', 'tide'],
    ],
    ['{{#with ship}}{{flag}}{{/with}}', ['ship', 'flag']],
    ['{{platform.domain}} {{@root.name}}', ['platform.domain', 'name']],
    ['{{@index}} {{@nonsense}}', ['@nonsense']],
    ['{{#each a as |b|}}{{#each b as |c|}}{{b}}{{c}}{{d}}{{/each}}{{/each}}', ['a', 'd']],
    ['${{ secrets.TOKEN }} \\{{ $value }}', []],
    ['{{slot "a"}}', []],
    ['{{"literal"}} {{4}} {{true}}', []],
  ])('%s', (text, names) => {
    expect(namesOfTemplate(read(text)).map(({ path }) => path.join('.'))).toEqual(names);
  });

  test('slots, in whatever block', () => {
    const text =
      '{{slot "a"}}{{#if x}}{{slot "b"}}{{else}}{{slot "c"}}{{/if}}{{#each y}}{{slot "d"}}{{/each}}';
    expect(slotsOfTemplate(read(text)).map(({ slot }) => slot)).toEqual(['a', 'b', 'c', 'd']);
  });
});

test('a bare name inside of each and with says whose field it may be', () => {
  const text =
    '{{#each crew}}{{ship}}{{#with (first platform.piers) as |pier|}}{{pier}}{{at}}{{../rank}}{{/with}}{{/each}}{{name}}';
  expect(namesOfTemplate(read(text)).map(({ path, within }) => [path.join('.'), within])).toEqual([
    ['crew', undefined],
    ['ship', ['crew']],
    ['platform.piers', ['crew']],
    ['at', ['crew', '']],
    ['name', undefined],
  ]);
});
