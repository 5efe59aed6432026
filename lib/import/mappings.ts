import type { Mapping } from './mapping';

/** A mapping that is kept; without a name it is the one that such a file was last brought in with. */
export type KeptMapping = { readonly id: number; readonly name: string; readonly mapping: Mapping };
