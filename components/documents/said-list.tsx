import Link from 'next/link';
import type { Said } from '@/lib/documents/detail';
import { certainties, linkStates, passages, stances } from '@/lib/words';

/** Which claims stand in a document: whose, how surely, crediting whom. The numbers are those in the text. */
export function SaidList({ says }: { says: readonly Said[] }) {
  return (
    <ol className="lines said">
      {says.map(({ claim, source, stance, certainty, passage, credits }, i) => (
        <li key={`${claim.slug}/${source.slug}`} id={`said-${i + 1}`}>
          <span>
            <span className="muted figures">{i + 1}</span>{' '}
            <Link href={`/claims/${claim.slug}`} prefetch={false}>
              {claim.statement}
            </Link>
          </span>
          <span className="where">
            {source.name} {stances[stance].label} it{certainty ? `, ${certainties[certainty].label}` : ''}
            {credits.length === 0
              ? '; credits nobody'
              : credits.map(({ slug, name, state }, n) => (
                  <span key={slug}>
                    {n === 0 ? '; credits ' : ', '}
                    <Link href={`/sources/${slug}`} prefetch={false}>
                      {name}
                    </Link>{' '}
                    ({linkStates[state].label})
                  </span>
                ))}
            {passage && passage !== 'marked' ? `; passage ${passages[passage].label}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
