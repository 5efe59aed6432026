'use client';

import { useState } from 'react';
import { Form } from '@/components/forms/form';
import { TextField } from '@/components/forms/text-field';
import { useForm } from '@/components/forms/use-form';
import { type CopyOutcome, withCopy } from '@/lib/captures/seen';
import { type Carried, carriedInWords } from '@/lib/documents/carried-in-words';
import { keptLinks } from '@/lib/documents/kept-links';
import { BringIn } from './bring-in';
import { FetchButton, fetchOnEnter } from './fetch-button';
import { HeldCopy } from './held-copy';
import { TextPaste } from './text-paste';
import { useIntake } from './use-intake';
import { noVersion, type VersionValues, versionDraft } from './version-draft';

type Props = { id: number; url: string; versions: number; close: () => void };

/** Stores another text of the document. Earlier texts are kept. */
export function AddVersion({ id, url, versions, close }: Props) {
  const [address, setAddress] = useState(url);
  const form = useForm<VersionValues, { number: number; copy: CopyOutcome } & Carried>({
    command: 'documents.addVersion',
    draft: versionDraft(id),
    initial: noVersion,
    input: ({ text, capture, read }) => ({
      documentId: id,
      text,
      links: keptLinks(text, read),
      capture: capture?.id ?? null,
    }),
    message: ({ number, copy, ...carried }) =>
      withCopy(
        number > versions
          ? [`Text stored as version ${number}`, ...carriedInWords(carried)].join('; ')
          : `This text is already stored: version ${number}`,
        copy,
      ),
    done: close,
  });
  const intaking = useIntake(form, noVersion);
  return (
    <Form form={form} submit="Store text" cancel={close}>
      <BringIn intaking={intaking} own={id}>
        <TextField
          name="address"
          label="Address"
          type="url"
          placeholder="https://"
          hint="Only its text is fetched."
          value={address}
          onChange={setAddress}
          beside={<FetchButton url={address} intaking={intaking} />}
          onKeyDown={fetchOnEnter(address, intaking)}
        />
      </BringIn>
      <TextPaste
        form={form}
        address={url}
        label="Text"
        hint="Paste the exact text. A stored text never changes, and the same text is not stored twice."
      />
      <HeldCopy form={form} />
    </Form>
  );
}
