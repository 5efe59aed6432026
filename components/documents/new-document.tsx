'use client';

import { useRouter } from 'next/navigation';
import { Form } from '@/components/forms/form';
import type { Chosen } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { DocumentFields } from './document-fields';
import { type DocumentValues, documentInput, noDocument } from './document-values';
import { TextPaste } from './text-paste';

/** The form for a document that is not there yet. */
export function NewDocument({ url = '', publisher = null }: { url?: string; publisher?: Chosen | null }) {
  const router = useRouter();
  const form = useForm<DocumentValues, { id: number; versionId: number | null }>({
    command: 'documents.create',
    draft: 'documents.create',
    initial: { ...noDocument, url, sourceId: publisher },
    input: (values) => documentInput(values, true),
    message: ({ versionId }) => (versionId ? 'Document added with its text' : 'Document added'),
    done: ({ id }) => router.push(`/documents/${id}`),
  });
  return (
    <Form form={form} submit="Add document" cancel={() => router.back()}>
      <DocumentFields form={form} />
      <TextPaste
        form={form}
        label="Text (optional)"
        hint="Paste the exact text. It is stored as it is and never altered; passages are marked in it."
      />
    </Form>
  );
}
