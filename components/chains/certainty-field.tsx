import { wordIn } from '@/lib/vocabulary';

('use client');

import type { HopDraft } from '@/lib/attributions/draft';
import { decisiveWords, proposeCertainty } from '@/lib/certainty/certainty';
import { type Certainty, certainties, wordsOf } from '@/lib/vocabulary';

type Props = {
  id: string;
  hop: HopDraft;
  /** The words that are marked already; others may have been written to mark them instead. */
  markedText: string | null;
  change: (certainty: Certainty | null, spoken?: string) => void;
};

/**
 * How surely a hop puts the claim. What the words of its passage read is proposed for as long as nothing is chosen;
 * it is stored only when taken.
 */
export function CertaintyField({ id, hop, markedText, change }: Props) {
  const { certainty, document, passage, quote } = hop;
  const words = document ? quote.trim() || (passage === 'marked' ? markedText : null) : null;
  const proposal = certainty === null && words ? proposeCertainty(words) : null;
  const from =
    proposal && proposal.certainty !== 'asserted' ? `, from “${decisiveWords(proposal)[0]}”` : ': no word hedges it';
  return (
    <div className="field">
      <label htmlFor={id}>Certainty</label>
      <select
        id={id}
        value={certainty ?? ''}
        title={certainty ? certainties[certainty].help : undefined}
        onChange={(event) => change(wordIn(certainties, event.target.value) ?? null)}
      >
        <option value="">not stated</option>
        {wordsOf(certainties).map((word) => (
          <option key={word} value={word}>
            {certainties[word].label}
          </option>
        ))}
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
              // The button goes; the focus stays with the field.
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
