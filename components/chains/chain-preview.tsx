import { ChainStrip } from '@/components/claims/chain-strip';
import type { Action, Draft } from '@/lib/attributions/draft';
import { consequencesOf, newSources, planOfDraft, stripOfDraft } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { counted } from '@/lib/format/number';

/** Longer chains are shown folded. */
const SHOWN = 12;

/** What saving will do: the chain as a strip, any circle it closes, and other chains that share its links. */
export function ChainPreview({ draft, sheet, act }: { draft: Draft; sheet: Sheet; act: (action: Action) => void }) {
  if (draft.hops.length === 0)
    return (
      <p className="muted chain-preview">
        {draft.was.length > 0 ? 'Without hops the chain is removed.' : 'Origin first, then whoever relayed it.'}
      </p>
    );
  const plan = planOfDraft(draft, sheet);
  const gone = sheet.utterances
    .filter(({ id }) => plan.gone.includes(id))
    .map(({ source, document }) => source.name + (document ? ' (with its document)' : ''));
  const made = newSources(draft.hops);
  return (
    <div className="chain-preview">
      <ChainStrip chain={stripOfDraft(draft, sheet)} fold={draft.hops.length > SHOWN} />
      {made.length > 0 && (
        <p className="muted">
          {counted(made.length, ['new source', 'new sources'])}: <bdi>{made.join(', ')}</bdi>
        </p>
      )}
      {plan.circular && (
        <p className="notice" role="status">
          <strong>Circular.</strong> Sources credit each other in a circle, so that nothing stands behind it. It can be
          saved; the claim is then flagged.
        </p>
      )}
      {gone.length > 0 && (
        <p className="muted">
          Leaves the claim, since no other chain has it: <bdi>{gone.join(', ')}</bdi>
        </p>
      )}
      {consequencesOf(draft, sheet).map(({ id, up, down, stays, chains }) => (
        <fieldset key={id} className="notice shared-link">
          <legend>
            “<bdi>{down}</bdi> credits <bdi>{up}</bdi>” also stands in <bdi>{chains.join('; ')}</bdi>
          </legend>
          <label>
            <input
              type="radio"
              name={`shared-${id}`}
              checked={!stays}
              onChange={() => act({ do: 'shared', id, stays: false })}
            />{' '}
            Change it there too
          </label>
          <label>
            <input
              type="radio"
              name={`shared-${id}`}
              checked={stays}
              onChange={() => act({ do: 'shared', id, stays: true })}
            />{' '}
            Keep it there
          </label>
        </fieldset>
      ))}
    </div>
  );
}
