'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Form } from '@/components/forms/form';
import type { Chosen } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { type CopyOutcome, withCopy } from '@/lib/captures/seen';
import type { SentPage } from '@/lib/intake/bookmarklet';
import { AddressField } from './address-field';
import { BringIn } from './bring-in';
import { DocumentFields } from './document-fields';
import { type DocumentValues, documentInput, noDocument } from './document-values';
import { HeldCopy } from './held-copy';
import { TextPaste } from './text-paste';
import { useIntake } from './use-intake';

type Props = {
  url?: string;
  publisher?: Chosen | null;
  /** A page that was sent here, by which the form is filled in. */
  captured?: SentPage;
};

/** So much of what was selected is enough to find it. */
const SELECTION = 300;

/** The form for a new document. */
export function NewDocument({ url = '', publisher = null, captured }: Props) {
  const router = useRouter();
  const [initial] = useState<DocumentValues>({ ...noDocument, url, sourceId: publisher });
  const form = useForm<DocumentValues, { id: number; versionId: number | null; copy: CopyOutcome }>({
    command: 'documents.create',
    // What was begun by hand is about another document.
    draft: captured ? `documents.capture ${captured.url}` : 'documents.create',
    initial,
    input: (values) => documentInput(values, true),
    message: ({ versionId, copy }) => withCopy(versionId ? 'Document added with its text' : 'Document added', copy),
    done: ({ id, versionId }) => {
      const selection = captured?.selection.replace(/\s+/g, ' ').slice(0, SELECTION);
      router.push(
        versionId && selection ? `/documents/${id}/tag?find=${encodeURIComponent(selection)}` : `/documents/${id}`,
      );
    },
  });
  const intaking = useIntake(form, initial);
  const sent = useRef(captured);
  useEffect(() => {
    const page = sent.current;
    sent.current = undefined;
    if (page) void intaking.bring({ html: page.html, url: page.url });
  });
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
      <HeldCopy form={form} />
    </Form>
  );
}
