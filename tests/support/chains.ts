import { chainsOf } from '@/lib/attributions/chains';
import { addChain, changeChain } from '@/lib/attributions/commands.server';
import type { Sheet } from '@/lib/attributions/sheet';
import { sheetRow, sheetSql } from '@/lib/attributions/sheet.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { rowFrom } from '@/lib/db/rows';
import type { Actor } from '@/lib/people/permissions';

export const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

/** Short words for what tests of chains do all the time. Sources go by their names. */
export function claimTools(db: () => Db, ids: () => Readonly<Record<string, number>>) {
  let count = 0;
  const claim = async () => (await execute(db(), editor, createClaim, { statement: `Claim ${++count}` })).id;
  const sheet = async (claimId: number): Promise<Sheet> => {
    const row = await rowFrom(db().pool, sheetRow, sheetSql(claimId));
    if (!row) throw new Error('no such claim');
    return row.sheet;
  };
  const chain = (claimId: number, ...names: string[]) =>
    execute(db(), editor, addChain, { claimId, hops: names.map((name) => ({ sourceId: ids()[name] })) });
  const nameOf = ({ utterances }: Sheet) =>
    new Map(utterances.map((utterance) => [utterance.id, utterance.source.name]));
  return {
    claim,
    sheet,
    chain,
    /** The chains of a claim as texts, in order of the alphabet. */
    async texts(claimId: number): Promise<string[]> {
      const it = await sheet(claimId);
      const names = nameOf(it);
      const { chains } = chainsOf({
        utterances: it.utterances.map(({ id }) => ({ id, reportedAt: null })),
        attributions: it.links,
      });
      return chains.map(({ hops }) => hops.map(({ utteranceId }) => names.get(utteranceId)).join(' → ')).sort();
    },
    /** Edits a chain given by names; those of the new path that are there keep their utterance. */
    async edit(claimId: number, was: string[], path: string[], more: object = {}, seen?: Sheet) {
      const it = seen ?? (await sheet(claimId));
      const idOf = (name: string) => it.utterances.find((utterance) => utterance.source.name === name)?.id ?? 0;
      const wasIds = was.map(idOf);
      const touched = new Set([...wasIds, ...path.map(idOf)]);
      return execute(db(), editor, changeChain, {
        claimId,
        was: wasIds,
        hops: path.map((name) => (idOf(name) ? { utteranceId: idOf(name) } : { sourceId: ids()[name] })),
        versions: {
          utterances: Object.fromEntries(
            it.utterances.filter(({ id }) => touched.has(id)).map(({ id, version }) => [id, version]),
          ),
          links: Object.fromEntries(
            it.links
              .filter(({ upstreamId, downstreamId }) =>
                wasIds.some((id, i) => id === downstreamId && wasIds[i - 1] === upstreamId),
              )
              .map(({ id, version }) => [id, version]),
          ),
        },
        ...more,
      });
    },
    async linkBetween(claimId: number, upstream: string, downstream: string) {
      const it = await sheet(claimId);
      const names = nameOf(it);
      const found = it.links.find(
        (link) => names.get(link.upstreamId) === upstream && names.get(link.downstreamId) === downstream,
      );
      if (!found) throw new Error('no such link');
      return found;
    },
  };
}
