import { looksLikeClause } from '@/lib/detection/clauses';
import { isTrailingSpeaker } from '@/lib/detection/contents';
import { cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { openingOf } from '@/lib/detection/openings';
import { isBodyByNoun } from '@/lib/detection/people';
import { subjectBefore } from '@/lib/detection/subjects';
import { isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** What somebody says, as something that they have. */
const TOLD =
  /^(?:line|answer|reply|response|retort|rejoinder|verdict|position|stance|view|message|version|explanation|excuse|defen[cs]e|advice|theory|argument|claim|conclusion|assessment|account|warning|prediction|estimate|complaint|contention|counter|opinion|reasoning|admission|confession)$/;

/** How plainly somebody says what follows. */
const PLAIN =
  /^(?:blunt|clear|frank|categorical|adamant|unequivocal|unambiguous|emphatic|explicit|candid|curt|terse|firm|scathing|dismissive|defiant|unmoved|unrepentant|unapologetic|unimpressed|unconvinced|sc?k?eptical|optimistic|pessimistic|upbeat|downbeat|gloomy|cheerful|cautious|confident|certain|sanguine|specific|precise|philosophical|brief|harsh|stern|apologetic|conciliatory|blunter|clearer|franker|curter|terser|firmer|gloomier|briefer|harsher|sterner|warier)$/;

const LONGEST = 24;

/** “Acme’s answer: it was dry”, “Lee was blunter: it will close”, “She went further: it had never been safe”. */
export function plainWordsIn(s: Sentence): Found[] {
  const { tokens, inQuotation } = s;
  const from = openingOf(s);
  const length = tokens.slice(from, from + LONGEST).findIndex(({ text }) => text === ':');
  const colon = from + length;
  if (length < 2 || inQuotation[from] !== undefined || tokens[colon]?.end === tokens[colon + 1]?.start) return [];
  const to = tokens.length - (/^[.!]$/.test(tokens.at(-1)?.text ?? '') && !isQuotationStart(s, colon + 1) ? 1 : 0);
  const content = { from: colon + 1, to };
  const isQuoted = isQuotationStart(s, colon + 1);
  if (to <= content.from || tokens.at(-1)?.text === '?' || !(isQuoted || looksLikeClause(s, content))) return [];
  // “He went further: the tape, she said, was a fake”
  if (tokens.slice(colon, to).some(({ text }, i) => text === ',' && isTrailingSpeaker(s, colon + i + 1))) return [];
  const told = ownedBy(s, from, colon) ?? (isQuoted ? null : toldBy(s, from, colon));
  if (!told) return [];
  return [
    {
      ...{ source: [told.source], cue: [{ from: told.cue, to: colon + 1 }], content: [content], kind: 'report' },
      ...{ lemma: 'say', inQuotation: false, negated: false, rule: 'source, cue, content' },
    },
  ];
}

type ToldBy = { source: Range; cue: number };

/** “[Acme]’s short answer, to quote a memo”, “[Her] verdict” */
function ownedBy(s: Sentence, from: number, colon: number): ToldBy | null {
  const noun = s.tokens.slice(from, colon).findIndex(({ lower }) => TOLD.test(lower)) + from;
  if (noun <= from || (noun + 1 < colon && !/^(?:,|on|to|about)$/.test(s.tokens[noun + 1]?.lower ?? ''))) return null;
  const before = /^(?:adjective|name|noun)$/.test(s.tokens[noun - 1]?.class ?? '') ? noun - 1 : noun;
  const owner = s.tokens[before - 1];
  if (before === from + 1 && /^(?:his|her|their)$/.test(owner?.lower ?? ''))
    return { source: { from, to: from + 1 }, cue: before };
  const source = { from, to: before - 1 };
  return /^['’]s?$/.test(owner?.text ?? '') && source.to > from && canTell(s, source) ? { source, cue: before } : null;
}

/** “On costs [Lee] was blunter”, “[The union] had another version”, “[She] went further” */
function toldBy(s: Sentence, from: number, colon: number): ToldBy | null {
  const words = s.tokens.slice(from, colon);
  const verb =
    words.findIndex(({ lower }) => /^(?:is|are|was|were|has|had|offer(?:s|ed)|goes|went)$/.test(lower)) + from;
  if (verb <= from || words.some(({ class: it, lower }, i) => from + i !== verb && it === 'verb' && cueOf(lower)))
    return null;
  const rest = s.tokens.slice(verb + 1, colon);
  const link = rest.findIndex(({ class: it }) => it === 'preposition');
  const last = (link > 0 ? rest[link - 1] : rest.at(-1))?.lower ?? '';
  const isHave = /^(?:has|had|offer)/.test(s.tokens[verb]?.lower ?? '');
  const isTold = isHave
    ? TOLD.test(last)
    : /^(?:go|went)/.test(s.tokens[verb]?.lower ?? '')
      ? last === 'further'
      : PLAIN.test(last);
  const group = { from: verb, to: verb + 1, verb, passive: false, infinitive: false, finite: true, negated: false };
  const source = isTold ? subjectBefore(s, group) : null;
  return source && canTell(s, source) ? { source, cue: verb } : null;
}

function canTell(s: Sentence, source: Range): boolean {
  const { kind, noun } = headOf(s, source);
  return /^(?:name|people)$/.test(kind) || /^(?:he|she|they)$/.test(noun) || (kind === 'thing' && isBodyByNoun(noun));
}
