import { claimList } from '@/lib/claims/table';
import type { ListDefinition } from '@/lib/data-table/definition';
import { documentList } from '@/lib/documents/table';
import { historyList } from '@/lib/history/table';
import { sourceList } from '@/lib/sources/table';

/** Every list there is, by its name. */
export const lists = {
  claims: claimList,
  sources: sourceList,
  documents: documentList,
  history: historyList,
} as const satisfies Record<string, ListDefinition>;

export type ListName = keyof typeof lists;

export const isListName = (name: string): name is ListName => Object.hasOwn(lists, name);
