import { describe, expect, it } from 'vitest';
import {
  byDocument,
  filledIn,
  newUtterance,
  placeKey,
  type Standing,
  sourceMeant,
} from '@/lib/attributions/utterances.server';
import type { NamedSource } from '@/lib/commands/names';
import { NO_DATE_HELP } from '@/lib/format/date';

const at = '2026-03-05T17:20:00.000Z';
const spans: number[] = [0, 3];
const marked = { passage: 'marked' as const, versionId: 7, spans };
const said = { saidAt: at, saidPrecision: 'minute', saidNote: 'in the evening' } as const;

describe('a new utterance', () => {
  const of = { claimId: 1, sourceId: 2 };

  it('affirms, of unknown certainty and date, and its document has yet to be looked through', () => {
    const nothing = { certainty: null, versionId: null, spans: [], saidAt: null, saidPrecision: 'day', saidNote: '' };
    expect(newUtterance({ ...of, documentId: 3 }, {})).toEqual({
      ...{ ...of, ...nothing, documentId: 3, stance: 'affirms', passage: 'not_yet_looked_for' },
    });
    expect(newUtterance({ ...of, documentId: null }, {})).toMatchObject({ documentId: null, passage: null });
  });

  it('says what it is given, its passage only where there is a document, its place only where there is a text', () => {
    const wording = { ...marked, ...said, stance: 'denies' as const, certainty: 'possible' as const };
    expect(newUtterance({ ...of, documentId: 3 }, wording)).toEqual({ ...of, documentId: 3, ...wording });
    expect(newUtterance({ ...of, documentId: null }, { passage: 'not_there' }).passage).toBeNull();
    expect(newUtterance({ ...of, documentId: 3 }, { spans, versionId: null }).spans).toEqual([]);
    expect(newUtterance({ ...of, documentId: 3 }, { versionId: 7 }).spans).toEqual([]);
  });
});

describe('what an utterance gains from a chain', () => {
  const blank: Standing = {
    ...{ id: 1, sourceId: 2, documentId: 3, stance: 'affirms', passage: 'not_yet_looked_for', reportedAt: null },
    ...{ certainty: null, saidAt: null, title: '', published: '' },
  };
  const known: Standing = { ...blank, certainty: 'asserted', passage: 'not_there', saidAt: at };
  const wording = { ...marked, ...said, stance: 'denies' as const, certainty: 'possible' as const };

  it('is what it did not know, and never its stance', () => {
    const { stance: _, ...gained } = wording;
    expect(filledIn(blank, 3, wording)).toEqual(gained);
    expect(filledIn(known, 3, wording)).toEqual({});
    expect(filledIn(blank, 3, {})).toEqual({});
  });

  it('is its document, with the passage there, where it was known second-hand', () => {
    const loose = { ...blank, documentId: null, passage: null };
    expect(filledIn(loose, 3, {})).toEqual({ documentId: 3, passage: 'not_yet_looked_for' });
    expect(filledIn(loose, 3, marked)).toEqual({ documentId: 3, ...marked });
    expect(filledIn(loose, null, {})).toEqual({});
    expect(filledIn(blank, 4, {})).toEqual({});
  });

  it('is that the passage is not there, without a text', () => {
    expect(filledIn(blank, 3, { passage: 'not_there', spans })).toEqual({ passage: 'not_there' });
    expect(filledIn(blank, 3, { passage: 'marked', versionId: 7 })).toEqual({ ...marked, spans: [] });
  });
});

describe('the document of an utterance', () => {
  const document = { title: 'Item', publishedAt: new Date(at), publishedPrecision: 'month' } as const;

  it('says when it was reported, unless it is known when it was said', () => {
    expect(byDocument(document, null)).toEqual({ title: 'Item', published: 'March 2026', reportedAt: Date.parse(at) });
    expect(byDocument(document, '2026-01-01T00:00:00Z').reportedAt).toBe(Date.UTC(2026, 0, 1));
    expect(byDocument({ ...document, publishedAt: null }, null)).toEqual({
      ...{ title: 'Item', published: NO_DATE_HELP, reportedAt: null },
    });
    expect(byDocument(null, null)).toEqual({ title: null, published: NO_DATE_HELP, reportedAt: null });
    expect(byDocument(undefined, new Date(at)).reportedAt).toBe(Date.parse(at));
  });

  it('is asked for by claim, source and stance', () => {
    expect(placeKey(1, 2, 'denies')).toBe('utterance:1:2:denies');
    expect(placeKey(1, 2, undefined)).toBe('utterance:1:2:any');
  });
});

describe('the source that a name means', () => {
  const named = (id: number, description = ''): NamedSource => ({
    ...{ id, name: 'The Courier', slug: `the-courier-${id}`, kind: 'outlet', owner: null, domains: [], description },
  });
  const meant = (sources: readonly NamedSource[], choices = {}) =>
    sourceMeant(sources, 'The  COURIER', 'hops.1.', choices);

  it('is the only one of that name, or none yet', () => {
    expect(meant([])).toBeNull();
    expect(meant([named(4)])).toBe(4);
  });

  it('is asked for where there are several, until one of them is chosen', () => {
    const key = 'source:the courier';
    expect(meant([named(4), named(5)], { [key]: 5 })).toBe(5);
    for (const choices of [{}, { [key]: 6 }, { 'source:the herald': 5 }])
      expect(() => meant([named(4, 'x'.repeat(90)), named(5)], choices)).toThrow(
        expect.objectContaining({
          kind: 'conflict',
          fields: { 'hops.1.sourceId': expect.stringContaining('“The  COURIER”') },
          details: {
            choose: {
              ...{ key, field: 'hops.1.sourceId' },
              candidates: [
                { id: 4, label: 'The Courier', detail: expect.stringMatching(/ · x{80}$/) },
                { id: 5, label: 'The Courier', detail: expect.not.stringMatching(/· $/) },
              ],
            },
          },
        }),
      );
  });
});
