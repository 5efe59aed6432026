import { describe, expect, it } from 'vitest';
import { headerRowOf } from '@/lib/import/header-row.mjs';

const rows = (...texts: string[]) => texts.map((text, i): [number, ...string[]] => [i + 1, ...text.split('|')]);

describe('the names of the columns', () => {
  it.each<[string, string[], number | null]>([
    ['stand in the first row', ['Claim|Source|Date', 'It rains|AFP|2024-03-05', 'It snows|dpa|2024-03-06'], 1],
    [
      'stand under titles',
      ['Claims of the week', '', 'Claim|Source|Date', 'It rains|AFP|2024', 'It snows|dpa|2024'],
      3,
    ],
    ['are years too', ['Country|2019|2020', 'France|5|6', 'Spain|7|8'], 1],
    ['stand over words alone', ['source|kind', 'Reuters|agency', 'AFP|agency', 'Der Spiegel|outlet'], 1],
    ['stand alone', ['Claim|Source'], 1],
    ['have line breaks and blanks', ['Incident no. |Location|BCAT\n(geolocated)|', 'a1|Kyiv|yes|', 'a2|Lviv|no|'], 1],
    ['may be several that are not known', ['id|id|x|y|z', '1|2|3|4|5'], 1],
    [
      'are missing above numbers',
      ['410412347|20150218230000|1|theguardian.com', '410412348|20150218230000|2|bbc.co.uk'],
      null,
    ],
    [
      'are missing above verdicts',
      ['2635.json|false|Says the list|abortion|0|1', '10540.json|half-true|When did it|energy|0|0'],
      null,
    ],
    ['are no words that come again', ['Reuters|agency', 'AFP|agency', 'dpa|agency'], null],
    ['are no addresses', ['https://example.org/a|AFP', 'https://example.org/b|dpa'], null],
    ['are not found where nothing is', [], null],
  ])('%s', (_, texts, row) => expect(headerRowOf(rows(...texts))).toBe(row));
});
