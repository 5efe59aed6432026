'use client';

import { useId } from 'react';
import { Combobox } from '@/components/forms/combobox';
import { FieldLabel, FieldProblem } from '@/components/forms/field';
import { WordOptions } from '@/components/forms/word-options';
import { type Action, type HopDraft, meantIn } from '@/lib/attributions/draft';
import type { HopProblem } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { readingOf } from '@/lib/format/date';
import { pressed } from '@/lib/keys';
import type { TermName } from '@/lib/terms';
import { passages, sourceKinds, stances, wordIn } from '@/lib/vocabulary';
import { CertaintyField } from './certainty-field';
import { newSource, sourceOfItem } from './use-known';

type Props = {
  hop: HopDraft;
  /** The typed text was matched to an utterance already in the claim. */
  isJoined: boolean;
  sheet: Sheet;
  at: number;
  problems: readonly (Omit<HopProblem, 'field'> & { field: string })[];
  act: (action: Action, spoken?: string) => void;
};

const focusHead = (at: number) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-hop="${at}"]`)?.focus());

/** What one hop says, and where: source, document, stance, certainty and passage. */
export function HopFields({ hop, isJoined, sheet, at, problems, act }: Props) {
  const id = useId();
  const { source, document, stance, passage, quote, saidAt, utteranceId } = hop;
  const stored = sheet.utterances.find((utterance) => utterance.id === utteranceId);
  const problemOf = (...fields: string[]) => problems.find(({ field }) => fields.includes(field))?.message;
  const sourceProblem = problemOf('source', 'sourceId', 'newSource');
  const documentProblem = problemOf('document', 'documentId');
  const set = (fields: Extract<Action, { do: 'set' }>['fields']) => act({ do: 'set', at, fields });
  const name = source.name || 'this hop';
  const meant = utteranceId === null ? meantIn(sheet, hop) : null;
  return (
    <div className="form hop-fields">
      <div className="field">
        <label htmlFor={`${id}-source`}>Source</label>
        <Combobox
          id={`${id}-source`}
          label="Source"
          value={source.name}
          query={source.name}
          lookup="sources"
          newLabel={newSource}
          {...problemProps(`${id}-source`, sourceProblem)}
          onChange={(value) => act({ do: 'name', at, name: value })}
          onTake={(taken) => {
            if ('item' in taken)
              act({ do: 'source', at, source: sourceOfItem(taken.item) }, `Hop ${at + 1}: ${taken.item.label}`);
            else act({ do: 'name', at, name: taken.text }, `Hop ${at + 1}: new source ${taken.text}`);
            focusHead(at);
          }}
          onKey={(event) => {
            if (pressed(event) !== 'Enter') return;
            event.preventDefault();
            focusHead(at);
          }}
        />
        <FieldProblem id={`${id}-source`} problem={sourceProblem} />
        {meant?.kind === 'choose' && (
          <p className="field-hint">
            <bdi>{name}</bdi> says this in several documents. Which one is credited?{' '}
            {meant.utterances.map(({ of }) => (
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
                <bdi>{of.document?.title}</bdi>
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
          onChange={(kind) => act({ do: 'kind', at, kind })}
        />
      )}
      <div className="field">
        <label htmlFor={`${id}-document`}>Document</label>
        <Combobox
          id={`${id}-document`}
          label={`Document of ${name}`}
          value={document?.title ?? ''}
          query={document?.title ?? ''}
          lookup="documents"
          scope={source.id ? `source=${source.id}` : undefined}
          placeholder="none: known second-hand"
          {...problemProps(`${id}-document`, documentProblem)}
          onChange={(title) => act({ do: 'document', at, document: title.trim() ? { id: null, title } : null })}
          onTake={(taken) =>
            'item' in taken &&
            act(
              { do: 'document', at, document: { id: taken.item.id, title: taken.item.label } },
              `Document: ${taken.item.label}`,
            )
          }
        />
        <FieldProblem id={`${id}-document`} problem={documentProblem} />
        {document && utteranceId !== null && !stored?.document && (
          <p className="field-hint">Adding its document makes it first-hand; its links stay.</p>
        )}
      </div>
      <Choice
        id={`${id}-stance`}
        label="Stance"
        term="stance"
        value={stance}
        words={stances}
        onChange={(word) => set({ stance: word })}
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
            term="passage"
            value={quote ? 'marked' : (passage ?? 'not_yet_looked_for')}
            words={passages}
            onChange={(word) => set({ passage: word, ...(word !== 'marked' && { quote: '' }) })}
          />
          <div className="field wide">
            <label htmlFor={`${id}-quote`}>Words of the passage</label>
            <textarea
              dir="auto"
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

const problemProps = (id: string, problem: string | undefined) => ({
  invalid: problem !== undefined,
  describedBy: problem && `${id}-error`,
});

type ChoiceProps<Word extends string> = {
  id: string;
  label: string;
  term?: TermName;
  value: Word;
  words: Readonly<Record<Word, { label: string; help: string }>>;
  onChange: (word: Word) => void;
};

function Choice<Word extends string>({ id, label, term, value, words, onChange }: ChoiceProps<Word>) {
  return (
    <div className="field">
      <FieldLabel id={id} label={label} term={term} />
      <select
        id={id}
        value={value}
        title={words[value].help}
        onChange={(event) => onChange(wordIn(words, event.target.value) ?? value)}
      >
        <WordOptions words={words} />
      </select>
    </div>
  );
}
