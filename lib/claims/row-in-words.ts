import { counted } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import type { TermName } from '@/lib/terms';
import { confidences, likelihoods, linkStates, type Warning, warnings } from '@/lib/vocabulary';
import type { ChainStrip, ClaimRow } from './table';

/** One thing that a row of the table says, as a sentence. */
export type RowPart = { readonly term: TermName; readonly says: string };

type Row = Pick<
  ClaimRow,
  'chains' | 'chainCount' | 'weakestLink' | 'outlets' | 'origins' | 'confidence' | 'likelihood' | 'judged' | 'warnings'
>;

/** The row that has most to tell to somebody who sees the table for the first time; undefined where there is none. */
export function mostTelling<R extends Row>(rows: readonly R[]): R | undefined {
  const tells = ({ chains, warnings: found, confidence, weakestLink }: Row) =>
    Math.min(chains[0]?.hops.length ?? 0, 4) +
    Math.min(found.length, 2) +
    (confidence === 'none' ? 0 : 1) +
    (weakestLink === null ? 0 : 1);
  return rows.toSorted((a, b) => tells(b) - tells(a))[0];
}

/** What a row of the claims table says, part by part, in the order of its columns. */
export function rowInWords(row: Row): RowPart[] {
  const [chain] = row.chains;
  return [
    { term: 'chain', says: chain ? chainAsStory(chain, row.chainCount) : 'Nobody is recorded yet as saying so.' },
    ...(row.weakestLink ? [linkPart(row.weakestLink)] : []),
    { term: 'confidence', says: basisInWords(row) },
    ...(row.likelihood ? [likelihoodPart(row.likelihood)] : []),
    { term: 'origins', says: voicesInWords(row) },
    ...(row.warnings.length > 0 ? [{ term: 'warnings', says: row.warnings.map(inFull).join(' ') } as const] : []),
  ];
}

const inFull = (warning: Warning) => `“${warnings[warning].label}”: ${lower(warnings[warning].help)}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function chainAsStory({ hops, circular }: ChainStrip, chains: number): string {
  const [first, ...relays] = hops.map((hop) => ({ ...hop, name: sourceName(hop) }));
  const last = relays.at(-1);
  if (!first) return 'Nobody is recorded yet as saying so.';
  const more = chains > 1 ? ` ${counted(chains - 1, ['more chain leads', 'more chains lead'])} to it.` : '';
  const said = first.stance === 'denies' ? 'denies it' : first.stance === 'questions' ? 'doubts it' : 'says so';
  const circle = circular ? ' In the end they credit each other in a circle.' : '';
  if (!last) return `${first.name} ${said} in its own voice and credits nobody.${more}`;
  const begin =
    first.kind === 'unknown'
      ? 'Nobody recorded where it began.'
      : `${first.name} ${said}${first.kind === 'unnamed' ? ', without a name' : ''}.`;
  const between = relays.slice(0, -1).map(({ name }) => name);
  if (between.length > 2) return `${begin} ${last.name} has it by way of ${between.length} others.${circle}${more}`;
  const steps = relays.map(({ name }, i) => {
    const from = i === 0 ? (first.kind === 'unknown' ? 'somebody' : first.name) : (relays[i - 1]?.name ?? '');
    return `${name} credits ${from}`;
  });
  return `${begin} ${steps.join(', and ')}.${circle}${more}`;
}

function linkPart(state: keyof typeof linkStates): RowPart {
  return { term: 'link', says: `Its weakest link is ${linkStates[state].label}. ${linkStates[state].help}` };
}

function basisInWords({ confidence, judged }: Row): string {
  const whose = judged ? 'An editor judged it.' : 'A fixed rule suggests it; no editor has judged it.';
  if (confidence === 'none') return `It cannot be judged: there is too little to go on. ${whose}`;
  return `${confidences[confidence].label} confidence. ${confidences[confidence].help} ${whose}`;
}

function likelihoodPart(word: keyof typeof likelihoods): RowPart {
  const chance = lower(likelihoods[word].help).replace(/\.$/, '');
  return {
    term: 'likelihood',
    says: `How likely it is to be true is another question than how good the basis is. On what there is: ${likelihoods[word].label}, which means ${chance}.`,
  };
}

function voicesInWords({ outlets, origins }: Row): string {
  const heard = counted(outlets, ['outlet', 'outlets']);
  if (origins === 0) return `${heard}, and no origin that counts.`;
  const behind = `${heard}, ${counted(origins, ['independent origin', 'independent origins'])}.`;
  if (origins === 1 && outlets > 1) return `${behind} However many repeat it, it comes from one place.`;
  return origins > 1 ? `${behind} They do not have it from each other.` : behind;
}
