'use client';

import { useState } from 'react';
import { ChainStrip } from '@/components/claims/chain-strip';
import { useCommand } from '@/components/forms/use-command';
import { type Draft, openDraft, reduceDraft } from '@/lib/attributions/draft';
import { commandOf } from '@/lib/attributions/draft-save';
import { problemsOf, stripOfDraft } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { counted } from '@/lib/format/number';

type Props = { sheet: Sheet; lines: readonly string[]; added: () => void; leave: () => void };
type Result = { made: { sources: unknown[] } };

/** Several pasted lines, each a chain of its own. They are shown before anything is saved. */
export function PastedChains({ sheet, lines, added, leave }: Props) {
  const { run, pending } = useCommand();
  const [left, setLeft] = useState(lines);
  const [refused, setRefused] = useState('');
  const drafts = left.map((line): Draft => reduceDraft(sheet, openDraft(sheet), { do: 'type', line }));
  const problems = drafts.map((draft) =>
    draft.hops.length === 0 ? 'There is no source in this line.' : problemsOf(draft, sheet)[0]?.message,
  );
  const chains = counted(left.length, ['chain', 'chains']);

  async function add() {
    const input = {
      claimId: sheet.claimId,
      chains: drafts.map((draft) => ({ hops: commandOf(draft, sheet).input.hops })),
    };
    const message = ({ made }: Result) =>
      [`${chains} added`, made.sources.length > 0 && counted(made.sources.length, ['new source', 'new sources'])]
        .filter(Boolean)
        .join(' · ');
    const outcome = await run<Result>('chains.addAll', input, { quiet: true, message });
    if (outcome.ok) added();
    else setRefused(outcome.problem.title);
  }

  return (
    <section className="pasted-chains" aria-label="Chains that were pasted">
      <p>{counted(lines.length, ['line', 'lines'])} were pasted; each is a chain of its own. Nothing is saved yet.</p>
      <ol>
        {drafts.map((draft, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice
          <li key={`${left[i]} ${i}`}>
            {draft.hops.length > 0 ? (
              <ChainStrip chain={stripOfDraft(draft, sheet)} />
            ) : (
              <span className="muted">{left[i]}</span>
            )}
            <button type="button" className="link-button" onClick={() => setLeft(left.filter((_, at) => at !== i))}>
              leave out<span className="hidden-text"> {left[i]}</span>
            </button>
            {problems[i] && <p className="field-error">{problems[i]}</p>}
          </li>
        ))}
      </ol>
      {refused && (
        <p className="notice error" role="alert">
          {refused}
        </p>
      )}
      <div className="form chain-actions">
        <button
          type="button"
          className="button primary"
          disabled={pending || left.length === 0 || problems.some(Boolean)}
          onClick={add}
        >
          Add {chains}
        </button>
        <button type="button" className="button" onClick={leave}>
          Back to one chain
        </button>
      </div>
    </section>
  );
}
