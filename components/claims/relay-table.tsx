import Link from 'next/link';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { certainties, linkStates, stances } from '@/lib/vocabulary';

type Props = { claim: Pick<ClaimDetail, 'utterances' | 'attributions'>; all: boolean };

const SHOWN = 100;

/** Who says so and whom they credit, as a table. */
export function RelayTable({ claim: { utterances, attributions }, all }: Props) {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const linked = new Set(attributions.flatMap((link) => [link.downstreamId, link.upstreamId]));
  const rows = [
    ...attributions.map(({ id, downstreamId, upstreamId, state }) => ({
      key: `a${id}`,
      from: byId.get(upstreamId),
      to: byId.get(downstreamId),
      state,
    })),
    ...utterances
      .filter(({ id }) => !linked.has(id))
      .map((to) => ({ key: `u${to.id}`, from: undefined, to, state: null })),
  ];
  return (
    <section className="plain-table tall" aria-label="Who says so and whom they credit">
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Credits</th>
            <th scope="col">Link</th>
            <th scope="col">Says it as</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : SHOWN).map(({ key, from, to, state }) => (
            <tr key={key}>
              <th scope="row">{to && <SourceLink utterance={to} />}</th>
              <td>{from ? <SourceLink utterance={from} /> : 'nobody'}</td>
              <td>{state ? linkStates[state].label : '–'}</td>
              <td>
                {to &&
                  [
                    to.stance === 'affirms' ? null : stances[to.stance].label,
                    to.certainty && certainties[to.certainty].label,
                  ]
                    .filter(Boolean)
                    .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > SHOWN && (
        <p className="more-link">
          <a href="?all=1">Show all {grouped(rows.length)} rows</a>
        </p>
      )}
    </section>
  );
}

function SourceLink({ utterance: { source } }: { utterance: UtteranceDetail }) {
  return (
    <Link href={`/sources/${source.slug}`} prefetch={false} className={`source ${source.kind}`}>
      <bdi>{sourceName(source)}</bdi>
    </Link>
  );
}
