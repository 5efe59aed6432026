'use client';

import { useRef, useState } from 'react';
import { nearlySame, useSimilarNow } from '@/components/claims/use-similar';
import { ChoiceDialog } from '@/components/forms/choice-dialog';
import { Lookup } from '@/components/forms/lookup';
import { WordOptions } from '@/components/forms/word-options';
import { offered } from '@/lib/claims/alike';
import { pressed } from '@/lib/keys';
import { kindOf } from '@/lib/tags/names';
import { wouldCircle } from '@/lib/tags/nesting';
import type { ShownTag } from '@/lib/tags/queries.server';
import { claimStatuses, type SourceKind, sourceKinds, wordIn } from '@/lib/vocabulary';
import type { Bench, State } from './bench';
import { nameOf } from './chain-names';
import { KeySheet } from './key-sheet';
import { LinkAll } from './link-all';
import type { ChosenKeys } from './use-bench-keys';

type Props = { bench: Bench; state: State; keys: ChosenKeys };
type Chosen = { bench: Bench; tag: ShownTag; close: () => void };

/** The question asked beside the text, one at a time. */
export function BenchPanels({ bench, state, keys }: Props) {
  const close = () => bench.set({ panel: null });
  const tag = bench.focused()?.tag;
  if (state.panel === 'sheet') return <KeySheet chosen={keys} close={close} />;
  if (state.panel === 'links') return <LinkAll bench={bench} close={close} />;
  if (!state.panel || !tag) return null;
  const panels = { claim: ClaimPanel, source: SourcePanel, within: WithinPanel, means: MeansPanel };
  const Panel = panels[state.panel];
  return <Panel key={`${state.panel} ${tag.id}`} bench={bench} tag={tag} close={close} />;
}

/** The claim that a content makes: a new one, or one of the most similar. */
function ClaimPanel({ bench, tag, close }: Chosen) {
  const [statement, setStatement] = useState(tag.statement || tag.claim?.statement || bench.statementOf(tag));
  const { items, pending } = useSimilarNow(statement);
  // A person faster than the answer still gets the same claim, or is asked about those that are nearly the same.
  const take = () =>
    pending ? bench.linkStated(statement.trim()) : bench.link({ statement: statement.trim(), claimId: null });
  const { first: same, claims } = offered(statement, items);
  const field = useRef<HTMLTextAreaElement>(null);
  // Where a claim is nearly the same, Enter leads to the list, in which that one is marked.
  async function enter() {
    const near = await nearlySame(statement);
    const list = field.current?.closest('dialog')?.querySelector<HTMLElement>('[role="listbox"]');
    if (near.length > 0) list?.focus();
    else take();
  }
  const fresh = statement.trim()
    ? [{ key: 'new', label: same ? 'A new claim anyway' : 'A new claim', detail: statement }]
    : [];
  const choices = [
    ...(same ? [] : fresh),
    ...claims.slice(0, 5).map((claim) => ({
      key: String(claim.id),
      label: claim.statement,
      detail: [claimStatuses[claim.status].label, claim.chain, claim.why].filter(Boolean).join(' · '),
    })),
    ...(same ? fresh : []),
    ...(tag.claimId !== null || tag.statement ? [{ key: 'none', label: 'No claim' }] : []),
  ];
  return (
    <ChoiceDialog
      title="Which claim is it?"
      first={same ? String(same.id) : 'new'}
      choices={choices}
      onClose={close}
      empty="Type what is claimed."
      onPick={(key) => {
        if (key === 'new') take();
        else if (key === 'none') bench.link({ statement: '', claimId: null });
        else bench.link({ claimId: Number(key), statement: '' });
      }}
    >
      <label className="field">
        <span>Statement</span>
        <textarea
          ref={field}
          dir="auto"
          rows={2}
          value={statement}
          maxLength={1000}
          onChange={(event) => setStatement(event.target.value)}
          onKeyDown={(event) => {
            if (!/^(Ctrl\+)?Enter$/.test(pressed(event) ?? '') || statement.trim() === '') return;
            event.preventDefault();
            void enter();
          }}
        />
      </label>
    </ChoiceDialog>
  );
}

