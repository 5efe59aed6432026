'use client';

import type { ReactNode } from 'react';
import { DateField } from '@/components/forms/date-field';
import { LookupField } from '@/components/forms/lookup-field';
import { optionsOf, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import type { FormState } from '@/components/forms/use-form';
import { TITLE_LIMIT } from '@/lib/documents/schema';
import { documentKinds } from '@/lib/vocabulary';
import { AddressField } from './address-field';
import type { DocumentValues } from './document-values';

const kinds = optionsOf(documentKinds);

type Props = {
  form: FormState<DocumentValues>;
  /** The document that is edited. */
  own?: number;
  /** What stands in the place of the address, where more can be done with it. */
  address?: ReactNode;
};

/** The fields of a document. */
export function DocumentFields({ form, own, address }: Props) {
  return (
    <>
      {address ?? <AddressField form={form} own={own} />}
      <LookupField
        form={form}
        name="sourceId"
        label="Publisher"
        lookup="sources"
        allowNew
        hint="Recognised from the address if its domain is known."
      />
      <TextField form={form} name="title" label="Title" rows={2} limit={TITLE_LIMIT} />
      <TokensField
        form={form}
        name="authors"
        label="Authors"
        hint="As the document names them. Press Enter or type a comma to add one."
      />
      <DateField form={form} name="publishedAt" label="Published" />
      <div className="pair">
        <SelectField form={form} name="kind" label="Kind" options={kinds} />
        <TextField form={form} name="language" label="Language" hint={languageName(form.values.language)} />
      </div>
    </>
  );
}

function languageName(code: string): string {
  const hint = 'Its code, such as “en”, “de” or “zh”.';
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code.trim()) ?? hint;
  } catch {
    return hint;
  }
}
