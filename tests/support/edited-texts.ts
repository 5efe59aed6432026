/** Articles with passages, and edits of which is known what becomes of each passage. Everything comes from a seed. */

type Said = { speaker: string; cue: string; content: string; isQuote: boolean };
/** A sentence with the places that are marked in it, in UTF-16 units of the sentence. */
type Marked = { text: string; source?: [number, number]; cue?: [number, number]; content?: [number, number] };
type Article = Marked[][];
export type Passage = { source: [number, number]; cue: [number, number]; content: [number, number] };
/**
 * A text, one that followed it, and a passage that must not stand in it any more (`gone`), or where it stands
 * (`kept`).
 */
export type Edited = { kind: string; before: string; after: string; passage: Passage } & (
  | { gone: true }
  | { gone: false; kept: Passage }
);

export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const SPEAKERS = [
  'Minister Ono',
  'Maria Ruiz',
  'Reuters',
  'The Information',
  'the company',
  'Ada Lind of the bank',
  'a spokesman',
  'Huawei',
  'the union',
  'Team North',
];
const CUES = ['said', 'told reporters', 'announced', 'confirmed', 'added', 'warned', 'claimed'];
const CONTENTS = [
  'the talks are continuing',
  'the plant will close by winter',
  'the harbour will be closed for repairs',
  'sales rose by 12 percent in March',
  'the company declined to comment on the report',
  'the ferry will stop at every island from 2024',
  'three ships were lost near the northern coast',
  'nobody was hurt when the old bridge fell',
  'the new chips may be late again this year',
  'Team North will win the cup after all',
];
const FILLERS = [
  'It rained all day.',
  'Nothing else is known.',
  'The market was closed.',
  'Many people came to the square in the evening.',
  'A second meeting is planned for next week.',
  'The Information has covered Huawei for years.',
  'Prices in the region have changed little since then.',
  'On Monday the council will meet again in the town hall.',
];

/** Few speakers and few things said, so that phrases repeat. */
function articleOf(random: (below: number) => number, repeats: number): Article {
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const said = (): Said => ({
    speaker: pick(SPEAKERS),
    cue: pick(CUES),
    content: CONTENTS[random(repeats)] ?? '',
    isQuote: random(4) === 0,
  });
  const paragraphs = 3 + random(5);
  return Array.from({ length: paragraphs }, () =>
    Array.from(
      { length: 1 + random(3) },
      (): Marked => (random(3) === 0 ? { text: pick(FILLERS) } : sentenceOf(said())),
    ),
  );
}

function sentenceOf({ speaker, cue, content, isQuote }: Said): Marked {
  const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  const place = (from: number, words: string): [number, number] => [from, from + words.length];
  if (isQuote) {
    const text = `“${content},” ${speaker} ${cue}.`;
    const at = content.length + 4;
    return { text, content: place(1, content), source: place(at, speaker), cue: place(at + speaker.length + 1, cue) };
  }
  const text = `${capital(speaker)} ${cue} that ${content}.`;
  const at = speaker.length + 1;
  return { text, source: place(0, speaker), cue: place(at, cue), content: place(at + cue.length + 6, content) };
}

const textOf = (article: Article) =>
  article.map((paragraph) => paragraph.map(({ text }) => text).join(' ')).join('\n\n');

/** Where the marks of a sentence stand in the text. */
function passageOf(article: Article, p: number, s: number): Passage {
  const start = [...article.slice(0, p), ...(s > 0 ? [article[p]?.slice(0, s) ?? []] : [])].reduce(
    (sum, paragraph, i) => sum + paragraph.map(({ text }) => text).join(' ').length + (i < p ? 2 : 1),
    0,
  );
  const { source = [0, 0], cue = [0, 0], content = [0, 0] } = article[p]?.[s] ?? {};
  const moved = ([from, to]: readonly number[]): [number, number] => [start + (from ?? 0), start + (to ?? 0)];
  return { source: moved(source), cue: moved(cue), content: moved(content) };
}

type Edit = (sentence: Marked, random: (below: number) => number) => Marked | null;
const part = ({ text }: Marked, [from, to]: readonly [number, number]) => text.slice(from, to);
/** Another wording at a place of a sentence; the marks move along. */
function withWords(sentence: Marked, at: readonly [number, number], words: string): Marked {
  const by = words.length - (at[1] - at[0]);
  const moved = (place?: [number, number]): [number, number] | undefined =>
    place && [place[0] >= at[1] ? place[0] + by : place[0], place[1] > at[0] ? place[1] + by : place[1]];
  return {
    text: sentence.text.slice(0, at[0]) + words + sentence.text.slice(at[1]),
    source: moved(sentence.source),
    cue: moved(sentence.cue),
    content: moved(sentence.content),
  };
}

