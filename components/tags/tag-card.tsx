'use client';

import { memo } from 'react';
import { WordOptions } from '@/components/forms/word-options';
import type { Keys } from '@/lib/keys';
import { lackOf } from '@/lib/tags/chain-of';
import { certainties, sourceKinds, stances, wordIn } from '@/lib/vocabulary';
import type { Bench, Item } from './bench';
import { chainNames } from './chain-names';

type Props = { bench: Bench; item: Item; items: readonly Item[]; focused: boolean; keys: Keys };

/** One attribution in the list: its chain, what is said, how sure it is, and its claim. */
export const TagCard = memo(function TagCard({ bench, item, items, focused, keys }: Props) {
  const { tag, proposal } = item;
  const one = tag ?? proposal;
  const content = bench.wordsOf(item.contentSpans);
  const why = bench.whyOf(item);
  const passesOn = tag && items.some((other) => other.tag?.parentId === tag.id);
  const lack = tag && (tag.claimId !== null || tag.statement !== '') && tag.state === 'marked' ? lackOf(tag) : null;
  return (
    <li className={`tag-card${proposal ? ' ghost' : ''}`} aria-current={focused || undefined}>
      <button type="button" className="tag-head" onClick={() => bench.focus(item.key)} aria-expanded={focused}>
        <span className="tag-chain">
          {chainNames(item, items, bench.wordsOf, bench.publisher).map((name, i, all) => (
            <span key={name.of} className={name.quiet ? 'muted' : i === 0 ? 'origin' : undefined}>
              <bdi>{name.text}</bdi>
              {i < all.length - 1 ? ' → ' : ''}
            </span>
          ))}
        </span>
        <span className="tag-content" dir="auto">
          {content || <em>What is said is not marked yet</em>}
        </span>
        <span className="tag-facts">
          {one.stance !== 'affirms' && <span className="amber">{stances[one.stance].label}</span>}
          {one.certainty && <span title={certainties[one.certainty].help}>{certainties[one.certainty].label}</span>}
          {tag?.state === 'entered' && <span className="entered">✓ chain made</span>}
          {tag && tag.state === 'marked' && claimWords(tag, Boolean(passesOn))}
          {why && <bdi className="tag-why">{why}</bdi>}
          {lack && <span className="amber">{lack}</span>}
        </span>
      </button>
      {focused && (
        <div className="tag-tools">
          {proposal ? (
            <>
              <Tool label="Accept" shortcut={keys.accept} primary onClick={() => bench.accept()} />
              <Tool label="Reject" shortcut={keys.reject} onClick={() => bench.reject()} />
              <Tool label="Accept and choose claim" shortcut={keys.claim} onClick={() => bench.open('claim')} />
            </>
          ) : (
            tag && (
              <>
                {tag.claim && (
                  <p className="tag-claim">
                    <a href={`/claims/${tag.claim.slug}`} target="_blank" rel="noopener">
                      <bdi>{tag.claim.statement}</bdi>
                      <span className="hidden-text"> (opens in a new tab)</span>
                    </a>
                  </p>
                )}
                {!tag.claim && tag.statement && (
                  <p className="tag-claim">
                    New claim: “<bdi>{tag.statement}</bdi>”
                  </p>
                )}
                {item.sourceSpans.length > 0 && (
                  <p className="muted tag-source">
                    Source: <bdi>{tag.source?.name ?? (tag.sourceName || 'not chosen yet')}</bdi>
                    {!tag.source && tag.sourceName && ` (new${kindWords(tag.sourceKind)})`}
                    {tag.nameSpans.length > 0 && (
                      <>
                        , meant by “<bdi>{bench.wordsOf(item.sourceSpans)}</bdi>”
                      </>
                    )}
                  </p>
                )}
                <Tool
                  label={tag.claim || tag.statement ? 'Change the claim' : 'Choose the claim'}
                  shortcut={keys.claim}
                  primary={!tag.claim && !tag.statement}
                  onClick={() => bench.open('claim')}
                />
                <Tool label="Who says it" shortcut={keys.who} onClick={() => bench.open('source')} />
                <Tool label="Who passes it on" shortcut={keys.within} onClick={() => bench.open('within')} />
                <Tool label="Delete" shortcut={keys.remove} onClick={() => bench.remove()} />
                <span className="tag-choices">
                  <label>
                    Certainty{' '}
                    <select
                      value={tag.certainty ?? ''}
                      onChange={(event) => bench.change({ certainty: wordIn(certainties, event.target.value) ?? null })}
                    >
                      <option value="">not stated</option>
                      <WordOptions words={certainties} />
                    </select>
                  </label>
                  <label>
                    Stance{' '}
                    <select
                      value={tag.stance}
                      onChange={(event) => bench.change({ stance: wordIn(stances, event.target.value) ?? tag.stance })}
                    >
                      <WordOptions words={stances} />
                    </select>
                  </label>
                </span>
              </>
            )
          )}
        </div>
      )}
    </li>
  );
});

const kindWords = (kind: keyof typeof sourceKinds | null) => (kind ? `, ${sourceKinds[kind].label}` : '');

function claimWords({ claim, statement }: { claim: unknown; statement: string }, passesOn: boolean) {
  if (claim) return <span>claim chosen</span>;
  if (statement) return <span>new claim</span>;
  return passesOn ? <span className="muted">passes it on</span> : <span className="muted">no claim yet</span>;
}

function Tool({
  label,
  shortcut,
  primary,
  onClick,
}: {
  label: string;
  shortcut: string;
  primary?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={`button small${primary ? ' primary' : ''}`}
      onClick={onClick}
      aria-keyshortcuts={shortcut}
    >
      {label} <kbd>{shortcut}</kbd>
    </button>
  );
}
