import { describe, expect, it } from 'vitest';
import { Anchoring } from '@/lib/anchoring/anchor';
import { saysTheSame } from '@/lib/anchoring/faithful';

const placeOf = (text: string, words: string, nth = 0): [number, number] => {
  let at = text.indexOf(words);
  for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`«${words}» is not in the text.`);
  return [at, at + words.length];
};
const wordsAt = (text: string, spans: readonly number[] = []) => text.slice(spans[0], spans[1]);
const carried = (before: string, words: string, after: string, nth = 0) => {
  const found = new Anchoring(before, after).anchor(placeOf(before, words, nth));
  return found && wordsAt(after, found.spans);
};
const likely = (before: string, words: string, after: string) => {
  const found = new Anchoring(before, after).likely([placeOf(before, words)]);
  return found && [found.isRefused, wordsAt(after, found.spans)];
};

describe('evidence never changes hands', () => {
  const passage = 'the plant will close by winter';
  const ono = `Minister Ono told reporters ${passage}.`;
  const ruiz = `Minister Ruiz denied to reporters ${passage}.`;

  it.each([
    ['another speaker says it', `${ono}\n\n${ruiz}`, ruiz],
    [
      'another speaker says it, who was edited too',
      `${ono}\n\n${ruiz}`,
      `It rains.\n\n${ruiz.replace('denied', 'has denied')}`,
    ],
    ['the speaker was replaced', ono, ono.replace('Ono', 'Ruiz')],
    ['the cue was replaced', ono, ono.replace('told', 'asked')],
    ['the cue became a denial', ono, ono.replace('told reporters', 'denied to reporters that')],
    ['the cue was negated', ono, ono.replace('told', 'never told')],
    ['the cue was negated by a short form', ono, ono.replace('told reporters', "didn't tell reporters")],
    ['a name became nobody', ono, ono.replace('Minister Ono', 'A resident')],
    ['an unnamed speaker is another one', `Some officials told us ${passage}.`, `Some residents told us ${passage}.`],
    ['another man says it after him', ono, `Ruiz told reporters ${passage} after Minister Ono left.`],
    ['the speaker comes after', `“${passage},” Minister Ono said.`, `“${passage},” Minister Ruiz said.`],
    [
      'the speaker stands in the sentence before',
      `Minister Ono spoke. He said ${passage}.`,
      `Minister Ruiz spoke. He said ${passage}.`,
    ],
    [
      'the speaker of a pronoun was taken out',
      `Ruiz left. Ono came. He said ${passage}.`,
      `Ruiz left. He said ${passage}.`,
    ],
    [
      'the speaker stands in the next sentence',
      `“${passage}.” Minister Ono said so today.`,
      `“${passage}.” Minister Ruiz said so today.`,
    ],
    [
      'two speakers were swapped',
      `Ono said ${passage}. Ruiz said it is cold.`,
      `Ruiz said ${passage}. Ono said it is cold.`,
    ],
  ])('%s', (_, before, after) => {
    expect(carried(before, passage, after)).toBeNull();
    expect(carried(before, passage, `News of the day.\n\n${after}\n\nThe end of it.`)).toBeNull();
  });

  it.each([
    ['das Werk schließt im Winter', 'Minister Ono sagte der Presse, $.', 'Minister Ono bestritt vor der Presse, $.'],
    ['das Werk schließt im Winter', 'Minister Ono sagte der Presse, $.', 'Minister Ono sagte der Presse nicht, $.'],
    ['завод закроют зимой', 'Министр Оно сказал, что $.', 'Министр Оно не сказал, что $.'],
    ['завод закроют зимой', 'Министр Оно сказал, что $.', 'Министр Руис сказал, что $.'],
    ['l’usine fermera cet hiver', 'Le ministre a dit à la presse que $.', 'Le ministre a nié devant la presse que $.'],
    ['المصنع سيغلق في الشتاء', 'أعلن الوزير أن $.', 'نفى الوزير أن $.'],
    ['工厂将在冬天关闭', '部长表示$。', '部长否认$。'],
    ['工場は冬に閉鎖される', '小野大臣は$と述べた。', 'ルイス大臣は$と述べた。'],
    ['המפעל ייסגר בחורף', 'השר אמר כי $.', 'השר הכחיש כי $.'],
  ])('in other languages: %s', (words, one, other) => {
    const [before, after] = [one.replace('$', words), other.replace('$', words)];
    expect(carried(before, words, after)).toBeNull();
    expect(carried(`${before}\n\n1 2 3 4`, words, `5 6 7 8\n\n${before}`)).toBe(words);
  });

  it.each([
    ['a day was put in', ono.replace('reporters', 'reporters on Monday')],
    [
      'a day was corrected',
      ono.replace('told reporters', 'told reporters on Monday,'),
      ono.replace('told reporters', 'told reporters on Tuesday,'),
    ],
    ['an article was put in', ono.replace('reporters', 'the reporters')],
    ['a typing error was corrected', ono.replace('reporters', 'reportrs')],
    ['his first name was put in', ono.replace('Ono', 'Taro Ono')],
    ['a paragraph was put in before', `Minister Ruiz was silent.\n\n${ono}`],
    ['its lines were broken', ono.replace('told reporters', 'told\n   reporters')],
    ['its paragraph was moved', ono],
  ])('%s: it stays his', (_, one, other = one) => {
    const rest = 'A quiet week in the harbour of the town.\n\nNobody else was in the room.';
    const before = one === other ? ono : one;
    expect(carried(`${before}\n\n${rest}`, passage, `${rest}\n\n${other}`)).toBe(passage);
    expect(carried(`${rest}\n\n${before}`, passage, `${other}\n\n${rest}`)).toBe(passage);
  });

  it('a person is shown what stands there', () => {
    expect(likely(`${ono}\n\n${ruiz}`, passage, ruiz)).toEqual([false, passage]);
    expect(likely(ono, passage, ono.replace('Ono', 'Ruiz'))).toEqual([true, passage]);
    expect(
      likely(
        `It rains. ${ono} It snows.`,
        passage,
        `It rains. Minister Ono told us the plant will stay open this winter. It snows.`,
      ),
    ).toEqual([false, 'Minister Ono told us the plant will stay open this winter.']);
    expect(likely(`It rains. ${ono} It snows.`, passage, 'It rains. It snows.')).toBeNull();
  });
});

