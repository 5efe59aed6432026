'use client';

import { useId } from 'react';
import { type Action, type HopDraft, meantIn } from '@/lib/attributions/draft';
import type { HopProblem } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet.server';
import { readingOf } from '@/lib/format/date';
import type { Passage, SourceKind, Stance } from '@/lib/vocabulary';
import { passages, sourceKinds, stances, wordsOf } from '@/lib/vocabulary';
import { CertaintyField } from './certainty-field';
import { Completing } from './completing';
import { sourceOfItem } from './use-known';

type Props = {
  hop: HopDraft;
  /** It came in as typed, and stands in the claim already. */
  isJoined: boolean;
  sheet: Sheet;
  at: number;
  problems: readonly (Omit<HopProblem, 'field'> & { field: string })[];
  act: (action: Action, spoken?: string) => void;
};

const focusHead = (at: number) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-hop="${at}"]`)?.focus());

/** What one hop says and where: source, document, stance, certainty, passage. */
export function HopFields({ hop, isJoined, sheet, at, problems, act }: Props) {
  const id = useId();
  const { source, document, stance, passage, quote, saidAt, placeId } = hop;
  const stored = sheet.places.find((place) => place.id === placeId);
  const problemOf = (...fields: string[]) => problems.find(({ field }) => fields.includes(field))?.message;
  const set = (fields: Extract<Action, { do: 'set' }>['fields']) => act({ do: 'set', at, fields });
  const name = source.name || 'this hop';
  const meant = placeId === null ? meantIn(sheet, hop) : null;
  return (
    <div className="form hop-fields">
      <div className="field">
        <label htmlFor={`${id}-source`}>Source</label>
        <Completing
          id={`${id}-source`}
          label="Source"
          value={source.name}
          query={source.name}
          lookup="sources"
          problem={problemOf('source', 'sourceId', 'newSource')}
          onChange={(value) => act({ do: 'name', at, name: value })}
          onTake={(taken) => {
            if ('item' in taken)
              act({ do: 'source', at, source: sourceOfItem(taken.item) }, `Hop ${at + 1}: ${taken.item.label}`);
            else act({ do: 'name', at, name: taken.text }, `Hop ${at + 1}: new source ${taken.text}`);
            focusHead(at);
          }}
          onKey={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            focusHead(at);
          }}
        />
        {meant?.kind === 'choose' && (
          <p className="field-hint">
            {name} says this in several documents. Which one is credited?{' '}
            {meant.places.map(({ of }) => (
              <button
                key={of.id}
                type="button"
                className="link-button"
                onClick={() =>
                  of.document &&
                  act(
                    { do: 'document', at, document: { id: of.document.id, title: of.document.title } },
                    `Document: ${of.document.title}`,
                  )
                }
              >
                {of.document?.title}
              </button>
            ))}
          </p>
        )}
        {isJoined && (
          <p className="field-hint">Already in this claim{stored?.document ? '' : ', known second-hand'}.</p>
        )}
      </div>
      {source.id === null && source.name.trim() !== '' && (
        <Choice
          id={`${id}-kind`}
          label="Kind of the new source"
          value={source.kind}
          words={sourceKinds}
          onChange={(kind) => act({ do: 'kind', at, kind: kind as SourceKind })}
        />
      )}
      <div className="field">
        <label htmlFor={`${id}-document`}>Document</label>
        <Completing
          id={`${id}-document`}
          label={`Document of ${name}`}
          value={document?.title ?? ''}
          query={document?.title ?? ''}
          lookup="documents"
          scope={source.id ? `source=${source.id}` : undefined}
          placeholder="none: known second-hand"
          problem={problemOf('document', 'documentId')}
          onChange={(title) => act({ do: 'document', at, document: title.trim() ? { id: null, title } : null })}
          onTake={(taken) =>
            'item' in taken &&
            act(
              { do: 'document', at, document: { id: taken.item.id, title: taken.item.label } },
              `Document: ${taken.item.label}`,
            )
          }
        />
        {document && placeId !== null && !stored?.document && (
          <p className="field-hint">Adding its document makes it first-hand; its links stay.</p>
        )}
      </div>
      <Choice
        id={`${id}-stance`}
        label="Stance"
        value={stance}
        words={stances}
        onChange={(word) => set({ stance: word as Stance })}
      />
      <CertaintyField
        id={`${id}-certainty`}
        hop={hop}
        markedText={stored?.document?.id === document?.id ? (stored?.passageText ?? null) : null}
        change={(certainty, spoken) => act({ do: 'set', at, fields: { certainty } }, spoken)}
      />
      <div className="field">
        <label htmlFor={`${id}-said`}>Said on</label>
        <input
          id={`${id}-said`}
          type="text"
          autoComplete="off"
          value={saidAt ?? ''}
          placeholder="2024, March 2024, 5 March 2024"
          aria-invalid={problemOf('saidAt', 'saidPrecision') ? true : undefined}
          aria-describedby={`${id}-said-hint`}
          onChange={(event) => set({ saidAt: event.target.value === '' ? null : event.target.value })}
        />
        {problemOf('saidAt', 'saidPrecision') && <p className="field-error">{problemOf('saidAt', 'saidPrecision')}</p>}
        <p className="field-hint" id={`${id}-said-hint`}>
          {readingOf(saidAt ?? '').read}
        </p>
      </div>
      {document && (
        <>
          <Choice
            id={`${id}-passage`}
            label="Passage"
            value={quote ? 'marked' : (passage ?? 'not_yet_looked_for')}
            words={passages}
            onChange={(word) => set({ passage: word as Passage, ...(word !== 'marked' && { quote: '' }) })}
          />
          <div className="field wide">
            <label htmlFor={`${id}-quote`}>Words of the passage</label>
            <textarea
              id={`${id}-quote`}
              rows={2}
              value={quote}
              placeholder={stored?.passageText ?? 'Copied from the stored text'}
              aria-invalid={problemOf('quote', 'versionId', 'spans') ? true : undefined}
              aria-describedby={`${id}-quote-hint`}
              onChange={(event) => set({ quote: event.target.value })}
            />
            {problemOf('quote', 'versionId', 'spans') && (
              <p className="field-error">{problemOf('quote', 'versionId', 'spans')}</p>
            )}
            <p className="field-hint" id={`${id}-quote-hint`}>
              {stored?.passageText && !quote
                ? 'These words are marked. Type others to mark those instead.'
                : 'Whence finds them in the latest stored text and marks them there.'}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

type Words = Readonly<Record<string, { label: string; help: string }>>;
type ChoiceProps = { id: string; label: string; value: string; words: Words; onChange: (word: string) => void };

function Choice({ id, label, value, words, onChange }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} title={words[value]?.help} onChange={(event) => onChange(event.target.value)}>
        {wordsOf(words).map((word) => (
          <option key={word} value={word}>
            {words[word]?.label}
          </option>
        ))}
      </select>
    </div>
  );
}
