'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { type Carried, carriedInWords } from '@/lib/documents/carried-in-words';
import { TextPaste } from './text-paste';

type Props = { id: number; versions: number; close: () => void };

/** Stores another text of the document; the ones before stay. */
export function AddVersion({ id, versions, close }: Props) {
  const form = useForm<{ text: string }, { number: number } & Carried>({
    command: 'documents.addVersion',
    draft: `documents.addVersion:${id}`,
    initial: { text: '' },
    input: ({ text }) => ({ documentId: id, text }),
    message: ({ number, ...carried }) =>
      number > versions
        ? [`Text stored as version ${number}`, ...carriedInWords(carried)].join('; ')
        : `This text is here already: version ${number}`,
    done: close,
  });
  return (
    <Form form={form} submit="Store text" cancel={close}>
      <TextPaste
        form={form}
        label="Text"
        hint="Paste the exact text. A stored text is never altered; a text that is here already is not stored twice."
      />
    </Form>
  );
}
