import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteHeader, noteNameOf } from '@/lib/exchange/note-headers';
import { ownLayoutOf, ownNoteNames } from '@/lib/import/own-layouts';
import { propose } from '@/lib/import/propose';

describe('the headers of notes', () => {
  it('are the names, where nobody could take them for anything else', () => {
    for (const name of ['Fact ID', 'Comments', 'Status', 'تعليق', 'a | b']) expect(noteHeader(name)).toBe(name);
  });

  it('say that they are notes where a column of ours, a formula or such a header would be alike', () => {
    expect(['status', 'id', 'credits', 'refused_because', 'note: status', '=1+1', 'a;=b'].map(noteHeader)).toEqual([
      'note: status',
      'note: id',
      'note: credits',
      'note: refused_because',
      'note: note: status',
      "note: '=1+1",
      "note: a;'=b",
    ]);
  });

  it('tell the names of all notes apart, and hold no formula', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('status', 'note: ', "'=", ';=', '\t-', 'id'));
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 4 }).map((parts) => parts.join('')),
        (text) => {
          const header = noteHeader(text);
          expect(noteNameOf(header)).toBe(text);
          expect(header).not.toMatch(/(?:^|[;\t])"*[=+\-@＝＋－＠]/);
        },
      ),
    );
  });

  it('come in again under their names, beside the columns of an export', () => {
    const headers = ['id', 'slug', 'statement', 'status', 'Comments', 'comments', 'Status', 'note: status'];
    expect(ownLayoutOf(headers)?.rows).toBe('claim');
    const { mapping } = propose(headers, [[2, '1', 'a', 'A.', 'disputed', 'one', 'two', 'three', 'four']]);
    expect(mapping.columns.slice(4).map(({ as }) => as)).toEqual(
      ['Comments', 'comments', 'Status', 'status'].map((name) => ({ use: 'note', name, whenEmpty: 'keep' })),
    );
  });

  it('are numbered where a file has one twice', () => {
    expect(ownNoteNames(['Comments', 'Comments', ''])).toEqual(['Comments', 'Comments (2)', 'Column 3']);
  });
});