const replaced =
  (pattern: RegExp, words: (found: string) => string): Edit =>
  (sentence) => {
    const [from, to] = sentence.content ?? [0, 0];
    const match = pattern.exec(sentence.text.slice(from, to));
    return match && withWords(sentence, [from + match.index, from + match.index + match[0].length], words(match[0]));
  };

/** Edits after which a passage is gone. */
const losing: Record<string, Edit> = {
  'words replaced': (sentence) =>
    sentence.content ? withWords(sentence, sentence.content, 'it is all over now') : null,
  'number altered': replaced(/\b(?:12|2024|three)\b/, (one) => ({ '12': '21', '2024': '2026' })[one] ?? 'seven'),
  'name altered': replaced(/North|March/, (one) => (one === 'North' ? 'South' : 'April')),
  'negation put in': replaced(/\b(?:are|will|rose|were|was|may)\b/, (one) => `${one} not`),
  'speaker replaced': (sentence, random) => {
    const now = part(sentence, sentence.source ?? [0, 0]);
    const others = SPEAKERS.filter((name) => !now.toLowerCase().includes(name.toLowerCase()));
    const other = others[random(others.length)] ?? '';
    return sentence.source
      ? withWords(
          sentence,
          sentence.source,
          sentence.source[0] === 0 ? other.charAt(0).toUpperCase() + other.slice(1) : other,
        )
      : null;
  },
  'cue denied': (sentence) => (sentence.cue ? withWords(sentence, sentence.cue, 'denied') : null),
  'cue negated': (sentence) =>
    sentence.cue ? withWords(sentence, sentence.cue, `never ${part(sentence, sentence.cue)}`) : null,
  'sentence removed': () => ({ text: '' }),
};

/** Edits after which a passage still says the same. */
const keeping: Record<string, Edit> = {
  'elsewhere alone': (sentence) => sentence,
  'typing error corrected': replaced(/[a-z]{7,}/, (one) => one.slice(0, 3) + one.slice(4)),
  'letters swapped': replaced(/[a-z]{6,}/, (one) => one.slice(0, 2) + one.charAt(3) + one.charAt(2) + one.slice(4)),
  'article put in': replaced(/ (?=every|cup|winter|repairs|reports?\b|year)/, () => ' the '),
  'day put in': (sentence) =>
    sentence.cue ? withWords(sentence, [sentence.cue[1], sentence.cue[1]], ' on Tuesday') : null,
  'line broken': replaced(/ /, () => '\n   '),
};

/** Articles of which one sentence was edited, and some others with it. */
export function* editedTexts(seed: number, count: number): Generator<Edited> {
  const random = randomOf(seed);
  const kinds = [...Object.keys(losing), ...Object.keys(keeping), 'paragraph moved', 'paragraph removed'];
  for (let made = 0; made < count; ) {
    const article = articleOf(random, 2 + random(CONTENTS.length - 2));
    const kind = kinds[random(kinds.length)] ?? '';
    const p = random(article.length);
    const s = random(article[p]?.length ?? 1);
    const sentence = article[p]?.[s];
    if (!sentence?.content) continue;
    const before = textOf(article);
    const passage = passageOf(article, p, s);
    const isOnly = article.flat().filter(({ text }) => text === sentence.text).length === 1;
    // Of two sentences that are the same nobody can say which one is left.
    if (!isOnly) continue;
    const others = (paragraph: Marked[], i: number) =>
      paragraph.map((one, j) => (i === p && j === s ? one : random(6) === 0 ? fillerEdited(one) : one));
    if (kind === 'paragraph removed' || kind === 'paragraph moved') {
      const rest = article.filter((_, i) => i !== p);
      if (kind === 'paragraph removed') {
        yield { kind, before, after: textOf(rest), passage, gone: true };
        made++;
        continue;
      }
      const to = random(rest.length + 1);
      const moved = [...rest.slice(0, to), article[p] ?? [], ...rest.slice(to)];
      yield { kind, before, after: textOf(moved), passage, gone: false, kept: passageOf(moved, to, s) };
      made++;
      continue;
    }
    const edit = losing[kind] ?? keeping[kind];
    const edited = edit?.(sentence, random);
    if (!edited) continue;
    const changed = article.map((paragraph, i) =>
      others(i === p ? paragraph.map((one, j) => (j === s ? edited : one)) : paragraph, i),
    );
    const shown = changed
      .map((paragraph) => paragraph.filter(({ text }) => text !== ''))
      .filter((paragraph) => paragraph.length > 0);
    if (shown.length === 0) continue;
    const after = textOf(shown);
    if (losing[kind]) yield { kind, before, after, passage, gone: true };
    else yield { kind, before, after, passage, gone: false, kept: passageOf(changed, p, s) };
    made++;
  }
}

/** A filler is worded a little differently, as it happens beside a correction. */
const fillerEdited = (sentence: Marked): Marked =>
  sentence.content ? sentence : { text: sentence.text.replace(' the ', ' this ').replace('all day', 'for hours') };
