import { counted } from '@/lib/format/number';

export type DemoCounts = { readonly claims: number; readonly documents: number; readonly sources: number };

/** How many records go with the demonstration, and how many stay because others need them. */
export type DemoRemoval = { readonly goes: DemoCounts; readonly stays: DemoCounts };

export const totalOf = ({ claims, documents, sources }: DemoCounts): number => claims + documents + sources;

/** “27 claims, 14 documents and 1 source”; what there is none of is left out. */
export function recordsInWords({ claims, documents, sources }: DemoCounts): string {
  const parts = [
    claims > 0 && counted(claims, ['claim', 'claims']),
    documents > 0 && counted(documents, ['document', 'documents']),
    sources > 0 && counted(sources, ['source', 'sources']),
  ].filter((part) => part !== false);
  const [last = 'nothing', ...others] = parts.reverse();
  return others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last;
}

/** What stays and why, in a sentence; empty where nothing does. */
export function staysInWords({ stays }: DemoRemoval): string {
  const total = totalOf(stays);
  if (total === 0) return '';
  const those = recordsInWords(stays);
  return total === 1
    ? `${those} stays, because something that people here added needs it.`
    : `${those} stay, because something that people here added needs them.`;
}
