'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/components/forms/use-form';
import type { DocumentValues } from './document-values';
import { FetchButton, fetchOnEnter } from './fetch-button';
import type { Intaking } from './use-intake';
import { useRecognised } from './use-recognised';
import { VersionThere } from './version-there';

const documentThere = z.object({ id: z.number(), title: z.string() });
type There = z.output<typeof documentThere> & { deleted?: boolean };

type Props = {
  form: FormState<DocumentValues>;
  /** The document being edited. */
  own?: number;
  /** Lets the address be fetched. */
  intaking?: Intaking<DocumentValues>;
};

/**
 * The address field. It shows at once which document already has the address, and fills in the publisher by its domain.
 */
export function AddressField({ form, own, intaking }: Props) {
  const { url, sourceId, text, capture, read } = form.values;
  const known = useRecognised(url);
  const filled = useRef<number | null>(null);
  const publisher = known?.source;
  // Fills in only what nobody has chosen by hand.
  useEffect(() => {
    if (own !== undefined || !publisher || publisher.id === filled.current) return;
    if (sourceId && sourceId.id !== filled.current) return;
    filled.current = publisher.id;
    form.set({ sourceId: { id: publisher.id, label: publisher.label } });
  }, [own, publisher, sourceId, form]);
  const brought = intaking?.state.step === 'done' ? intaking.state.intake : null;
  const refused: There | undefined = documentThere.safeParse(form.problem?.document).data;
  const there =
    refused ?? (known?.document && known.document.id !== own ? known.document : (brought?.existing ?? undefined));
  const alike = !there && known?.alike && known.alike.id !== own ? known.alike : null;
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
        hint={
          intaking
            ? '“Fetch” fills in the form from this address. Leave it empty if the document is not on the web.'
            : 'Leave it empty if the document is not on the web.'
        }
        beside={intaking && <FetchButton url={url} intaking={intaking} />}
        onKeyDown={intaking && fetchOnEnter(url, intaking)}
      />
      {there && (
        <div className="beside notice" role="status">
          <p>
            This address is already here:{' '}
            <Link href={`/documents/${there.id}`} prefetch={false}>
              <bdi>{there.title}</bdi>
            </Link>
          </p>
          {intaking && text.trim() !== '' && !there.deleted && brought?.sameText?.id !== there.id && (
            <VersionThere id={there.id} values={{ text, capture, read }} leave={form.discard} />
          )}
        </div>
      )}
      {alike && (
        <div className="beside notice" role="status">
          <p>
            This is probably the same page as{' '}
            <Link href={`/documents/${alike.id}`} prefetch={false}>
              <bdi>{alike.title}</bdi>
            </Link>
            : one of the two addresses is {alike.how}. If it is another page, go on.
          </p>
        </div>
      )}
    </>
  );
}
