import { describe, expect, it } from 'vitest';
import { proposed } from '../support/tagging-words';

/** How the press tells of statements: what is denied, by whom, and what stands around it. */
const cases: Record<string, [text: string, ...expected: string[]][]> = {
  'claims that are denied': [
    ['Holt has rejected allegations that she took a key.', 'Holt | has rejected allegations | that she took a key'],
    [
      'Holt refuted a report by Metro TV that nine had gone.',
      'Holt | refuted a report by Metro TV | that nine had gone',
    ],
    ['Holt brushed aside suggestions that he would quit.', 'Holt | brushed aside suggestions | that he would quit'],
    ['She scoffed at the notion that ships could dock.', 'She | scoffed at the notion | that ships could dock'],
    ['The firm rejected any claim it had lied.', 'The firm | rejected any claim | it had lied'],
    [
      'The firm dismissed the rumour that it was sold as nonsense.',
      'The firm | dismissed the rumour | that it was sold',
    ],
    [
      'Holt described as “false” accusations by two men that he stole.',
      'Holt | described as “false” accusations by two men | that he stole',
    ],
    [
      'Holt rejected the idea that it was safe: an alarm went off.',
      'Holt | rejected the idea | that it was safe',
      'Holt | : | an alarm went off',
    ],
    ['Holt did not deny a report that he was paid.'],
    ['Holt rejected the article that she had written.', 'Holt | rejected | the article that she had written'],
  ],
  'what others say of what is denied, and when': [
    ['Holt denies that the ward stood empty, as the Mail claimed.', 'Holt | denies | that the ward stood empty'],
    ['The bank denied that it was short, a day after a clerk had fled.', 'The bank | denied | that it was short'],
  ],
};
for (const [name, all] of Object.entries(cases))
  describe(name, () => {
    for (const [text, ...expected] of all)
      it(text, () => {
        expect(proposed(text)).toEqual(expected);
      });
  });
