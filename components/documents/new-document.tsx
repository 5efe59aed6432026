'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Form } from '@/components/forms/form';
import type { Chosen } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { AddressField } from './address-field';
import { BringIn } from './bring-in';
import { DocumentFields } from './document-fields';
import { type DocumentValues, documentInput, noDocument } from './document-values';
import { TextPaste } from './text-paste';
import { useIntake } from './use-intake';

/** The form for a document that is not there yet. */
export function NewDocument({ url = '', publisher = null }: { url?: string; publisher?: Chosen | null }) {
  const router = useRouter();
  const [initial] = useState<DocumentValues>({ ...noDocument, url, sourceId: publisher });
  const form = useForm<DocumentValues, { id: number; versionId: number | null }>({
    command: 'documents.create',
    draft: 'documents.create',
    initial,
    input: (values) => documentInput(values, true),
    message: ({ versionId }) => (versionId ? 'Document added with its text' : 'Document added'),
    done: ({ id }) => router.push(`/documents/${id}`),
  });
  const intaking = useIntake(form, initial);
  return (
    <Form form={form} submit="Add document" cancel={() => router.back()}>
      <DocumentFields
        form={form}
        address={
          <BringIn intaking={intaking}>
            <AddressField form={form} intaking={intaking} />
          </BringIn>
        }
      />
      <TextPaste
        form={form}
        label="Text (optional)"
        hint="Paste the exact text. It is stored as it is and never changes. Passages are marked in it."
      />
    </Form>
  );
}
