import type { Said } from '@/lib/documents/detail.server';
import { piecesOf, type Role } from '@/lib/documents/marked-text';

type Props = {
  text: string;
  says: readonly Said[];
  versionId: number | undefined;
  /** Sources and cues of the attributions marked in it. */
  roles: readonly Role[];
};

/** The stored text with the passages of its claims marked. The small numbers link to the list above it. */
export function StoredText({ text, says, versionId, roles }: Props) {
  let at = 0;
  return (
    <div className="stored-text" dir="auto">
      {piecesOf(text, says, versionId, roles).map((piece) => {
        const start = at;
        at += piece.text.length;
        const role = piece.roles?.join(' ');
        if (piece.says.length === 0)
          return (
            <span key={start} className={role}>
              {piece.text}
            </span>
          );
        return (
          <mark key={start} className={role}>
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
