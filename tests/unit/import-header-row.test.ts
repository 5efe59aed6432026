import { describe, expect, it } from 'vitest';
import { headerRowOf } from '@/lib/import/header-row.mjs';
import { tableIn } from '../support/table-in';

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

describe('the headers that people have', () => {
  it.each<[string, string]>([
    [
      'Link,Archive status,Destination folder,Archive location,Archive date,Thumbnail',
      'https://example.org,ok,a,b,2024-03-05,x',
    ],
    [
      'Incident no. ,Reported Date,Location,Lat,Lon,"BCAT\n (geolocated)",Narrative',
      'CIV1,2024-03-05,Kyiv,50.4,30.5,yes,A house was hit',
    ],
    [
      `Claim,Item page URL,Status,Created by,"${'What do experts say about this claim, and where did they say it first? '.repeat(3)}"`,
      'It rains,https://example.org,In progress,Ann,Nothing',
    ],
    ['Fact,Fact ID,Record_Count,Fact Category,FC Status,Sources', 'It rains,F1,1,Weather,Unstarted,AFP; dpa'],
    [
      'Claim ID,Claim,Source,Source class,Date,Direct support?,Confidence',
      'C1,It rains,AFP,agency,2024-03-05,yes,high',
    ],
    [
      'event_id_cnty,event_date,year,time_precision,actor1,source,notes',
      'UKR1,05 March 2024,2024,1,Army,AFP; dpa,A house was hit',
    ],
    [
      'Key,Item Type,Publication Year,Author,Title,Url,Date',
      'AB12,newspaperArticle,2024,"Last, First",A title,https://example.org,2024-03',
    ],
    [
      'claim_id,claim_text,source_url,evidence_strength,verified_at',
      '1,It rains,https://example.org,strong,2024-03-05',
    ],
  ])('are found: %s', async (header, row) => {
    const read = await tableIn(`${header}\n${row}\n${row.replace('A', 'B')}\n`);
    expect(read).toMatchObject({ rows: 2, choice: { header: 1, delimiter: ',', quote: '"' }, notices: [] });
  });
});
