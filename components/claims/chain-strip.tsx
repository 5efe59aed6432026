import { chainInWords } from '@/lib/attributions/sentence';
import type { ChainStrip as Chain, ChainHop } from '@/lib/claims/table';
import { certainties, type LinkState, linkStates, wordsOf } from '@/lib/vocabulary';

const LONGEST = 6;

/** A chain on one line, origin first. Each arrow shows the state of its link. Long chains fold their middle. */
export function ChainStrip({ chain, fold = true }: { chain: Chain; fold?: boolean }) {
  const { hops, circular } = chain;
  const folded = fold && hops.length > LONGEST;
  const last = hops.at(-1);
  return (
    <span className="chain">
      <span className="hidden-text">{chainInWords(chain)}</span>
      <span className="hops" aria-hidden="true">
        {folded && hops[0] && last ? (
          <>
            <Hop hop={hops[0]} first />
            <span className={`arrow ${weakest(hops)}`} />
            <span className="relays" title={hops.map((hop) => hop.name).join(' → ')}>
              {hops.length - 2} relays
            </span>
            <Hop hop={last} />
          </>
        ) : (
          hops.map((hop, i) => <Hop key={hop.u} hop={hop} first={i === 0} />)
        )}
        {circular && <span className="circular">↩ circular</span>}
      </span>
    </span>
  );
}

function Hop({ hop, first = false }: { hop: ChainHop; first?: boolean }) {
  const { name, kind, stance, link, certainty, risen } = hop;
  return (
    <>
      {link && <span className={`arrow ${link}`} title={`${linkStates[link].label}: ${linkStates[link].help}`} />}
      <span
        className={`hop ${kind}${first ? ' origin' : ''}`}
        title={certainty ? `${name}: ${certainties[certainty].label}` : undefined}
      >
        {stance === 'denies' && <span className="denial">denied by </span>}
        {kind === 'unnamed' && '◐ '}
        <bdi>{kind === 'unknown' ? 'origin unknown' : name}</bdi>
        {risen && (
          <span className="risen" title="surer than its source">
            ▲
          </span>
        )}
      </span>
    </>
  );
}

/** A folded chain is as strong as its weakest link. */
function weakest(hops: readonly ChainHop[]): LinkState {
  const states = wordsOf(linkStates);
  return states.find((state) => hops.some((hop) => hop.link === state)) ?? 'verified';
}
