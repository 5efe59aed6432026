import type { SheetLink, SheetUtterance } from '@/lib/attributions/sheet';

/** An utterance as the sheet of a claim has it; the source of number 2 is number 20. */
export const place = (id: number, name: string, more: Partial<SheetUtterance> = {}): SheetUtterance => ({
  ...{
    id,
    version: 1,
    source: { id: id * 10, name, slug: name.toLowerCase(), kind: 'outlet', reliability: null },
    document: null,
  },
  ...{
    stance: 'affirms',
    certainty: null,
    passage: null,
    passageText: null,
    saidAt: null,
    saidPrecision: 'day',
    saidNote: '',
    reportedAt: null,
  },
  ...more,
});
/** A link of such a sheet; without a cue nothing shows it. */
export const link = (id: number, upstreamId: number, downstreamId: number, cue = ''): SheetLink => ({
  ...{
    id,
    version: 1,
    upstreamId,
    downstreamId,
    state: cue ? 'reported' : 'assumed',
    cue,
    note: '',
    verbatim: false,
    readings: [],
  },
});
