import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimList } from '@/lib/claims/table';
import { unguard } from '@/lib/exchange/csv';
import { visible } from '@/lib/format/squeeze';
import { columnsOf } from '@/lib/import/cells';
import { headerWords, listed } from '@/lib/import/header-words';
import { interpreter } from '@/lib/import/interpret';
import { mapping as mappingSchema } from '@/lib/import/mapping';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { propose } from '@/lib/import/propose';
import { openQuestions } from '@/lib/import/questions';
import { imported, numbered, reasonsOf, rowOf, usesOf, using } from '../support/imported';

describe('well-known layouts', () => {
  it('an archive log becomes documents', () => {
    const headers =
      'Link|Archive status|Destination folder|Archive location|Archive date|Thumbnail|Upload timestamp|Upload title|Text content|Screenshot|Hash|Perceptual hashes|WACZ|ReplayWebpage';
    const cells = [
      ...['https://video.example/v/1', 'success', 'flood', 's3://bucket/1', '2024-03-06 10:00', 'thumb.png'],
      ...[
        '2024-03-05T17:20:00+00:00',
        'Water over the bridge',
        'It rose by a metre.',
        'shot.png',
        'ab12',
        'ph',
        'w',
        'r',
      ],
    ];
    const { layout, rows, questions } = imported(headers.split('|'), [cells]);
    expect(layout).toBe('Archive log');
    expect(questions).toEqual([]);
    expect(rowOf(rows[0])).toEqual({
      row: 2,
      chains: [],
      document: {
        url: 'https://video.example/v/1',
        publishedAt: { at: '2024-03-05T17:20:00.000Z', precision: 'minute', day: '2024-03-05', note: '' },
        title: 'Water over the bridge',
        text: 'It rose by a metre.',
        notes: [
          { name: 'Archive status', text: 'success' },
          { name: 'Destination folder', text: 'flood' },
          { name: 'Archive location', text: 's3://bucket/1' },
          { name: 'Archive date', text: '2024-03-06 10:00' },
          { name: 'Thumbnail', text: 'thumb.png' },
          { name: 'Screenshot', text: 'shot.png' },
          { name: 'Hash', text: 'ab12' },
          { name: 'Perceptual hashes', text: 'ph' },
          { name: 'WACZ', text: 'w' },
          { name: 'ReplayWebpage', text: 'r' },
        ],
      },
    });
  });

  it('a log of civilian harm becomes claims, and all else notes under names on one line', () => {
    const headers = [
      ...[
        'Incident no. ',
        'Reported Date',
        'Location',
        'Lat',
        'Lon',
        'BCAT\n (geolocated)',
        'Narrative',
        'Weapon System',
      ],
      ...['Type of area affected', 'Comments', 'Graphic', 'Private Information Visible'],
    ];
    const cells = [
      '17',
      '05.03.2024',
      'Harbour',
      '1.5',
      '2.5',
      'BC1',
      'A shell hit the mill.',
      '',
      'Residential',
      '',
      'No',
    ];
    const { rows, questions } = imported(headers, [cells]);
    expect(questions).toEqual([]);
    expect(rowOf(rows[0])).toEqual({
      row: 2,
      chains: [],
      claim: {
        key: { name: 'Incident no.', text: '17' },
        statement: 'A shell hit the mill.',
        notes: [
          { name: 'Incident no.', text: '17', isKey: true },
          { name: 'Reported Date', text: '05.03.2024' },
          { name: 'Location', text: 'Harbour' },
          { name: 'Lat', text: '1.5' },
          { name: 'Lon', text: '2.5' },
          { name: 'BCAT (geolocated)', text: 'BC1' },
          { name: 'Type of area affected', text: 'Residential' },
          { name: 'Graphic', text: 'No' },
        ],
      },
    });
  });

  it('the export of a fact-checking workspace becomes claims with documents and topics', () => {
    const headers =
      'Claim,Item page URL,Status,Created by,Submitted at,Social Media Posted at,Report Published at,Number of media,Tags,How harmful is it?';
    const rows = [
      ['The dam broke.', 'https://check.example/i/1', 'In progress', 'Ann', '', '', '', '2', 'dams, floods', 'Very'],
      ['The mayor fled.', 'https://check.example/i/2', 'Unstarted', 'Bob', '', '', '', '1', 'mayor', ''],
    ];
    const found = imported(
      headers.split(','),
      rows,
      using('Status', { words: { 'in progress': 'unverified', unstarted: '' } }),
    );
    expect(found.questions).toEqual([
      { kind: 'words', column: 2, words: ['In progress', 'Unstarted'], text: 'What do these words mean as “Status”?' },
      {
        ...{ kind: 'split', column: 8, split: ',', found: [','], example: 'dams, floods' },
        text: 'Does a cell hold several values, and what parts them?',
      },
    ]);
    expect(rowOf(found.rows[0])).toEqual({
      row: 2,
      claim: {
        statement: 'The dam broke.',
        status: 'unverified',
        topics: ['dams', 'floods'],
        notes: [
          { name: 'Status', text: 'In progress' },
          { name: 'Created by', text: 'Ann' },
          { name: 'Number of media', text: '2' },
          { name: 'How harmful is it?', text: 'Very' },
        ],
      },
      chains: [[{ document: { url: 'https://check.example/i/1', notes: [] } }]],
    });
    expect(rowOf(found.rows[1]).claim).not.toHaveProperty('status');
    expect(rowOf(found.rows[1]).claim?.notes).toContainEqual({ name: 'Status', text: 'Unstarted' });
  });

  it('refuses a status of others until somebody says what it means', () => {
    const { rows } = imported(
      ['Claim', 'Status'],
      [
        ['The dam broke.', 'mostly-true'],
        ['It rained.', 'CONFIRMED'],
      ],
    );
    expect(reasonsOf(rows[0])).toEqual([
      '1: “mostly-true” is not known as “Status”. Say which word of Whence it means.',
    ]);
    expect(rowOf(rows[1]).claim).toEqual({ statement: 'It rained.', status: 'confirmed', notes: [] });
  });

  it('the fact base of a newsroom becomes claims with keys, topics, status and sources', () => {
    const headers =
      'Fact,Fact ID,Record_Count,Fact Category,Fact Sub-Category,FC Status,Sources,FC Notes,Concerns,Fact Revision History,Draft Story Lines';
    const cells = ['The mill closed.', 'F-9', '1', 'Industry', 'Mills', 'Done', 'Court file; Owner', 'n', '', '', ''];
    const { rows, questions } = imported(
      headers.split(','),
      [cells],
      using('FC Status', { words: { done: 'confirmed' } }),
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['words', 'split']);
    expect(rowOf(rows[0])).toEqual({
      row: 2,
      claim: {
        statement: 'The mill closed.',
        key: { name: 'Fact ID', text: 'F-9' },
        topics: ['Industry', 'Mills'],
        status: 'confirmed',
        notes: [
          { name: 'Fact ID', text: 'F-9', isKey: true },
          { name: 'Record_Count', text: '1' },
          { name: 'FC Status', text: 'Done' },
          { name: 'FC Notes', text: 'n' },
        ],
      },
      chains: [[{ source: { name: 'Court file' } }], [{ source: { name: 'Owner' } }]],
    });
  });

  it('a log of evidence becomes utterances by source, several rows to a claim', () => {
    const headers =
      'Claim ID,Claim,Source,Source class,Date,Direct support?,Confidence,Status word allowed,Refresh trigger';
    const rows = [
      ['C1', 'The bridge is shut.', 'City hall', 'Official', '25.03.2024', 'Yes', 'High', 'confirmed', 'weekly'],
      ['C1', 'The bridge is shut.', 'Daily Post', 'outlet', '05.03.2024', 'No', 'Low', '', ''],
    ];
    const found = imported(headers.split(','), rows, using('Source class', { words: { official: 'organization' } }));
    expect(found.questions).toEqual([
      { kind: 'words', column: 3, words: ['Official'], text: 'What do these words mean as “Source kind”?' },
    ]);
    const day = { at: '2024-03-05T00:00:00.000Z', precision: 'day', day: '2024-03-05', note: '' };
    expect(rowOf(found.rows[1]).chains).toEqual([[{ source: { name: 'Daily Post', kind: 'outlet' }, saidAt: day }]]);
    expect(rowOf(found.rows[0]).chains[0]?.[0]?.source).toEqual({ name: 'City hall', kind: 'organization' });
    expect(rowOf(found.rows[0]).claim).toEqual({
      key: { name: 'Claim ID', text: 'C1' },
      statement: 'The bridge is shut.',
      notes: [
        { name: 'Claim ID', text: 'C1', isKey: true },
        { name: 'Source class', text: 'Official' },
        { name: 'Direct support?', text: 'Yes' },
        { name: 'Confidence', text: 'High' },
        { name: 'Status word allowed', text: 'confirmed' },
        { name: 'Refresh trigger', text: 'weekly' },
      ],
    });
  });

  it('conflict events become claims, with several sources in one cell', () => {
    const headers =
      'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp'.split(
        ',',
      );
    const filled = new Map([
      ['source', 'Radio Nord; Daily Post'],
      ['year', '2024'],
      ['event_id_cnty', 'XYZ12'],
      ['notes', 'On 5 March, farmers blocked a road.'],
    ]);
    const cells = headers.map((header) => filled.get(header) ?? '');
    const { rows, questions } = imported(headers, [cells]);
    expect(questions).toMatchObject([{ kind: 'split', column: headers.indexOf('source'), split: ';' }]);
    expect(rowOf(rows[0])).toEqual({
      row: 2,
      claim: {
        key: { name: 'event_id_cnty', text: 'XYZ12' },
        statement: 'On 5 March, farmers blocked a road.',
        notes: [
          { name: 'event_id_cnty', text: 'XYZ12', isKey: true },
          { name: 'year', text: '2024' },
        ],
      },
      chains: [[{ source: { name: 'Radio Nord' } }], [{ source: { name: 'Daily Post' } }]],
    });
  });

  const mention = [
    ...[
      '410412347',
      '20150218230000',
      '20150218233000',
      '1',
      'post.example',
      'https://post.example/a',
      '3',
      '-1',
      '12',
    ],
    ...['40', '1', '50', '2100', '-2.5', '', ''],
  ];

  it.each([[[]], [Array.from({ length: 16 }, () => '')]])(
    'mentions of news become documents by the looks of their rows, without a header',
    (headers) => {
      const { layout, rows, mapping } = imported(headers, [mention]);
      expect(layout).toBe('News mentions (GDELT)');
      expect(mapping.columns[0]).toEqual({
        header: 'GlobalEventID',
        as: { use: 'note', name: 'GlobalEventID', whenEmpty: 'keep' },
      });
      expect(rowOf(rows[0])).toMatchObject({
        document: {
          publisher: { name: 'post.example' },
          url: 'https://post.example/a',
          publishedAt: { at: '2015-02-18T23:30:00.000Z', precision: 'minute' },
        },
      });
      expect(rowOf(rows[0]).document?.notes).toHaveLength(11);
    },
  );

  it('asks whether the first row is data where it looks like that', () => {
    expect(propose(mention, numbered([mention])).questions).toContainEqual({
      kind: 'header',
      text: 'The first row looks like data (News mentions (GDELT)). Has the file a header?',
    });
  });

  it('references become documents with authors', () => {
    const headers =
      'Key,Item Type,Publication Year,Author,Title,Publication Title,ISBN,ISSN,DOI,Url,Abstract Note,Date,Manual Tags,Automatic Tags';
    const cells = [
      ...['AB2', 'report', '2021', 'Moore, Ann; Gray, Tom', 'On mills', 'Mill Review', '', '', '10.1/x'],
      ...['https://mills.example/1', 'Short.', 'March 2021', 'mills; water', ''],
    ];
    const { rows } = imported(headers.split(','), [cells, ['AB3', 'magazineArticle', '', '', 'Rain']]);
    expect(rowOf(rows[0]).document).toEqual({
      key: { name: 'Key', text: 'AB2' },
      kind: 'report',
      authors: ['Moore, Ann', 'Gray, Tom'],
      title: 'On mills',
      publisher: { name: 'Mill Review' },
      url: 'https://mills.example/1',
      publishedAt: { at: '2021-03-01T00:00:00.000Z', precision: 'month', day: '2021-03-01', note: '' },
      notes: [
        { name: 'Key', text: 'AB2', isKey: true },
        { name: 'Publication Year', text: '2021' },
        { name: 'DOI', text: '10.1/x' },
        { name: 'Abstract Note', text: 'Short.' },
        { name: 'Manual Tags', text: 'mills; water' },
      ],
    });
    expect(reasonsOf(rows[1])).toEqual([
      '1: “magazineArticle” is not known as “Document kind”. Say which word of Whence it means.',
    ]);
  });

  it('the check of a script becomes claims in documents', () => {
    const headers =
      'claim_id,claim_text,source_url,source_title,evidence_strength,script_section,visual_note,risk_note,verified_at';
    const cells = [
      '3',
      'The sea rose.',
      'https://sea.example/r',
      'Sea report',
      'strong',
      'Intro',
      '',
      '',
      '2024-02-01',
    ];
    const { rows } = imported(headers.split(','), [cells]);
    expect(rowOf(rows[0])).toEqual({
      row: 2,
      claim: {
        key: { name: 'claim_id', text: '3' },
        statement: 'The sea rose.',
        notes: [
          { name: 'claim_id', text: '3', isKey: true },
          { name: 'evidence_strength', text: 'strong' },
          { name: 'script_section', text: 'Intro' },
          { name: 'verified_at', text: '2024-02-01' },
        ],
      },
      chains: [[{ document: { url: 'https://sea.example/r', title: 'Sea report', notes: [] } }]],
    });
  });

  it('statements with verdicts become claims of their speakers, without a header', () => {
    const rows = [
      [
        '17.json',
        'half-true',
        'Says "half" the roads are shut.',
        'roads,transport',
        'ann-moore',
        'Mayor',
        'North',
        'none',
        '1',
        '0',
        '2',
        '0',
        '0',
        'a speech',
      ],
      ['18.json', 'pants-fire', 'Rain fell upwards.', 'weather', 'tom-gray', '', '', '', '', '', '', '', '', ''],
    ];
    const words = { 'half-true': 'disputed', 'pants-fire': 'refuted' };
    const found = imported([], rows, using('label', { words }));
    expect(found.questions.map(({ kind }) => kind)).toEqual(['words', 'split']);
    expect(rowOf(found.rows[0])).toEqual({
      row: 2,
      claim: {
        key: { name: 'id', text: '17.json' },
        status: 'disputed',
        statement: 'Says "half" the roads are shut.',
        topics: ['roads', 'transport'],
        notes: [
          { name: 'id', text: '17.json', isKey: true },
          { name: 'label', text: 'half-true' },
          { name: 'job', text: 'Mayor' },
          { name: 'state', text: 'North' },
          { name: 'party', text: 'none' },
          { name: 'barely true counts', text: '1' },
          { name: 'false counts', text: '0' },
          { name: 'half true counts', text: '2' },
          { name: 'mostly true counts', text: '0' },
          { name: 'pants on fire counts', text: '0' },
          { name: 'context', text: 'a speech' },
        ],
      },
      chains: [[{ source: { name: 'ann-moore', kind: 'person' } }]],
    });
  });
});

