import type { Form } from '@/lib/detection/inflection';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** A verb with its auxiliaries and adverbs: “has also repeatedly said”. */
export type VerbGroup = Range & {
  verb: number;
  passive: boolean;
  infinitive: boolean;
  finite: boolean;
  negated: boolean;
};

const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  "'m",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  'got',
]);
/** Verbs that only say how another action is done: “went on to say”, “continued to insist”. */
const LIGHT =
  /^(?:go|goes|went|gone|going|continue|continues|continued|continuing|begin|begins|began|come|came|used|start|started|move|moved|try|tries|tried|trying|need|needs|needed|help|helped|have|has|had|seem|seems|seemed|appear|appeared|take|took|takes)$/;

/** The verb group around a verb. In: where the verb stands and in which form. */
export function verbGroupOf(s: Sentence, verb: number, form: Form): VerbGroup {
  const { tokens } = s;
  let from = verb;
  let auxiliary: Token | undefined;
  let passive = false;
  let negated = false;
  let infinitive = false;
  for (let i = verb - 1; i >= Math.max(0, verb - 8) && s.inQuotation[i] === s.inQuotation[verb]; i--) {
    const token = tokens[i];
    if (!token) break;
    if (token.text === ',' && i === from - 1 && !auxiliary) {
      const aside = asideBefore(s, i);
      if (aside < 0) break;
      i = aside;
    } else if (token.lower === 'to' && i === from - 1 && !auxiliary && canBeBase(tokens[verb], form)) {
      infinitive = true;
      if (tokens[i - 1]?.lower === 'yet') negated = true;
      const light = lightVerb(s, i - 1);
      if (light < 0) break;
      from = i = light;
      infinitive = false;
      auxiliary = tokens[light];
    } else if (isPartOfName(tokens, i, form)) break;
    else if (token.class === 'auxiliary') {
      if (
        !auxiliary &&
        BE.has(token.lower) &&
        (form === 'past' ||
          form === 'participle' ||
          (form === 'base' && /^(?:cast|read|put)$/.test(tokens[verb]?.lower ?? '')))
      )
        passive = true;
      auxiliary ??= token;
      if (/n't$|^cannot$/.test(token.lower)) negated = true;
      from = i;
    } else if (
      token.class === 'adverb' &&
      !/^(?:here|there|today|yesterday|tomorrow|tonight|instead|however|meanwhile|ago|perhaps|maybe|out|up|down|back|away)$/.test(
        token.lower,
      )
    ) {
      if (/^(?:not|n't|never|hardly|scarcely)$/.test(token.lower)) negated = true;
      from = i;
    } else if (i === from - 1 && (token.lower === 'once' || (token.lower === 'so' && tokens[from]?.lower === 'far'))) {
      from = i;
    } else break;
  }
  const finite =
    auxiliary !== undefined
      ? !/^(?:be|being|been|having)$/.test(tokens[from]?.lower ?? '')
      : !infinitive && form !== 'gerund';
  return { from, to: verb + 1, verb, passive, infinitive, finite, negated };
}

/** “Moody[’s] expects”, “McDonald[’s] said”: “is” and “has” do not stand before such a verb, or after such a name. */
export const isPartOfName = (tokens: readonly Token[], i: number, form: Form): boolean =>
  /^['’]s$/.test(tokens[i]?.lower ?? '') &&
  tokens[i - 1]?.class === 'name' &&
  (form === 'third' || BRAND.test(tokens[i - 1]?.lower ?? ''));

const BRAND =
  /^(?:moody|mcdonald|lloyd|sotheby|christie|levi|macy|kohl|wendy|domino|kellogg|sainsbury|tesco|waterstone|harrod|selfridge|bonham|phillip|denny|arby|hardee|kay|zale|dillard|lowe|papa john|trader joe|lay|reese|hershey|campbell|people|women|men|king|queen|john|land|dick)$/;

/** “to say”, “to put”; but “a guard I spoke to said”. */
const canBeBase = (token: Token | undefined, form: Form) =>
  form === 'base' || /^(?:bet|cast|cut|hit|let|put|quit|read|set|shed|split|spread)$/.test(token?.lower ?? '');

/** “has, however, said”: in, where the second comma stands; out, where the first one does, or -1. */
function asideBefore({ tokens }: Sentence, comma: number): number {
  for (let i = comma - 1; i >= Math.max(1, comma - 5); i--) {
    if (tokens[i]?.text === ',') {
      const before = tokens[i - 1];
      return before?.class === 'auxiliary' || before?.class === 'adverb' ? i : -1;
    }
  }
  return -1;
}

function lightVerb(s: Sentence, at: number): number {
  for (let i = at; i >= Math.max(0, at - 1); i--) if (LIGHT.test(s.tokens[i]?.lower ?? '')) return i;
  return -1;
}