/** Who the source of a tag is. */
function SourcePanel({ bench, tag, close }: Chosen) {
  const words = bench.wordsOf(tag.nameSpans.length > 0 ? tag.nameSpans : tag.sourceSpans);
  const [kind, setKind] = useState<SourceKind>(tag.sourceKind ?? kindOf(tag.sourceName || words));
  const take = (sourceId: number | null, sourceName: string) =>
    bench.link({ sourceId, sourceName, sourceKind: sourceId === null ? kind : null });
  const name = tag.source?.name ?? tag.sourceName;
  return (
    <ChoiceDialog
      title="Who is the source?"
      choices={[
        ...(name
          ? [{ key: 'this', label: name, detail: tag.source ? 'as it is' : `a new source: ${sourceKinds[kind].label}` }]
          : []),
        ...(words && words !== name
          ? [{ key: 'words', label: words, detail: 'the words themselves, as a new source' }]
          : []),
        ...(name ? [{ key: 'none', label: 'Nobody yet' }] : []),
      ]}
      onClose={close}
      onPick={(key) => {
        if (key === 'this') take(tag.sourceId, tag.source ? '' : tag.sourceName);
        else take(null, key === 'words' ? words.slice(0, 200) : '');
      }}
    >
      <div className="field">
        <span>Another source</span>
        <Lookup
          lookup="sources"
          label="Source"
          placeholder="Name or other name…"
          onPick={(item) => take(item.id, '')}
          onNew={(text) => take(null, text)}
        />
      </div>
      <label className="field">
        <span>Kind of a new source</span>
        <select value={kind} onChange={(event) => setKind(wordIn(sourceKinds, event.target.value) ?? kind)}>
          <WordOptions words={sourceKinds} />
        </select>
      </label>
    </ChoiceDialog>
  );
}

/** The attribution that contains a tag: whoever says that one relays this one. */
function WithinPanel({ bench, tag, close }: Chosen) {
  const tags = bench.items().flatMap((item) => (item.tag ? [item] : []));
  const byId = new Map(tags.flatMap((item) => (item.tag ? [[item.id, item.tag] as const] : [])));
  const others = tags.filter(({ id }) => id !== tag.id && !wouldCircle(tag.id, id, byId));
  const near = others.toSorted((a, b) => distance(a.contentSpans, tag) - distance(b.contentSpans, tag)).slice(0, 9);
  return (
    <ChoiceDialog
      title="Who passes it on?"
      first="none"
      choices={[
        { key: 'none', label: 'Nobody: it stands by itself', detail: 'The document credits its source directly.' },
        ...near.map((item) => ({
          key: String(item.id),
          label: nameOf(item, bench.wordsOf)?.text ?? `${bench.publisher} itself`,
          detail: bench.wordsOf(item.contentSpans).slice(0, 140),
        })),
      ]}
      onClose={close}
      onPick={(key) => {
        close();
        void bench.change({ parentId: key === 'none' ? null : Number(key) });
      }}
    />
  );
}

/** Whom “he” or “the company” refers to: somebody named before, or after if nobody is. */
function MeansPanel({ bench, tag, close }: Chosen) {
  const at = tag.sourceSpans[0] ?? 0;
  const named = bench
    .items()
    .filter(
      (item) =>
        item.id !== tag.id && item.sourceSpans.length > 0 && (item.tag ?? item.proposal)?.nameSpans.length === 0,
    );
  const before = named.filter(({ sourceSpans }) => (sourceSpans[0] ?? 0) < at).reverse();
  const seen = new Set<string>();
  const choices = [...before, ...named.filter((item) => !before.includes(item))].flatMap((item) => {
    const words = bench.wordsOf(item.sourceSpans);
    if (seen.has(words)) return [];
    seen.add(words);
    return [{ key: item.key, label: nameOf(item, bench.wordsOf)?.text ?? words, detail: words }];
  });
  return (
    <ChoiceDialog
      title={`Whom does “${bench.wordsOf(tag.sourceSpans)}” mean?`}
      choices={choices.slice(0, 9)}
      empty="Nobody else is marked. Select the name in the text, then press the key again."
      onClose={close}
      onPick={(key) => {
        close();
        const item = named.find((one) => one.key === key);
        const one = item?.tag ?? item?.proposal;
        if (!item || !one) return;
        const { sourceId, sourceName, sourceKind } = one;
        void bench.change({
          nameSpans: item.sourceSpans,
          sourceId,
          sourceName: sourceId === null ? sourceName : '',
          sourceKind,
        });
      }}
    />
  );
}

const distance = (spans: readonly number[], { contentSpans, sourceSpans }: ShownTag): number => {
  const at = sourceSpans[0] ?? contentSpans[0] ?? 0;
  const [start, end] = [spans[0] ?? 0, spans.at(-1) ?? 0];
  return at >= start && at <= end ? -1 / (1 + end - start) : Math.min(Math.abs(at - start), Math.abs(at - end));
};
