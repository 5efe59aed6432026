import { isolated } from '@/lib/format/isolated';
import { counted } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { certainties, linkStates } from '@/lib/vocabulary';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';

/** What the sentences about a claim are made from. */
export type Basis = Pick<ClaimDetail, 'utterances' | 'attributions' | 'assessment' | 'outlets' | 'judged'>;
type AssessedOrigin = Basis['assessment']['origins'][number];

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWord = (n: number) => SMALL_NUMBERS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** “A”, “A and B”, “A, B, C and 2 more”. */
export function inList(names: readonly string[], most = 3): string {
  const shown = [...new Set(names)];
  const rest = shown.length - most;
  const items = rest > 0 ? [...shown.slice(0, most), `${rest} more`] : shown;
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** How a source is named inside a sentence. */
export function nameIn({ source }: UtteranceDetail): string {
  if (source.kind === 'unknown') return 'an unknown origin';
  const name = isolated(sourceName(source));
  return source.kind === 'unnamed' ? `${name} (unnamed)` : name;
}

/** What a claim rests on and how far it was verified, in a few plain sentences. */
export function howWellFounded(claim: Basis): string {
  const weighed = claim.assessment.origins.filter((origin) => origin.cluster !== null);
  const sentences = weighed.length > 0 ? originsInWords(claim, weighed) : [nothingCounts(claim)];
  return [...sentences, ...linksInWords(claim)].join(' ');
}

function namesOf(claim: Basis, origins: readonly AssessedOrigin[]): string[] {
  const byId = new Map(claim.utterances.map((utterance) => [utterance.id, utterance]));
  return origins.flatMap((origin) => byId.get(origin.utteranceId) ?? []).map(nameIn);
}

/** Both sides are named among the first, so that a long list hides neither. */
function sidesOf(claim: Basis, origins: readonly AssessedOrigin[]): string[] {
  const affirming = namesOf(
    claim,
    origins.filter((origin) => origin.stance !== 'denies'),
  );
  const denying = namesOf(
    claim,
    origins.filter((origin) => origin.stance === 'denies'),
  ).map((name) => `${name} (denies it)`);
  return [...affirming.slice(0, 1), ...denying.slice(0, 1), ...affirming.slice(1), ...denying.slice(1)];
}

function originsInWords(claim: Basis, origins: readonly AssessedOrigin[]): string[] {
  if (origins.length === 1 && claim.utterances.length === 1) {
    const [name] = namesOf(claim, origins);
    return [
      `${name} ${origins[0]?.stance === 'denies' ? 'denies it' : 'says so'} in its own voice, without crediting anybody.`,
    ];
  }
  const unknown = claim.assessment.origins.filter((origin) => origin.vacuous === 'unknown').length;
  const elsewhere = `Where ${inWord(unknown)} more ${unknown === 1 ? 'chain begins' : 'chains begin'} is not known.`;
  return [behindInWords(claim, origins), ...(unknown > 0 ? [elsewhere] : [])];
}

function behindInWords(claim: Basis, origins: readonly AssessedOrigin[]): string {
  const { outlets, assessment } = claim;
  const names = inList(sidesOf(claim, origins));
  const behind =
    outlets === 0 ? '.' : `, behind ${outlets === 1 ? 'one outlet' : counted(outlets, ['outlet', 'outlets'])}.`;
  const independent = assessment.independentOrigins;
  if (origins.length === 1) return `One origin, ${names}${behind}`;
  if (independent === origins.length) return `${capital(inWord(independent))} independent origins, ${names}${behind}`;
  const count = independent === 1 ? 'that count as one' : `of which ${inWord(independent)} are independent`;
  return `${capital(inWord(origins.length))} origins ${count}, ${names}${behind}`;
}

function nothingCounts(claim: Basis): string {
  const { origins } = claim.assessment;
  const verdict = claim.judged ? 'nothing can be suggested' : 'it cannot be judged';
  const because = (why: string) => `${why}: ${verdict}.`;
  if (claim.utterances.length === 0) return because('Nobody is recorded as saying so');
  const [reason, ...others] = new Set(origins.map((origin) => origin.vacuous));
  if (reason === undefined) return because('Everything that said so has been retracted');
  if (others.length > 0) return because('None of its origins can be weighed');
  const names = namesOf(claim, origins);
  const reasons = {
    unknown: 'It is not known where it comes from',
    circular: 'Those who report it credit each other in a circle',
    orphan: 'What it rested on has been retracted',
    questions: `Nobody says that it is so; ${inList(names)} only ${names.length === 1 ? 'raises' : 'raise'} doubt`,
  } as const;
  return because(reason ? reasons[reason] : 'No document with this claim is held here');
}

function linksInWords({ utterances, attributions }: Basis): string[] {
  const unknown = new Set(utterances.filter(({ source }) => source.kind === 'unknown').map(({ id }) => id));
  const links = attributions.filter((link) => !unknown.has(link.upstreamId));
  if (links.length === 0) return [];
  const checked = links.filter((link) => link.state === 'verified').length;
  const assumed = links.filter((link) => link.state === 'assumed').length;
  const inferred = `${assumed === 1 ? 'One link is' : `${capital(inWord(assumed))} links are`} an editor’s inference: no text says so.`;
  return [checkedInWords(utterances, attributions, links.length, checked), ...(assumed > 0 ? [inferred] : [])];
}

function checkedInWords(
  utterances: Basis['utterances'],
  attributions: Basis['attributions'],
  total: number,
  checked: number,
): string {
  if (checked === total) {
    return total === 1
      ? 'The link is checked against the document it credits.'
      : `${total === 2 ? 'Both' : `All ${inWord(total)}`} links are checked against the documents they credit.`;
  }
  if (checked > 0)
    return `${capital(inWord(checked))} of ${inWord(total)} links ${checked === 1 ? 'is' : 'are'} checked.`;
  const credited = new Set(attributions.map((link) => link.upstreamId));
  const [last, ...others] = utterances.filter(({ id }) => !credited.has(id));
  const where = last && others.length === 0 ? ` above ${nameIn(last)}` : '';
  if (total === 1) return `Nobody here has checked the link${where}.`;
  return where
    ? `Nobody here has checked the ${inWord(total)} links${where}.`
    : `Nobody here has checked any of the ${inWord(total)} links.`;
}

/** The whole graph of a claim as sentences, one for each attribution and each source that stands alone. */
export function graphInWords({ utterances, attributions }: Pick<Basis, 'utterances' | 'attributions'>): string {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const linked = new Set(attributions.flatMap((link) => [link.downstreamId, link.upstreamId]));
  const alone = utterances
    .filter(({ id }) => !linked.has(id))
    .map((utterance) => `${nameIn(utterance)} ${stanceInWords(utterance)}, crediting nobody.`);
  const relays = attributions.flatMap(({ downstreamId, upstreamId, state }) => {
    const [downstream, upstream] = [byId.get(downstreamId), byId.get(upstreamId)];
    if (!downstream || !upstream) return [];
    return [
      `${nameIn(downstream)} ${stanceInWords(downstream)}, crediting ${nameIn(upstream)} (${linkStates[state].label}).`,
    ];
  });
  return [...relays, ...alone].map(capital).join(' ');
}

/** What somebody does. If the document does not contain the claim, only that it is recorded so. */
function stanceInWords({ stance, certainty, passage }: UtteranceDetail): string {
  const said = { affirms: 'says so', denies: 'denies it', questions: 'questions it' } as const;
  const saying = { affirms: 'saying so', denies: 'denying it', questions: 'questioning it' } as const;
  const surely = certainty ? ` (${certainties[certainty].label})` : '';
  return passage === 'not_there'
    ? `is recorded as ${saying[stance]}${surely}, though its document does not`
    : said[stance] + surely;
}
