import type { Found } from '@/lib/detection/found';
import type { Sentence } from '@/lib/text/sentences';

const LONGEST_NAME = 6;

/** “Lee: The plan is dead”: headlines and transcripts. */
export function colonsIn(s: Sentence): Found[] {
  const { tokens } = s;
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (colon < 1 || colon > LONGEST_NAME || colon + 1 >= tokens.length) return [];
  const name = tokens.slice(0, colon);
  if (!name.every((token, i) => isNamePart(token.text, i)) || s.inQuotation[0] !== undefined) return [];
  if (!/^[\p{Lu}"“‘'«]/u.test(tokens[colon + 1]?.text ?? '')) return [];
  const end = /^[.!?…]$/.test(tokens.at(-1)?.text ?? '') ? tokens.length - 1 : tokens.length;
  if (end <= colon + 2) return [];
  return [
    {
      source: [{ from: 0, to: colon }],
      cue: [{ from: colon, to: colon + 1 }],
      content: [{ from: colon + 1, to: end }],
      kind: 'report',
      lemma: ':',
      inQuotation: false,
      negated: false,
      rule: 'name and colon',
    },
  ];
}

const isNamePart = (text: string, i: number) =>
  /^\p{Lu}/u.test(text) || (i > 0 && /^(?:['’]s|of|the|and|&|,|\/)$/.test(text));
