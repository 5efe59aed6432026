import { z } from 'zod';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';
import { NOTE_NAME_LIMIT, NOTE_TEXT_LIMIT } from '@/lib/import/mapping';

/** The kinds of record that can have notes. */
export const notedKinds = ['claim', 'source', 'document'] as const;
export type NotedKind = (typeof notedKinds)[number];

const id = z.int().positive();

/** A note as it shall be. Without a number it is a new one; with a blank text it is removed. */
export const setNote = z
  .object({
    entity: z.enum(notedKinds, 'Notes stand on claims, sources and documents.'),
    recordId: id,
    id: id.optional(),
    /** The text that the person saw, so that nothing is overwritten unseen. */
    was: z.string().max(NOTE_TEXT_LIMIT).optional(),
    name: z
      .string('A note needs a name.')
      .max(TYPED_LIMIT, `The name of a note has at most ${NOTE_NAME_LIMIT} characters.`)
      .transform(visible)
      .pipe(
        z
          .string()
          .min(1, 'A note needs a name, such as “Comments”.')
          .max(NOTE_NAME_LIMIT, `The name of a note has at most ${NOTE_NAME_LIMIT} characters.`),
      ),
    text: z
      .string('Write the note.')
      .max(NOTE_TEXT_LIMIT, `A note has at most ${NOTE_TEXT_LIMIT.toLocaleString('en')} characters.`)
      .transform((text) => text.trim()),
  })
  .refine((note) => note.id !== undefined || note.text !== '', {
    path: ['text'],
    message: 'Write the note.',
  });
