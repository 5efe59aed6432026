import { claimList } from '@/lib/claims/list';
import { documentList } from '@/lib/documents/list';
import { historyList } from '@/lib/history/list';
import type { ListDefinition } from '@/lib/list/definition';
import { sourceList } from '@/lib/sources/list';

/** Every list there is, by its name. */
export const lists = {
  claims: claimList,
  sources: sourceList,
  documents: documentList,
  history: historyList,
} as const satisfies Record<string, ListDefinition>;

export type ListName = keyof typeof lists;

export const isListName = (name: string): name is ListName => Object.hasOwn(lists, name);
