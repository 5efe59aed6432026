import Link from 'next/link';
import { foldingOf, isLongName, shownName } from '@/lib/attributions/fold-chain';
import { hopInWords, hopsInWords } from '@/lib/attributions/sentence';
import type { ChainStrip as Chain, ChainHop } from '@/lib/claims/table';
import { certainties, type LinkState, linkStates, wordsOf } from '@/lib/vocabulary';

type Props = {
  chain: Chain;
  /** The middle of a chain of many hops is left out. */
  fold?: boolean;
  /** The names lead to the pages of the sources. */
  links?: boolean;
  /** In pixels, where the chain has two lines and no more. */
  room?: number;
};

/** A chain, origin first. Each arrow shows the state of its link; read aloud, the whole is a sentence. */
export function ChainStrip({ chain, fold = true, links = false, room = Number.POSITIVE_INFINITY }: Props) {
  const { hops, circular } = chain;
  const folding = fold ? foldingOf(chain, room) : 'whole';
  const [first, ...others] = hops;
  const last = others.at(-1);
  if (!first) return null;
  const steps = others.map((hop) => <Step key={hop.u} hop={hop} link={links} />);
  const end = circular && (
    <span className="circular">
      <span aria-hidden="true">↩ </span>
      <Aloud>; </Aloud>circular
    </span>
  );
  return (
    <span className="chain">
      <Step hop={first} link={links} first />
      {folding === 'whole' ? (
        <>
          {steps}
          {end}
        </>
      ) : (
        <span className="step tail">
          {folding === 'tail' || !last ? (
            steps
          ) : (
            <>
              <span className={`arrow ${weakest(hops)}`} aria-hidden="true" />
              <span className="relays" title={hops.map((hop) => hop.name).join(' → ')} aria-hidden="true">
                {others.length - 1} {others.length === 2 ? 'relay' : 'relays'}
              </span>
              <Aloud>{hopsInWords(others.slice(0, -1), 1)}</Aloud>
              <Step hop={last} link={links} />
            </>
          )}
          {end}
        </span>
      )}
    </span>
  );
}

function Step({ hop, link, first = false }: { hop: ChainHop; link: boolean; first?: boolean }) {
  const { name, slug, kind, stance, certainty, risen } = hop;
  const words = hopInWords(hop, first);
  const shared = {
    className: `hop ${kind}${first ? ' origin' : ''}${isLongName(hop) ? ' long' : ''}`,
    title: certainty ? `${name}: ${certainties[certainty].label}` : name,
    dir: 'auto',
  } as const;
  const shown = shownName(hop);
  const mark = shown.slice(0, shown.length - words.name.length);
  const text = (
    <>
      {mark && <span aria-hidden="true">{mark}</span>}
      {words.name}
    </>
  );
  return (
    <span className="step">
      {hop.link && (
        <span
          className={`arrow ${hop.link}`}
          title={`${linkStates[hop.link].label}: ${linkStates[hop.link].help}`}
          aria-hidden="true"
        />
      )}
      <Aloud>{words.before}</Aloud>
      {stance === 'denies' && (
        <span className="denial" aria-hidden="true">
          denied by
        </span>
      )}
      {link && slug ? (
        <Link href={`/sources/${slug}`} prefetch={false} data-utterance={hop.u} {...shared}>
          {text}
        </Link>
      ) : (
        <span {...shared}>{text}</span>
      )}
      {risen && (
        <span className="risen" title="surer than its source" aria-hidden="true">
          ▲
        </span>
      )}
      <Aloud>{words.after}</Aloud>
    </span>
  );
}

/** Words for those who hear the chain. */
const Aloud = ({ children }: { children: string }) => children && <span className="hidden-text">{children}</span>;

/** A folded chain is as strong as its weakest link. */
function weakest(hops: readonly ChainHop[]): LinkState {
  const states = wordsOf(linkStates);
  return states.find((state) => hops.some((hop) => hop.link === state)) ?? 'verified';
}
