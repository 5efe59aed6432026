import type { Said } from '@/lib/documents/detail';
import { piecesOf } from '@/lib/documents/marked-text';

/** The stored text with the passages of its claims marked; the small numbers lead to the list above it. */
export function StoredText({ text, says, versionId }: { text: string; says: readonly Said[]; versionId: number | undefined }) {
  let at = 0;
  return (
    <div className="stored-text">
      {piecesOf(text, says, versionId).map((piece) => {
        const start = at;
        at += piece.text.length;
        if (piece.says.length === 0) return <span key={start}>{piece.text}</span>;
        return (
          <mark key={start}>
            {piece.text}
            {piece.ends.map((n) => (
              <sup key={n}>
                <a href={`#said-${n}`} aria-label={`Claim ${n} of the list`}>
                  {n}
                </a>
              </sup>
            ))}
          </mark>
        );
      })}
    </div>
  );
}
