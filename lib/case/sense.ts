import type { Fields } from '@/lib/entities/record';
import type { CaseKind } from './kinds';

/** A text of a case: its document there, which one of it that is, and how long it is, in code points. */
export type Measured = { readonly document: number; readonly number: number; readonly length: number };
export type Senseless = { readonly field: string; readonly reason: string };

type Known = {
  readonly texts: ReadonlyMap<number, Measured>;
  /** The claim of each utterance. */
  readonly claimOf: ReadonlyMap<unknown, unknown>;
};

/** What the columns of a row must not say together; null where they make sense. */
export function senseless(kind: CaseKind, record: Fields, { texts, claimOf }: Known): Senseless | null {
  const wrong = (field: string, reason: string): Senseless => ({ field, reason });
  const { versionId, documentId, downstreamId, upstreamId, aId, bId, passage, mergedIntoId, deletedAt } = record;
  const measured = typeof versionId === 'number' ? texts.get(versionId) : undefined;
  if (measured && typeof documentId === 'number' && measured.document !== documentId)
    return wrong('versionId', `text ${versionId} is one of another document.`);
  for (const field of ['spans', 'sourceSpans', 'cueSpans', 'contentSpans', 'nameSpans']) {
    const last = [record[field] ?? []].flat().at(-1);
    if (typeof last === 'number' && last > (measured?.length ?? 0))
      return wrong(field, 'it stands outside of its text.');
  }
  if (kind === 'utterances' && (documentId === null) !== (passage === null))
    return wrong('passage', 'it must be filled exactly where there is a document.');
  if (kind === 'utterances' && documentId === null && versionId !== null)
    return wrong('versionId', 'without a document there is no text.');
  for (const [field, end] of Object.entries({ downstreamId, upstreamId, aId, bId })) {
    const claim = claimOf.get(end);
    if (claim !== undefined && claim !== record.claimId)
      return wrong(field, `utterance ${end} is one of another claim.`);
  }
  if (downstreamId !== undefined && downstreamId === upstreamId)
    return wrong('upstreamId', 'nobody credits themselves.');
  if (aId !== undefined && aId === bId) return wrong('bId', 'these must be two utterances.');
  if (typeof mergedIntoId === 'number' && deletedAt === null) return wrong('deletedAt', 'what was merged is deleted.');
  return null;
}
