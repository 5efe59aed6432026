import type { SourceKind } from '@/lib/vocabulary';

/** The name of a source on screen; one of kind “unknown” has none of its own. */
export function sourceName({ name, kind }: { name: string; kind: SourceKind }): string {
  return kind === 'unknown' ? 'origin unknown' : name;
}
