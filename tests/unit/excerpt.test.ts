import { describe, expect, it } from 'vitest';
import { type ExcerptPart, excerptOf } from '@/lib/claims/excerpt';

const text = 'First things first. 🙂 The chips work, Reuters said on Monday. Nobody else has it.';
const spanOf = (part: string) => {
  const start = [...text.slice(0, text.indexOf(part))].length;
  return [start, start + [...part].length];
};
const show = (parts: ExcerptPart[]) => parts.map(({ text, role }) => (role ? `[${role} ${text}]` : text)).join('');
const read = (source: string, cue: string, content: string, from = 0) =>
  show(
    excerptOf({
      text: [...text].slice(from).join(''),
      from,
      sourceSpans: source ? spanOf(source) : [],
      cueSpans: cue ? spanOf(cue) : [],
      contentSpans: content ? spanOf(content) : [],
    }),
  );

describe('an excerpt', () => {
  it('is the sentence with its roles, counted in code points', () =>
    expect(read('Reuters', 'said', 'The chips work')).toBe(
      '🙂 [content The chips work], [source Reuters] [cue said] on Monday.',
    ));

  it('shows cue before source before content where they overlap', () =>
    expect(read('Reuters', 'Reuters said', 'work, Reuters said on Monday')).toBe(
      '🙂 The chips [content work, ][cue Reuters said][content  on Monday].',
    ));

  it('spans as many sentences as the spans do', () =>
    expect(read('Nobody', '', 'The chips work')).toBe(
      '🙂 [content The chips work], Reuters said on Monday. [source Nobody] else has it.',
    ));

  it('says when it begins inside a sentence', () =>
    expect(read('Reuters', 'said', '', 26)).toBe('… chips work, [source Reuters] [cue said] on Monday.'));

  it('of no spans is the text', () => expect(read('', '', '')).toBe(text));
});
