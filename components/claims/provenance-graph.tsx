import type { ClaimDetail } from '@/lib/claims/claim-detail';
import type { DrawingChoice } from '@/lib/claims/drawing-choice';
import { graphInWords } from '@/lib/claims/in-words';
import { counted } from '@/lib/format/number';
import { GraphLegend } from './graph-legend';
import { ProvenanceDrawing } from './provenance-drawing';
import { RelayTable } from './relay-table';

type Props = {
  claim: Pick<ClaimDetail, 'utterances' | 'attributions'>;
  choice: DrawingChoice | null;
  all: boolean;
};

/** Who says so and whom they credit, drawn on the server. Folded relays open in place, without JavaScript. */
export function ProvenanceGraph({ claim, choice, all }: Props) {
  if (claim.utterances.length === 0) return <p className="muted">Nobody is recorded as saying so.</p>;
  if (!choice) {
    const size = `${counted(claim.utterances.length, ['source', 'sources'])} and ${counted(claim.attributions.length, ['link', 'links'])}`;
    return (
      <>
        <p className="muted">With {size} this is too large for a readable drawing; the table says the same.</p>
        <RelayTable claim={claim} all={all} />
      </>
    );
  }
  const { first, whole, folded } = choice;
  const words = graphInWords(claim);
  return (
    <div className="provenance">
      {whole && (
        <details className="unfold">
          <summary>
            <span className="closed">Show the {folded} relays</span>
            <span className="opened">Fold the {folded} relays</span>
          </summary>
          <ProvenanceDrawing name="whole" pair={whole} words={words} />
        </details>
      )}
      <div className="at-first">
        <ProvenanceDrawing name="provenance" pair={first} words={words} />
      </div>
      <GraphLegend drawing={(whole ?? first).wide} />
    </div>
  );
}
