'use client';

import type { ReactNode } from 'react';
import { optionsOf, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import type { FormState } from '@/components/forms/use-form';
import { STATEMENT_LIMIT } from '@/lib/claims/schema';
import { type ClaimStatus, claimStatuses } from '@/lib/vocabulary';

export type ClaimValues = { statement: string; status: ClaimStatus; topics: readonly string[] };

const statuses = optionsOf(claimStatuses);

/** Statement, status and topics. `children` appear right below the statement. */
export function ClaimFields({ form, children }: { form: FormState<ClaimValues>; children?: ReactNode }) {
  return (
    <>
      <TextField
        form={form}
        name="statement"
        label="Statement"
        rows={3}
        limit={STATEMENT_LIMIT}
        hint="What is claimed, in our own words: one sentence that is either true or false."
        autoFocus
      />
      {children}
      <SelectField form={form} name="status" label="Status" term="status" options={statuses} />
      <TokensField
        form={form}
        name="topics"
        label="Topics"
        lookup="topics"
        hint="What it is about. Press Enter to add one."
      />
    </>
  );
}
