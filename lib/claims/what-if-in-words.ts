import type { WhatIf } from '@/lib/assessments/what-if';
import { isolated } from '@/lib/format/isolated';
import { counted, grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { type SourceKind, type WhatIfVerdict, wordsOf } from '@/lib/vocabulary';
import { inList } from './in-words';

/** What is asked about. `owned`: with everything it owns. */
export type Subject = { kind: 'source' | 'document'; name: string; owned?: boolean };
type Counts = { total: number; counts: Readonly<Record<WhatIfVerdict, number>>; bare: number };

/**
 * The whole answer in one sentence: “If Reuters fell, 6 of the 9 claims it stands in would lose all support, 2 would
 * drop and one would stay as it is.”
 */
export function answerInWords(subject: Subject, { total, counts, bare }: Counts): string {
  const { kind, owned } = subject;
  const name = isolated(subject.name);
  const plural = kind === 'source' && owned;
  const what =
    kind === 'document' ? `“${name}” were retracted` : plural ? `${name} and all it owns fell` : `${name} fell`;
  const stands = kind === 'document' ? 'that stand in it' : plural ? 'they stand in' : 'it stands in';
  if (total === 0) return `If ${what}, nothing would change: no claim rests on ${plural ? 'them' : 'it'}.`;
  const ends: Record<WhatIfVerdict, readonly [string, string]> = {
    falls: counts.falls === bare ? same('lose all support') : same('lose all support, or too much of it to be judged'),
    drops: same('drop'),
    rises: same('rise'),
    same: ['stay as it is', 'stay as they are'],
  };
  const there = wordsOf(ends).filter((verdict) => counts[verdict] > 0);
  const [first = 'same', ...others] = there;
  const end = (verdict: WhatIfVerdict) => `would ${ends[verdict][counts[verdict] === 1 ? 0 : 1]}`;
  if (total === 1) return `If ${what}, the one claim ${stands.replace('stand in it', 'stands in it')} ${end(first)}.`;
  if (others.length === 0) {
    const all = `all ${counted(total, ['claim', 'claims'])} ${stands}`;
    return first === 'same'
      ? `If ${what}, nothing would change: ${all} ${end(first)}.`
      : `If ${what}, ${all} ${end(first)}.`;
  }
  const parts = [
    `${grouped(counts[first])} of the ${grouped(total)} claims ${stands} ${end(first)}`,
    ...others.map((verdict) => `${grouped(counts[verdict])} ${end(verdict)}`),
  ];
  return `If ${what}, ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`;
}

const same = (text: string) => [text, text] as const;

type Named = { name: string; kind: SourceKind; denies: boolean };
type Lost = Pick<WhatIf, 'verdict' | 'before' | 'after' | 'part'> & {
  readonly [K in 'fallen' | 'cut' | 'weaker' | 'stronger']: readonly Named[];
};

/** What one claim would lose, or why it would lose nothing. */
export function lossInWords({ verdict, before, after, part, fallen, cut, weaker, stronger }: Lost): string {
  if (!part) return 'What it says there is already retracted.';
  const sentences: string[] = [];
  if (fallen.length > 0)
    sentences.push(`${listed(fallen)} would fall as ${fallen.length === 1 ? 'an origin' : 'origins'}.`);
  if (cut.length > 0) sentences.push(`Nothing held here would lead to ${listed(cut)} any more.`);
  if (weaker.length > 0) sentences.push(`${listed(weaker)} would reach us by a weaker path.`);
  if (stronger.length > 0) sentences.push(`${listed(stronger)} would count for more.`);
  if (sentences.length === 0) {
    if (verdict === 'rises') return 'What is left is stronger without it.';
    return before.origins === 0
      ? 'No origin counts even now.'
      : 'It only passes this on. The origins are reached without it.';
  }
  if (fallen.length + cut.length > 0) sentences.push(leftInWords(before.origins, after.origins));
  return sentences.join(' ');
}

function leftInWords(before: number, after: number): string {
  if (after === 0) return before === 1 ? 'There is no other.' : 'None would be left.';
  if (after === before) return 'Another origin that counts as one with it would stay.';
  return `${grouped(after)} of ${grouped(before)} independent origins would be left.`;
}

function listed(sources: readonly Named[]): string {
  const about = ({ kind, denies }: Named) =>
    [kind === 'unnamed' && 'unnamed', denies && 'denies it'].filter(Boolean).join(', ');
  return inList(
    sources.map((source) =>
      about(source) ? `${isolated(sourceName(source))} (${about(source)})` : isolated(sourceName(source)),
    ),
  );
}
