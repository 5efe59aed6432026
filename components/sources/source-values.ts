import { z } from 'zod';
import type { Chosen } from '@/components/forms/lookup-field';
import type { SourceDetail } from '@/lib/sources/detail.server';
import { type SourceKind, sourceKinds, wordsOf } from '@/lib/vocabulary';

/** A source in the form's values. */
export type SourceValues = {
  name: string;
  kind: SourceKind;
  aliases: readonly string[];
  domains: readonly string[];
  ownerId: Chosen | null;
  description: string;
  peopleCount: string;
  terms: string;
  grantedById: Chosen | null;
  twin: boolean;
};

export const noSource: SourceValues = {
  name: '',
  kind: 'outlet',
  aliases: [],
  domains: [],
  ownerId: null,
  description: '',
  peopleCount: '',
  terms: '',
  grantedById: null,
  twin: false,
};

/** The initial values of the edit form. */
export function valuesOf(
  source: Pick<
    SourceDetail,
    'name' | 'kind' | 'aliases' | 'domains' | 'description' | 'peopleCount' | 'terms' | 'grantedBy' | 'tree' | 'ownerId'
  >,
): SourceValues {
  const owner = source.tree.find(({ id }) => id === source.ownerId);
  return {
    name: source.name,
    kind: source.kind,
    aliases: source.aliases,
    domains: source.domains,
    ownerId: owner ? { id: owner.id, label: owner.name } : null,
    description: source.description,
    peopleCount: source.peopleCount === null ? '' : String(source.peopleCount),
    terms: source.terms,
    grantedById: source.grantedBy && { id: source.grantedBy.id, label: source.grantedBy.name },
    twin: false,
  };
}

/** What is sent. A count that is not a number is sent as it is, so that the server can say so. */
export function sourceInput(values: SourceValues): Record<string, unknown> {
  const count = values.peopleCount.trim();
  return {
    ...values,
    ownerId: values.ownerId?.id ?? null,
    grantedById: values.grantedById?.id ?? null,
    peopleCount: count === '' ? null : Number.isNaN(Number(count)) ? count : Number(count),
  };
}

/** What of a record stands in the form as it is. */
const sourceRecord = z
  .object({
    name: z.string(),
    kind: z.enum(wordsOf(sourceKinds)),
    aliases: z.array(z.string()),
    domains: z.array(z.string()),
    description: z.string(),
    terms: z.string(),
  })
  .partial();

/** The server's record in the form's values. Owners are known there only by number. */
export function fromRecord(
  current: Readonly<Record<string, unknown>>,
  known: readonly (Chosen | null)[],
): Partial<SourceValues> {
  const chosen = (id: unknown): Chosen | null =>
    typeof id === 'number' ? (known.find((one) => one?.id === id) ?? { id, label: `source ${id}` }) : null;
  return {
    ...sourceRecord.parse(current),
    ownerId: chosen(current.ownerId),
    grantedById: chosen(current.grantedById),
    peopleCount: typeof current.peopleCount === 'number' ? String(current.peopleCount) : '',
  };
}
