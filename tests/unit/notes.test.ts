import { describe, expect, it } from 'vitest';
import { beginningOf } from '@/lib/notes/beginning';
import { setNote } from '@/lib/notes/schema';

describe('a long note', () => {
  it('is folded behind its beginning: 600 characters, or six lines', () => {
    expect(beginningOf('short')).toBeNull();
    expect(beginningOf('x'.repeat(600))).toBeNull();
    expect(beginningOf('x'.repeat(601))).toHaveLength(600);
    expect(beginningOf('1\n2\n3\n4\n5\n6')).toBeNull();
    expect(beginningOf('1\n2\n3\n4\n5\n6\n7')).toBe('1\n2\n3\n4\n5\n6');
  });

  it('is not cut within a character', () => {
    expect(beginningOf(`${'x'.repeat(599)}😀 and more`)).toBe('x'.repeat(599));
  });
});

describe('a note that somebody writes', () => {
  const read = (note: object) => setNote.safeParse({ entity: 'claim', recordId: 1, name: 'A', text: 'b', ...note });

  it('has its name on one line and its text as it is, without blanks around it', () => {
    expect(read({ name: ' Fact \n ID ', text: '\n one\n two ' }).data).toMatchObject({
      name: 'Fact ID',
      text: 'one\n two',
    });
  });

  it('has a name and a text, unless it is to be removed', () => {
    expect(read({ name: '\u200b' }).error?.issues[0]?.message).toMatch('A note needs a name');
    expect(read({ text: ' ' }).error?.issues[0]?.message).toBe('Write the note.');
    expect(read({ id: 3, text: ' ' }).success).toBe(true);
    expect(read({ entity: 'topic' }).success).toBe(false);
    expect(read({ text: 'x'.repeat(100_001) }).error?.issues[0]?.message).toBe(
      'A note has at most 100,000 characters.',
    );
  });
});
