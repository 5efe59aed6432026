import { describe, expect, it } from 'vitest';
import { settled } from '@/lib/import/settled';
import { Telling } from '@/lib/import/telling.mjs';
import { imported, reasonsOf, rowOf, using } from '../support/imported';

const keysOf = (keys: string[], change?: Parameters<typeof imported>[2]) =>
  imported(
    ['Claim ID', 'Claim'],
    keys.map((key, at) => [key, `It rained ${at} times.`]),
    change,
  ).rows.map((row) => rowOf(row).claim?.key?.text);

describe('numbers by which a file knows its rows', () => {
  it('are whole where a program that calculates wrote them with “.0”', () => {
    expect(keysOf(['1.0', '', '12.0'])).toEqual(['1', undefined, '12']);
  });
  it('stay as they are where others stand beside them, where they say more, and where a person says so', () => {
    expect(keysOf(['1.0', '1', '2'])).toEqual(['1.0', '1', '2']);
    expect(keysOf(['1.5', '1.50', 'v1.0'])).toEqual(['1.5', '1.50', 'v1.0']);
    expect(keysOf(['1.0', '2.0'], using('Claim ID', { whole: false }))).toEqual(['1.0', '2.0']);
  });
  it('stay as a person decided when another file comes', () => {
    const { mapping } = imported(['Claim ID', 'Claim'], [['1.0', 'It rained.']], using('Claim ID', { whole: false }));
    expect(settled(mapping, [['1.0', '2.0'], []]).columns[0]?.as).toMatchObject({ whole: false });
  });
  it('are told of a column however late they come', () => {
    const telling = new Telling();
    for (let row = 0; row < 500; row++) telling.take([`${row}.0`]);
    telling.take(['7']);
    expect(telling.columns[0]).toContain('7');
  });
});

describe('an address', () => {
  const urlOf = (url: string) => imported(['Title', 'URL'], [['It rained.', url]]).rows[0];
  it.each([
    ['www.reuters.example/world/1', 'https://www.reuters.example/world/1'],
    ['Reuters.example', 'https://Reuters.example'],
    ['bücher.example:8080/a?b=c#d', 'https://bücher.example:8080/a?b=c#d'],
    ['http://a.example/1', 'http://a.example/1'],
  ])('“%s” is %s', (typed, url) => expect(rowOf(urlOf(typed)).document?.url).toBe(url));
  it.each([
    'see note',
    'a.example or b.example',
    'page 3.pdf',
    'report.pdf',
    'mailto:a@b.example',
    'a@b.example',
    '12.5',
  ])('“%s” is none', (typed) => expect(reasonsOf(urlOf(typed))).toHaveLength(1));
});
