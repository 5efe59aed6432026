'use client';

import Link from 'next/link';
import type { Values } from '@/components/forms/use-form';
import { wordCount } from '@/lib/documents/rules';
import { counted } from '@/lib/format/number';
import { encodingWords, isEncoding } from '@/lib/intake/encodings';
import type { Intake } from '@/lib/intake/schema';
import type { Fillable } from './fill-in';
import type { Intaking, Wanted } from './use-intake';

type Props<V extends Values & Fillable> = { intaking: Intaking<V>; own?: number };

/** The progress of bringing a document in, why it failed, or what it brought. */
export function IntakeMessages<V extends Values & Fillable>({ intaking, own }: Props<V>) {
  const { state, cancel } = intaking;
  return (
    <>
      <div role="status" className="bring-status">
        {state.step === 'busy' && (
          <p className="bring-busy">
            <span>{doing(state.wanted)}</span>
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          </p>
        )}
        {state.step === 'done' && <Outcome intaking={intaking} own={own} />}
      </div>
      {state.step === 'refused' && (
        <div className="notice error" role="alert">
          <p>
            {'file' in state.wanted && <strong>{state.wanted.file.name}: </strong>}
            {state.problem.title}
          </p>
          <p>Everything you typed is still here.</p>
        </div>
      )}
    </>
  );
}

function Outcome<V extends Values & Fillable>({ intaking, own }: Props<V>) {
  const { state, bring, useInstead } = intaking;
  if (state.step !== 'done') return null;
  const { intake, filling, wanted } = state;
  const words = counted(wordCount(intake.text), ['word', 'words']);
  const named = (label: string) => (label === 'text' ? `text (${words})` : label);
  return (
    <>
      {filling.filled.length > 0 && (
        <p>
          Filled in {nameOf(wanted)}: {filling.filled.map(named).join(', ')}. Check it before you save.
        </p>
      )}
      {filling.filled.length === 0 && filling.left.length === 0 && <p>Nothing new was found {nameOf(wanted)}.</p>}
      {filling.left.length > 0 && (
        <p>
          Left as you typed it: {filling.left.map(named).join(', ')}.{' '}
          <button type="button" className="link-button" onClick={useInstead}>
            Use what was found
          </button>
        </p>
      )}
      <Publisher intake={intake} own={own} />
      {intake.sameText && <SameText intake={intake} own={own} />}
      {intake.notices.map((notice) => (
        <p key={notice} className="bring-notice">
          {notice}
        </p>
      ))}
      {intake.pages && 'file' in wanted && (
        <label className="bring-notice">
          Read another page{' '}
          <select
            value={intake.pages.chosen}
            onChange={(event) => bring({ file: wanted.file, page: Number(event.target.value) })}
          >
            {intake.pages.labels.map((label, page) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: their places are what they are called by
              <option key={page} value={page}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {intake.encoding && (
        <label className="bring-notice">
          Read it again as{' '}
          <select value={intake.encoding} onChange={(event) => bring({ ...wanted, encoding: event.target.value })}>
            {!isEncoding(intake.encoding) && <option value={intake.encoding}>{intake.encoding}</option>}
            {encodingWords.map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function doing(wanted: Wanted): string {
  if ('file' in wanted) return `Reading “${wanted.file.name}”…`;
  return wanted.html === undefined ? 'Fetching…' : 'Reading the page…';
}

const nameOf = (wanted: Wanted) => ('url' in wanted ? 'from the page' : `from “${wanted.file.name}”`);

function Publisher({ intake: { siteName, publisher }, own }: { intake: Intake; own?: number }) {
  if (own !== undefined || publisher || siteName === '') return null;
  return (
    <p>
      The page says that “{siteName}” publishes it; no source here has its domain. Choose one below, or{' '}
      <Link href={`/sources/new?name=${encodeURIComponent(siteName)}`} prefetch={false}>
        add it first
      </Link>
      ; this form is kept meanwhile.
    </p>
  );
}

function SameText({ intake: { sameText }, own }: { intake: Intake; own?: number }) {
  if (!sameText) return null;
  if (sameText.id === own) return <p className="bring-notice">This document already has exactly this text.</p>;
  return (
    <p className="bring-notice">
      Exactly this text is already here:{' '}
      <Link href={`/documents/${sameText.id}`} prefetch={false}>
        <bdi>{sameText.title}</bdi>
      </Link>
    </p>
  );
}