describe('other files', () => {
  const uses = (headers: string[], rows: string[][] = []) => {
    const { mapping, questions } = propose(headers, numbered(rows));
    return { rows: mapping.rows, uses: usesOf(mapping), asked: questions.map(({ kind }) => kind) };
  };

  it.each([
    [['Behauptung', 'Quelle', 'Schlagwörter'], 'claim', ['claim.statement', 'chain.source', 'claim.topics']],
    [['Affirmation', 'Sources', 'Catégorie'], 'claim', ['claim.statement', 'chain.source', 'claim.topics']],
    [['AFIRMACIÓN', 'Fuente 1', 'Fuente 2'], 'claim', ['claim.statement', 'chain.source', 'chain.source']],
    [['Claim', 'Claim'], 'claim', ['claim.statement', 'note: Claim (2)']],
    [['Statement', 'Claim'], 'claim', ['note: Statement', 'claim.statement']],
    [['Claim', 'Date'], 'claim', ['claim.statement', 'note: Date']],
    [['Claim', 'Source', 'Date'], 'claim', ['claim.statement', 'chain.source', 'utterance.said']],
    [['Claim', 'URL', 'Date'], 'claim', ['claim.statement', 'document.url', 'document.published']],
    [
      ['Claim', 'Source', 'URL', 'Published', 'Date'],
      'claim',
      ['claim.statement', 'chain.source', 'document.url', 'document.published', 'utterance.said'],
    ],
    [
      ['Claim', 'Source', 'Publisher', 'Author'],
      'claim',
      ['claim.statement', 'chain.source', 'note: Publisher', 'note: Author'],
    ],
    [['Claim', 'Confidence', 'Reason'], 'claim', ['claim.statement', 'claim.confidence', 'claim.reason']],
    [['Claim', 'Confidence', 'Likelihood'], 'claim', ['claim.statement', 'note: Confidence', 'note: Likelihood']],
    [['Claim', 'Source', 'Cue'], 'claim', ['claim.statement', 'chain.source', 'note: Cue']],
    [['Claim', 'Chain', 'Cue'], 'claim', ['claim.statement', 'chain.text', 'link.cue']],
    [['Title', 'Link', 'Date'], 'document', ['document.title', 'document.url', 'document.published']],
    [['Name', 'Type', 'Website'], 'source', ['source.name', 'source.kind', 'source.domains']],
    [['A', ''], 'claim', ['note: A', 'note: Column 2']],
    [['Claim', 'refused_because'], 'claim', ['claim.statement', 'out']],
  ])('with %j are rows of %s with %j', (headers, rows, fields) => {
    expect(uses(headers)).toMatchObject({ rows, uses: fields });
  });

  it('with arrows among their sources have chains', () => {
    expect(uses(['Claim', 'Source'], [['It rained.', 'Agency → Daily Post']]).uses).toEqual([
      'claim.statement',
      'chain.text',
    ]);
  });

  it('with addresses as their sources have documents', () => {
    const row = ['It rained.', 'https://post.example/a'];
    expect(uses(['Claim', 'Source'], [row]).uses).toEqual(['claim.statement', 'document.url']);
    expect(uses(['Claim', 'Source', 'URL'], [row]).uses).toEqual(['claim.statement', 'note: Source', 'document.url']);
    expect(uses(['Claim', 'Source 1', 'Source 2'], [[...row, 'Post']]).uses).toEqual([
      'claim.statement',
      'document.url',
      'chain.source',
    ]);
  });

  it.each([
    [['id', 'slug', 'statement'], true],
    [['statement', 'weakest_link', 'id'], true],
    [['id', 'statement'], false],
    [['ID', 'Slug', 'Statement'], false],
    [['id', 'slug', 'name', 'kind'], true],
    [['id', 'name', 'slug', 'kinds'], false],
    [['id', 'title', 'published_note'], true],
    [['id', 'title', 'publisher'], false],
    [['claim_id', 'source', 'credits', 'position'], true],
  ])('with %j are ours: %s; the numbers of others are only keys', (headers, isOurs) => {
    const { mapping, layout } = propose(headers, []);
    expect(layout).toBe(isOurs ? 'Export of Whence' : null);
    expect(mapping.guarded).toBe(isOurs);
    expect(usesOf(mapping).some((use) => use.endsWith('.id'))).toBe(isOurs);
    expect(usesOf(mapping).some((use) => use.endsWith('.key'))).toBe(!isOurs);
  });

  it('of a workbook have no guard to take off, since Excel writes none', () => {
    expect(propose(['id', 'slug', 'statement'], [], { kind: 'xlsx' }).mapping.guarded).toBe(false);
  });

  it('keep free text as a note, though its header names a closed list', () => {
    const rows = Array.from({ length: 30 }, (_, at) => ['It rained.', `Verdict in words, number ${at}`]);
    expect(uses(['Claim', 'Verdict'], rows).uses).toEqual(['claim.statement', 'note: Verdict']);
    expect(uses(['Claim', 'Verdict'], rows.slice(0, 20)).uses).toEqual(['claim.statement', 'claim.status']);
  });

  it('have no more columns than headers, so that longer rows are refused', () => {
    const { mapping, rows } = imported(['Claim', 'A'], [['It rained.', 'b', 'c']]);
    expect(usesOf(mapping)).toEqual(['claim.statement', 'note: A']);
    expect(reasonsOf(rows[0])[0]).toContain('The row has 3 cells, the header 2.');
  });

  it('keep headers of any length', () => {
    const { mapping } = propose(['Claim', 'x'.repeat(5000)], []);
    expect(mappingSchema.parse(mapping)).toEqual(mapping);
  });

  it('ask for a claim, and what several columns of sources are', () => {
    expect(uses(['A', 'B']).asked).toEqual(['header', 'statement']);
    expect(uses(['Claim', 'Source 1', 'Source 2']).asked).toEqual(['sources']);
  });

  it.each([
    [['05.03.2024', '06.03.2024'], null, ['dates']],
    [['05.03.2024', '25.03.2024'], 'dmy', []],
    [['05/03/2024', '03/25/2024'], 'mdy', []],
    [['25.03.2024', '03.25.2024'], null, ['dates']],
    [['05.05.2024', '2024-03-05', 'March 2024', ''], null, []],
  ])('with dates %j are read as %s and ask %j', (dates, order, asked) => {
    const { mapping, questions } = propose(
      ['Claim', 'Source', 'Date'],
      numbered(dates.map((date) => ['x', 'y', date])),
    );
    expect(mapping.columns[2]?.as).toMatchObject({ field: 'utterance.said', dates: order });
    expect(questions.map(({ kind }) => kind)).toEqual(asked);
  });

  it.each([
    [['05.03.24', '25.12.98'], { dates: 'dmy', years: 'near' }, ['years']],
    [['05/03/24', '03/25/24'], { dates: 'mdy', years: 'near' }, ['years']],
    [['24-03-05', '98-12-25'], { dates: 'ymd', years: 'near' }, ['years']],
    [['05.03.24'], { dates: null, years: 'near' }, ['dates', 'years']],
    [['05.03.24', '25.12.45'], { dates: 'dmy' }, ['years']],
    [['5-Mar-24'], { dates: null, years: 'near' }, ['years']],
    [['05.03.2024', '25.03.24'], { dates: 'dmy', years: 'near' }, ['years']],
  ])('with years of two digits in %j are read as %j and ask %j', (dates, decided, asked) => {
    const given = dates.map((date) => ['x', 'y', date]);
    const { mapping, questions } = propose(['Claim', 'Source', 'Date'], numbered(given));
    const { dates: order, years } = { years: undefined, dates: null, ...mapping.columns[2]?.as };
    expect({ dates: order, ...(years && { years }) }).toEqual(decided);
    expect(questions.map(({ kind }) => kind)).toEqual(asked);
    const open = openQuestions(mapping, columnsOf(numbered(given))).map(({ kind }) => kind);
    expect(open).toEqual(asked.filter((kind) => !(kind === 'years' ? years : order)));
  });

  const oneOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
  const known = (['claim', 'document', 'source'] as const).flatMap((kind) =>
    Object.values(headerWords[kind]).flatMap((words) => listed(words)),
  );
  const ours = [...Object.values(claimList.columns).flatMap(({ csv }) => csv.map(({ name }) => name)), 'id', 'slug'];
  const header = fc.oneof(
    oneOf(known),
    oneOf(ours),
    fc.string(),
    oneOf(['', 'Comments', 'Source 1', 'refused_because']),
  );
  const cell = fc.oneof(
    fc.string(),
    oneOf([
      '',
      'confirmed',
      'A → B',
      'A; B',
      '05.03.2024',
      'https://a.example/1',
      'en',
      '7',
      "'=1",
      '"',
      'high',
      'person',
    ]),
  );

  it('of any kind get a mapping by which every cell is read, kept as a note, or refused', () =>
    fc.assert(
      fc.property(
        fc
          .array(header, { minLength: 1, maxLength: 9 })
          .chain((headers) =>
            fc.tuple(
              fc.constant(headers),
              fc.array(fc.array(cell, { maxLength: headers.length }), { minLength: 1, maxLength: 4 }),
            ),
          ),
        ([headers, rows]) => {
          const { mapping } = propose(headers, numbered(rows));
          expect(mappingSchema.parse(mapping)).toEqual(mapping);
          const problems = mappingProblems(mapping).map(({ reason }) => reason);
          expect(problems.filter((reason) => !reason.startsWith('Choose a column for one of these'))).toEqual([]);
          if (problems.length > 0) return;
          const take = interpreter(mapping);
          for (const row of numbered(rows)) {
            const read = take(row);
            if (read.kind !== 'row') {
              expect(read.kind === 'blank').toBe(row.slice(1).every((text) => visible(String(text)) === ''));
              continue;
            }
            const { claim, document, source } = read.row;
            const notes = (claim ?? document ?? source)?.notes;
            for (const [at, { as }] of mapping.columns.entries()) {
              const text = String(row[at + 1] ?? '');
              if (as.use !== 'note' || visible(text) === '') continue;
              expect(notes).toContainEqual({ name: as.name, text: mapping.guarded ? unguard(text) : text });
            }
          }
        },
      ),
      { numRuns: 1000 },
    ));

  it('can be said to have rows of another kind', () => {
    expect(usesOf(propose(['Title', 'Source', 'Kind'], [], { rows: 'document' }).mapping)).toEqual([
      'document.title',
      'document.publisher',
      'document.kind',
    ]);
  });
});
