/** A file of ours in a layout that people have, and what a person says of it. */
export type LayoutFile = {
  readonly name: string;
  readonly content: string;
  /** What Whence recognises it as. */
  readonly layout: string;
  /** Its words of status or kind, with what a person takes them for; blank: nothing. */
  readonly words?: Readonly<Record<string, string>>;
  /** The outcome of its rows, in words. */
  readonly outcome: string;
  /** What becomes of its columns, in words. */
  readonly mapped?: string;
  /** A title or statement that stands in it. */
  readonly says: string;
};

const quoted = (cell: string) => (/[",;|\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lines = (rows: readonly (readonly string[])[], by: string) =>
  `${rows.map((row) => row.map(by === '\t' ? String : quoted).join(by)).join('\r\n')}\r\n`;
/** A row of named cells, in the order of the headers. */
const under = (headers: readonly string[], cells: Readonly<Record<string, string>>) =>
  headers.map((header) => cells[header.trim()] ?? '');

/** Files of documents. `word` makes them differ from all others. */
export const documentFiles = (word: string): LayoutFile[] => {
  const archive =
    'Link|Archive status|Destination folder|Archive location|Archive date|Thumbnail|Upload timestamp|Upload title|Text content|Screenshot|Hash|Perceptual hashes|WACZ|ReplayWebpage'.split(
      '|',
    );
  const zotero =
    'Key,Item Type,Publication Year,Author,Title,Publication Title,ISBN,ISSN,DOI,Url,Abstract Note,Date,Manual Tags,Automatic Tags'.split(
      ',',
    );
  const mention = (n: number) => [
    ...[`10${n}`, '20240305101500', '20240305111500', '1', `quay-${word}.example`, `https://quay-${word}.example/${n}`],
    ...['2', '-1', '120', '88', '1', '60', '4120', '-2.5', '', ''],
  ];
  return [
    {
      name: 'archive log.csv',
      layout: 'Archive log',
      content: lines(
        [
          archive,
          under(archive, {
            ...{ Link: `https://mole-${word}.example/video`, 'Archive status': 'archived', Hash: 'SHA3:ab12' },
            ...{ 'Upload title': `The mole of ${word} at night`, 'Upload timestamp': '2024-03-05T10:15:00Z' },
            'Text content': 'A lamp on the mole.\nIt goes out at ten.',
          }),
        ],
        ',',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `The mole of ${word} at night`,
    },
    {
      name: 'mentions.csv',
      layout: 'News mentions (GDELT)',
      content: lines([mention(1), mention(2)], '\t'),
      outcome: '2 rows: 2 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `quay-${word}.example`,
    },
    {
      name: 'references.csv',
      layout: 'References (Zotero)',
      words: { newspaperArticle: 'article' },
      content: lines(
        [
          zotero,
          under(zotero, {
            ...{ Key: `Z${word}`, 'Item Type': 'newspaperArticle', Author: 'Quill, Ann; Moor, Bo', Date: '2024-03' },
            ...{ Title: `What the harbour of ${word} hides`, 'Publication Title': `Mole Times ${word}` },
            Url: `https://mole-times-${word}.example/hides`,
          }),
        ],
        ',',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `What the harbour of ${word} hides`,
    },
  ];
};

/** Files of claims that need no answer. */
export const claimFiles = (word: string): LayoutFile[] => {
  const harm = [
    ...['Incident no. ', 'Reported Date', 'Location', 'Lat', 'Lon', 'BCAT\n (geolocated)', 'Narrative'],
    ...['Weapon System', 'Type of area affected', 'Comments', 'Graphic', 'Private Information Visible'],
  ];
  const evidence =
    'Claim ID,Claim,Source,Source class,Date,Direct support?,Confidence,Status word allowed,Refresh trigger'.split(',');
  const acled =
    'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp'.split(
      ',',
    );
  const script =
    'claim_id,claim_text,source_url,source_title,evidence_strength,script_section,visual_note,risk_note,verified_at'.split(
      ',',
    );
  const proof = (source: string, support: string) =>
    under(evidence, {
      ...{ 'Claim ID': `E${word}`, Claim: `The sluice of ${word} was left open`, Source: source, Date: '2024-03-05' },
      ...{ 'Source class': 'outlet', 'Direct support?': support },
    });
  return [
    {
      name: 'incidents.csv',
      layout: 'Log of civilian harm',
      content: lines(
        [
          harm,
          under(harm, {
            ...{ 'Incident no.': `I${word}`, 'Reported Date': '05/03/2024', Location: 'Lindhaven', Comments: 'seen' },
            Narrative: `A shed by the quay of ${word} burnt down`,
          }),
        ],
        ';',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      mapped: '2 become fields, 10 kept as notes',
      says: `A shed by the quay of ${word} burnt down`,
    },
    {
      name: 'evidence.csv',
      layout: 'Log of evidence by source',
      content: lines([evidence, proof(`Gazette ${word}`, 'yes'), proof(`Courier ${word}`, 'no')], ','),
      outcome: '2 rows: 1 new, 1 changed, 0 the same, 0 refused, 0 blank.',
      says: `The sluice of ${word} was left open`,
    },
    {
      name: 'events.csv',
      layout: 'Conflict events (ACLED)',
      content: lines(
        [
          acled,
          under(acled, {
            ...{ event_id_cnty: `LIN${word}`, event_date: '2024-03-05', year: '2024', location: 'Lindhaven' },
            ...{
              source: `Beacon ${word}; Ledger ${word}`,
              notes: `Dockers of ${word} blocked the gate`,
              fatalities: '0',
            },
          }),
        ],
        ',',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `Dockers of ${word} blocked the gate`,
    },
    {
      name: 'script.csv',
      layout: 'Check of a script',
      content: lines(
        [
          script,
          under(script, {
            ...{ claim_id: `S${word}`, claim_text: `The crane of ${word} is the tallest`, evidence_strength: 'strong' },
            ...{ source_url: `https://cranes-${word}.example/tall`, source_title: `The cranes of ${word}` },
          }),
        ],
        '|',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `The crane of ${word} is the tallest`,
    },
  ];
};

/** Files of claims whose words of status a person must translate. */
export const wordedFiles = (word: string): LayoutFile[] => {
  const workspace =
    'Claim,Item page URL,Status,Created by,Submitted at,Social Media Posted at,Report Published at,Number of media,Tags,Who is shown?'.split(
      ',',
    );
  const facts =
    'Fact,Fact ID,Record_Count,Fact Category,Fact Sub-Category,FC Status,Sources,FC Notes,Concerns,Fact Revision History,Draft Story Lines'.split(
      ',',
    );
  const verdict = (n: number, label: string, says: string) => [
    ...[`${word}-${n}.json`, label, says, `water,harbours ${word}`, `Mayor ${word}`, 'Mayor', 'Lindhaven', 'none'],
    ...['0', '1', '0', '2', '0', 'a "speech" at the quay'],
  ];
  return [
    {
      name: 'workspace.csv',
      layout: 'Export of a fact-checking workspace',
      words: { Unstarted: 'unverified', 'In progress': '' },
      content: lines(
        [
          workspace,
          under(workspace, {
            ...{ Claim: `A whale was seen off ${word}`, 'Item page URL': `https://check-${word}.example/1` },
            ...{ Status: 'Unstarted', Tags: `whales ${word}`, 'Who is shown?': 'a whale' },
          }),
          under(workspace, {
            ...{ Claim: `A seal was seen off ${word}`, 'Item page URL': `https://check-${word}.example/2` },
            Status: 'In progress',
          }),
        ],
        ',',
      ),
      outcome: '2 rows: 2 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `A whale was seen off ${word}`,
    },
    {
      name: 'fact base.csv',
      layout: 'Fact base of a newsroom',
      words: { 'FC done': 'confirmed' },
      content: lines(
        [
          facts,
          under(facts, {
            ...{ Fact: `The pier of ${word} is 300 m long`, 'Fact ID': `B${word}`, 'Fact Category': `Piers ${word}` },
            ...{ 'FC Status': 'FC done', Sources: `Harbour Office ${word}`, 'FC Notes': 'measured' },
          }),
        ],
        ',',
      ),
      outcome: '1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `The pier of ${word} is 300 m long`,
    },
    {
      name: 'verdicts.tsv',
      layout: 'Statements with verdicts (LIAR)',
      words: { 'mostly-true': 'corroborated', 'pants-fire': 'refuted' },
      content: lines(
        [
          verdict(1, 'mostly-true', `The "old" lighthouse of ${word} leans`),
          verdict(2, 'pants-fire', `The lighthouse of ${word} is made of cheese`),
        ],
        '\t',
      ),
      outcome: '2 rows: 2 new, 0 changed, 0 the same, 0 refused, 0 blank.',
      says: `The "old" lighthouse of ${word} leans`,
    },
  ];
};
