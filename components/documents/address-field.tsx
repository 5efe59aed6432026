'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/components/forms/use-form';
import type { DocumentValues } from './document-values';
import { useRecognised } from './use-recognised';

type There = { id: number; title: string };

/** The address; tells at once which document has it already, and fills in the publisher by its domain. */
export function AddressField({ form, own }: { form: FormState<DocumentValues>; own?: number }) {
  const { url, sourceId } = form.values;
  const known = useRecognised(url);
  const filled = useRef<number | null>(null);
  const publisher = known?.source;
  // Only what nobody chose by hand is filled in.
  useEffect(() => {
    if (own !== undefined || !publisher || publisher.id === filled.current) return;
    if (sourceId && sourceId.id !== filled.current) return;
    filled.current = publisher.id;
    form.set({ sourceId: { id: publisher.id, label: publisher.label } });
  }, [own, publisher, sourceId, form]);
  const refused = form.problem?.document as There | undefined;
  const there = refused ?? (known?.document && known.document.id !== own ? known.document : undefined);
  const wrong = known?.problem && /^[a-z]+:\/\/.+\./i.test(url.trim()) ? known.problem : undefined;
  return (
    <>
      <TextField
        form={form}
        name="url"
        label="Address"
        type="url"
        placeholder="https://"
        autoFocus={own === undefined}
        error={form.errors.url ?? wrong}
        hint="Leave it empty for what is not on the web."
      />
      {there && (
        <p className="beside notice" role="status">
          This address is here already:{' '}
          <Link href={`/documents/${there.id}`} prefetch={false}>
            {there.title}
          </Link>
        </p>
      )}
    </>
  );
}
