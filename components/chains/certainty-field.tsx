'use client';

import { FieldLabel } from '@/components/forms/field';
import { WordOptions } from '@/components/forms/word-options';
import type { HopDraft } from '@/lib/attributions/draft';
import { decisiveWords, proposeCertainty } from '@/lib/certainty/certainty';
import { type Certainty, certainties, wordIn } from '@/lib/vocabulary';

type Props = {
  id: string;
  hop: HopDraft;
  /** The words already marked; the editor may have typed others to mark instead. */
  markedText: string | null;
  change: (certainty: Certainty | null, spoken?: string) => void;
};

/**
 * How sure a hop is of the claim. Until something is chosen, the field proposes what the passage suggests. It is stored
 * only when accepted.
 */
export function CertaintyField({ id, hop, markedText, change }: Props) {
  const { certainty, document, passage, quote } = hop;
  const words = document ? quote.trim() || (passage === 'marked' ? markedText : null) : null;
  const proposal = certainty === null && words ? proposeCertainty(words) : null;
  const from =
    proposal && proposal.certainty !== 'asserted' ? `, from “${decisiveWords(proposal)[0]}”` : ': no word hedges it';
  return (
    <div className="field">
      <FieldLabel id={id} label="Certainty" term="certainty" />
      <select
        id={id}
        value={certainty ?? ''}
        title={certainty ? certainties[certainty].help : undefined}
        onChange={(event) => change(wordIn(certainties, event.target.value) ?? null)}
      >
        <option value="">not stated</option>
        <WordOptions words={certainties} />
      </select>
      {proposal && (
        <p className="field-hint certainty-proposal">
          <span title={proposal.rule}>
            Proposed: {certainties[proposal.certainty].label}
            {from}
          </span>{' '}
          <button
            type="button"
            className="link-button"
            onClick={(event) => {
              // The button disappears, so the focus moves to the field.
              event.currentTarget.closest('.field')?.querySelector('select')?.focus();
              change(proposal.certainty, `Certainty: ${certainties[proposal.certainty].label}`);
            }}
          >
            take it<span className="hidden-text">: certainty {certainties[proposal.certainty].label}</span>
          </button>
        </p>
      )}
    </div>
  );
}
