import type { Said } from '@/lib/documents/detail.server';
import { type Piece, piecesOf, type Role } from '@/lib/documents/marked-text';
import type { TextLink } from '@/lib/text/links';

type Props = {
  text: string;
  says: readonly Said[];
  versionId: number | undefined;
  /** Sources and cues of the attributions marked in it. */
  roles: readonly Role[];
  /** Where its words lead to other pages. */
  links: readonly TextLink[];
};

/** The stored text with the passages of its claims marked. The small numbers link to the list above it. */
export function StoredText({ text, says, versionId, roles, links }: Props) {
  let at = 0;
  return (
    <div className="stored-text" dir="auto">
      {piecesOf(text, says, versionId, roles, links).map((piece) => {
        const start = at;
        at += piece.text.length;
        const role = piece.roles?.join(' ');
        if (piece.says.length === 0)
          return (
            <span key={start} className={role}>
              <Words piece={piece} />
            </span>
          );
        return (
          <mark key={start} className={role}>
            <Words piece={piece} />
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

/** The words of a piece, which may lead to another page. A link that is cut into pieces is one stop for the keyboard. */
function Words({ piece: { text, link } }: { piece: Piece }) {
  if (!link) return text;
  return (
    <a href={link.href} rel="noreferrer noopener" className="hyperlink" tabIndex={link.first ? undefined : -1}>
      {text}
    </a>
  );
}