describe('what a passage says', () => {
  it.each([
    ['sales rose by 12 percent', 'sales rose by 21 percent'],
    ['sales did rise', 'sales did not rise'],
    ['Team North will win', 'Team South will win'],
    ['it costs $12', 'it costs €12'],
    ['it costs 1.5 million', 'it costs 15 million'],
    ['a loss of -5 degrees', 'a loss of 5 degrees'],
    ['three ships were lost', 'seven ships were lost'],
    ['costs a million', 'costs a billion'],
    ['the output will increase', 'the output will decrease'],
    ['the plan is legal', 'the plan is illegal'],
    ['exports will fall', 'imports will fall'],
    ['they can come', "they can't come"],
    ['it will close', 'it may close'],
    ['it is harmful', 'it is harmless'],
    ['it closes in May', 'it closes in June'],
    ['die Zahl stieg', 'die Zahl stieg nicht'],
    ['завод закроют', 'завод не закроют'],
    ['工厂将关闭', '工厂将不关闭'],
    ['will close', 'will close?'],
    ['1 2 ships', '12 ships'],
    ['he sued her', 'her sued he'],
  ])('«%s» is not «%s»', (one, other) => {
    expect(saysTheSame(one, other)).toBe(false);
    expect(saysTheSame(other, one)).toBe(false);
  });

  it.each([
    ['The harbour will close', 'The harbor will close'],
    ['it will be closed soon', 'it will close soon'],
    ['the ferry, which is old', 'the ferry which is old'],
    ['the haror will close', 'the harbor will close'],
    ['recieve the letter', 'receive the letter'],
    ['per cent of it', 'percent of it'],
    ['the "old" ferry', 'the “old” ferry'],
    ['The ferry', 'the ferry'],
    ['in the north', 'in north'],
    ['from 10-12 ships', 'from 10–12 ships'],
  ])('«%s» is «%s»', (one, other) => {
    expect(saysTheSame(one, other)).toBe(true);
    expect(saysTheSame(other, one)).toBe(true);
  });
});

describe('words are not taken where the same words stood before', () => {
  const text =
    'Reuters said that the talks are continuing. Nothing else is known. Bloomberg said that the talks are continuing.';
  const tag = [placeOf(text, 'Reuters'), placeOf(text, 'said'), placeOf(text, 'the talks are continuing')];
  const after = text.replace('the talks are continuing', 'the talks are over');

  it('though those of the passage are gone', () => {
    expect(new Anchoring(text, after).together(tag)).toBeNull();
    expect(carried(text, 'the talks are continuing', after)).toBeNull();
    expect(carried(text, 'the talks are continuing', after, 1)).toBe('the talks are continuing');
    const edited = after.replace('Bloomberg said', 'Bloomberg said today');
    expect(carried(text, 'the talks are continuing', edited)).toBeNull();
    expect(new Anchoring(text, edited).together(tag)).toBeNull();
  });

  it('a name is carried within its own sentence', () => {
    const before = 'The Information has covered Huawei for years. The Information reported that chips are late.';
    const parts = [
      placeOf(before, 'The Information', 1),
      placeOf(before, 'reported'),
      placeOf(before, 'chips are late'),
    ];
    const second = before.replace('The Information reported', 'Reuters reported');
    for (const now of [
      second,
      `New. ${second}`,
      second.replace('for years', 'for many years'),
      second.replace('has covered', 'covered'),
    ])
      expect(new Anchoring(before, now).together(parts)).toBeNull();
    const kept = before.replace('for years', 'for many years');
    expect(new Anchoring(before, kept).together(parts)?.parts.map((spans) => wordsAt(kept, spans))).toEqual([
      'The Information',
      'reported',
      'chips are late',
    ]);
  });

  it('white space does not matter', () => {
    const one = 'Then the mayor said that it rains. He will go.';
    const two = 'Then the mayor\n   said that  it rains.\tHe will\u00a0go.';
    for (const words of ['the mayor said', 'mayor', 'it rains. He will go'])
      expect(carried(one, words, two)?.replace(/\s+/g, ' ')).toBe(words);
    expect(carried(two, 'the mayor\n   said', one)).toBe('the mayor said');
    expect(carried(`${two} And so on.`, 'the mayor\n   said', `And now: ${one}`)).toBe('the mayor said');
  });
});
