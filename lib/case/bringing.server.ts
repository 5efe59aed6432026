import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import type { CommandContext } from '@/lib/commands/command';
import { lockNames } from '@/lib/commands/names';
import { type CaseArchive, refusedCase } from './archive.server';
import { takeClaims } from './claims-of-case.server';
import { takeDocuments } from './documents-of-case.server';
import { countOn, isEmpty } from './numbers.server';
import type { CaseReport } from './report';
import { takeSources, takeTopics } from './sources-of-case.server';
import { takeTags } from './tags-of-case.server';
import { Taking } from './taking.server';

/**
 * Brings a case in: makes what is missing.
 * @param isOwn whether this installation wrote it
 * @param keep whether records keep their numbers
 * @param takes whether a record here takes what the case says otherwise
 */
export async function bringIn(
  context: CommandContext,
  archive: CaseArchive,
  { isOwn, keep, takes }: { readonly isOwn: boolean; readonly keep: boolean; readonly takes: boolean },
): Promise<CaseReport> {
  const { tx, isRehearsal } = context;
  const isEmptyHere = await isEmpty(tx);
  if (keep && !isEmptyHere) throw refusedCase('Records can keep their numbers only where nothing is here yet.');
  await lockTexts(tx);
  await lockNames(tx);
  const taking = new Taking(context, archive, { isOwn, keep, takes });
  for (const take of [takeTopics, takeSources, takeDocuments, takeClaims, takeTags]) await take(taking);
  if (keep && !isRehearsal) await countOn(tx);
  const { title, created, whence } = archive.about;
  return { title, created, version: whence.version, isOwn, isEmptyHere, ...taking.outcome.report() };
}
