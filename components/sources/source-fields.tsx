'use client';

import Link from 'next/link';
import { z } from 'zod';
import { CheckField } from '@/components/forms/check-field';
import { LookupField } from '@/components/forms/lookup-field';
import { optionsOf, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import type { FormState } from '@/components/forms/use-form';
import { useLookup } from '@/components/forms/use-lookup';
import { DESCRIPTION_LIMIT, NAME_LIMIT, TERMS_LIMIT } from '@/lib/sources/schema';
import { sourceKinds } from '@/lib/vocabulary';
import type { SourceValues } from './source-values';

const kinds = optionsOf(sourceKinds);

/** The fields of a source. Those of unnamed sources appear only for one. */
export function SourceFields({ form, isNew }: { form: FormState<SourceValues>; isNew?: boolean }) {
  const { kind } = form.values;
  return (
    <>
      <TextField form={form} name="name" label="Name" limit={NAME_LIMIT} autoFocus />
      <NameTaken form={form} />
      {isNew && !form.problem?.source && <Similar name={form.values.name} />}
      <SelectField form={form} name="kind" label="Kind" options={kinds} />
      {kind === 'unnamed' && (
        <fieldset>
          <legend>The unnamed people</legend>
          <TextField
            form={form}
            name="peopleCount"
            label="How many people"
            type="number"
            hint="Leave it empty if the report does not say."
          />
          <TextField
            form={form}
            name="terms"
            label="Terms"
            limit={TERMS_LIMIT}
            hint="Such as “on background” or “not authorised to speak”."
          />
          <LookupField
            form={form}
            name="grantedById"
            label="Who granted anonymity"
            lookup="sources"
            placeholder="The outlet that quotes them"
          />
        </fieldset>
      )}
      <TokensField
        form={form}
        name="aliases"
        label="Also known as"
        hint="Other names and abbreviations. Press Enter or type a comma to add one."
      />
      <TokensField
        form={form}
        name="domains"
        label="Domains"
        placeholder="reuters.com"
        hint="Documents from these addresses are recognised as its own, including those from subdomains."
      />
      <LookupField
        form={form}
        name="ownerId"
        label="Owner"
        lookup="sources"
        hint="Sources with the same owner do not count as independent of each other."
      />
      <TextField form={form} name="description" label="Description" rows={3} limit={DESCRIPTION_LIMIT} />
    </>
  );
}

const sourceThere = z.object({ id: z.number(), name: z.string(), slug: z.string() });

/** The source that already has the name, and a way to have two with it. */
function NameTaken({ form }: { form: FormState<SourceValues> }) {
  const there = sourceThere.safeParse(form.problem?.source).data;
  if (!there && !form.values.twin) return null;
  return (
    <div className="beside">
      {there && (
        <p>
          <Link href={`/sources/${there.slug}`} prefetch={false}>
            Open <bdi>{there.name}</bdi>
          </Link>
        </p>
      )}
      <CheckField form={form} name="twin" label="This is another source of the same name" />
    </div>
  );
}

/** Sources with similar names, so that nobody makes one twice. */
function Similar({ name }: { name: string }) {
  const typed = name.trim();
  const { items } = useLookup('sources', typed, typed.length > 2);
  if (typed.length < 3 || items.length === 0) return null;
  return (
    <p className="beside muted">
      Already here:{' '}
      {items.slice(0, 3).map((item, i) => (
        <span key={item.id}>
          {i > 0 && ' · '}
          <Link href={`/sources/${item.slug}`} prefetch={false}>
            <bdi>{item.label}</bdi>
          </Link>{' '}
          ({item.detail})
        </span>
      ))}
    </p>
  );
}
