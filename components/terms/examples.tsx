import { ChainStrip } from '@/components/claims/chain-strip';
import { ConfidenceBar } from '@/components/claims/confidence-bar';
import type { ChainHop } from '@/lib/claims/table';
import type { TermName } from '@/lib/terms';

/** A hop of a chain that stands nowhere but in the explanation. */
function hop(name: string, more: Partial<ChainHop> = {}): ChainHop {
  return {
    u: 0,
    name,
    slug: '',
    kind: 'outlet',
    observed: true,
    stance: 'affirms',
    certainty: null,
    link: null,
    risen: false,
    ...more,
  };
}

const chainOf = (...hops: ChainHop[]) => (
  <ChainStrip chain={{ circular: false, hops: hops.map((it, u) => ({ ...it, u })) }} />
);

const council = hop('City council', { kind: 'organization' });
const paper = hop('Morning Paper', { link: 'reported' });

/** What is drawn beside a term, exactly as it is drawn in tables. */
export const examples: { readonly [T in TermName]?: React.ReactNode } = {
  chain: chainOf(council, hop('News Agency', { kind: 'agency', link: 'verified' }), paper),
  origin: (
    <>
      {chainOf(hop('an official', { kind: 'unnamed' }), paper)}
      {chainOf(hop('', { kind: 'unknown' }), paper)}
    </>
  ),
  link: (
    <>
      {chainOf(council, hop('Morning Paper, verified', { link: 'verified' }))}
      {chainOf(council, hop('Morning Paper, reported', { link: 'reported' }))}
      {chainOf(council, hop('Morning Paper, assumed', { link: 'assumed' }))}
    </>
  ),
  stance: chainOf(hop('City council', { kind: 'organization', stance: 'denies' }), paper),
  certainty: chainOf(council, hop('Morning Paper', { link: 'verified', risen: true })),
  confidence: (
    <>
      <ConfidenceBar confidence="low" judged={false} />
      <ConfidenceBar confidence="moderate" judged={false} />
      <ConfidenceBar confidence="high" judged />
    </>
  ),
  likelihood: (
    <>
      <ConfidenceBar confidence="low" likelihood="likely" judged={false} />
      <ConfidenceBar confidence="high" likelihood="very_unlikely" judged />
    </>
  ),
};
