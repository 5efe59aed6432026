'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Form } from '@/components/forms/form';
import type { Chosen } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { type CopyOutcome, withCopy } from '@/lib/captures/seen';
import { type SentPage, sentFrom } from '@/lib/intake/bookmarklet';
import type { Shared } from '@/lib/intake/shared';
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
  /** What a phone shares. */
  shared?: Shared;
};

/** So much of what was selected is enough to find it. */
const SELECTION = 300;

/** The form for a new document. */
export function NewDocument({ url = '', publisher = null, captured, shared }: Props) {
  const router = useRouter();
  const given = { ...noDocument, url: shared?.url ?? url, sourceId: publisher };
  // Beside an address, a text is what was selected there, and the page itself says its title better.
  const isText = shared?.url === '';
  const [initial] = useState<DocumentValues>(isText ? { ...given, title: shared.title, text: shared.text } : given);
  const selected = captured?.selection ?? (isText ? '' : shared?.text) ?? '';
  const form = useForm<DocumentValues, { id: number; versionId: number | null; copy: CopyOutcome }>({
    command: 'documents.create',
    // What was begun by hand is about another document.
    draft: captured || shared ? `documents.capture ${captured?.url ?? shared?.url}` : 'documents.create',
    initial,
    input: (values) => documentInput(values, true),
    message: ({ versionId, copy }) => withCopy(versionId ? 'Document added with its text' : 'Document added', copy),
    done: ({ id, versionId }) => {
      const selection = selected.replace(/\s+/g, ' ').slice(0, SELECTION);
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
          <>
            {shared && !isText && <SharedNote selected={selected} />}
            {captured && <SentNote page={captured} />}
            <BringIn intaking={intaking}>
              <AddressField form={form} intaking={intaking} />
            </BringIn>
          </>
        }
      />
      <TextPaste
        form={form}
        address={form.values.url}
        label="Text (optional)"
        hint="Paste the exact text. It is stored as it is and never changes. Passages are marked in it."
      />
      <HeldCopy form={form} />
    </Form>
  );
}

/** Says from which site a page was sent, and where its address is of another. */
function SentNote({ page }: { page: SentPage }) {
  const { words, isOther } = sentFrom(page);
  return (
    <p className={isOther ? 'beside notice' : 'beside muted'} role="status">
      {words}
    </p>
  );
}

/** Says what was shared, and that nothing happens by itself. */
function SharedNote({ selected }: { selected: string }) {
  return (
    <div className="beside notice" role="status">
      <p>This address was shared with Whence. Press “Fetch” to read the page.</p>
      {selected !== '' && (
        <p>
          After you save it with its text, this is looked for there: “
          <bdi>{selected.length > SELECTION ? `${selected.slice(0, SELECTION)}…` : selected}</bdi>”
        </p>
      )}
    </div>
  );
}
