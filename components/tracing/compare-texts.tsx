'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { HedgedPassage } from '@/components/claims/hedged-passage';
import { Dated } from '@/components/dates/dated';
import type { Problem } from '@/components/forms/problem';
import { useCommand } from '@/components/forms/use-command';
import { WordOptions } from '@/components/forms/word-options';
import { DiffWords } from '@/components/history/diff-words';
import { proposeCertainty } from '@/lib/certainty/certainty';
import { writtenDate } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import { sourceName } from '@/lib/format/source-name';
import { urlOf } from '@/lib/format/url.mjs';
import { wordDiff } from '@/lib/history/word-diff';
import { kindOf } from '@/lib/tags/names';
import type { Credit, TracedHop } from '@/lib/tracing/hop';
import { sentenceBeside, windowOf } from '@/lib/tracing/passage';
import { certainties, stances, wordIn } from '@/lib/vocabulary';
import { trace } from './traced';
import type { Looked } from './use-trace';

type Props = {
  hop: TracedHop;
  looked: Looked;
  acceptBy: RefObject<(() => void) | null>;
  reload: () => void;
  look: (documentId: number) => void;
};
type Place = { start: number; end: number };
type Accepted = { nextLinkId: number | null; documentId: number };

/** A text that may be the one, beside what was made of it, with what differs; and the way to accept it. */
export function CompareTexts({ hop, looked, acceptBy, reload, look }: Props) {
  const { read, fetched } = looked;
  const { text, document } = read;
  const { run, pending } = useCommand();
  const [place, setPlace] = useState<Place | null>(read.passage);
  const [chosen, setChosen] = useState('');
  const [stance, setStance] = useState(hop.upstream.stance);
  const [publisher, setPublisher] = useState<string>(() => publisherAtFirst(hop, fetched));
  const [problem, setProblem] = useState<Problem | null>(null);
  const points = [...text];
  const words = place ? points.slice(place.start, place.end).join('') : '';
  const proposal = words ? proposeCertainty(words) : null;
  const certainty = wordIn(certainties, chosen) ?? proposal?.certainty ?? null;
  const { upstream, downstream } = hop;
  const isKept = hop.state === 'verified' && document !== null && upstream.document?.id === document.id;
  const isDone = isKept && stance === upstream.stance;
  const said =
    downstream.passageText ??
    hop.credit?.parts.flatMap(({ text, role }) => (role === 'content' ? text : [])).join(' ') ??
    '';
  const site = siteOf(fetched);
  const passedOn = said ? proposeCertainty(said) : null;

  async function accept(credit?: Credit) {
    if (!place || pending) return;
    setProblem(null);
    const outcome = await run<Accepted>(
      'tracing.accept',
      {
        ...{ linkId: hop.linkId, version: hop.version, upstreamVersion: upstream.version },
        ...(document ? { documentId: document.id, versionId: document.versionId } : { document: newDocument() }),
        spans: [place.start, place.end],
        ...{ certainty, stance },
        ...(credit && { credits: creditInput(credit) }),
      },
      { quiet: true, message: ({ nextLinkId }) => (nextLinkId ? 'Kept. This is the next hop' : 'Kept') },
    );
    if (!outcome.ok) return setProblem(outcome.problem);
    const { nextLinkId, documentId } = outcome.result;
    if (nextLinkId !== null) trace(nextLinkId);
    else if (fetched) look(documentId);
  }

  function newDocument() {
    const { intake, url } = fetched ?? {};
    const who =
      publisher === 'known' && intake?.publisher
        ? { sourceId: intake.publisher.id }
        : publisher === 'site'
          ? { newSource: { name: site, kind: kindOf(site) === 'agency' ? 'agency' : 'outlet' } }
          : { sourceId: upstream.source.id };
    return {
      ...who,
      title: intake?.title || (url ?? 'Untitled'),
      url: intake?.url ?? url ?? null,
      kind: intake?.kind ?? 'article',
      authors: intake?.authors ?? [],
      language: intake?.language ?? 'en',
      publishedAt: writtenDate(intake?.publishedAt ?? null, intake?.publishedPrecision ?? 'day') || null,
      text,
      links: intake?.links ?? [],
      capture: intake?.capture?.id ?? null,
    };
  }

  useEffect(() => {
    acceptBy.current = place && !isDone ? () => void accept() : null;
    return () => {
      acceptBy.current = null;
    };
  });

  const intake = fetched?.intake;
  const language = languageName(intake?.language ?? 'en');
  return (
    <section className="trace-compare" aria-label="Both texts">
      <h3>
        <bdi>{document?.title ?? intake?.title ?? 'The page'}</bdi>
      </h3>
      <p className="where muted">
        {document ? (
          <>
            <bdi>{document.publisher}</bdi>,{' '}
            <Dated at={document.publishedAt} precision={document.precision} note={document.note} />, here already
          </>
        ) : (
          <>
            {intake?.siteName && (
              <>
                <bdi>{intake.siteName}</bdi>,{' '}
              </>
            )}
            <Dated at={intake?.publishedAt ?? null} precision={intake?.publishedPrecision ?? 'day'} />
            {language && `, in ${language}`}, not stored yet
          </>
        )}
      </p>
      {intake?.alike && (
        <p className="bring-notice">
          “<bdi>{intake.alike.title}</bdi>” seems to be the same page, and is here already: one of the two addresses is{' '}
          {intake.alike.how}. If it is another page, go on.{' '}
          <button type="button" className="button" onClick={() => look(intake.alike?.id ?? 0)}>
            Show the one that is here
          </button>
        </p>
      )}
      {intake?.notices.map((notice) => (
        <p key={notice} className="bring-notice">
          {notice}
        </p>
      ))}
      <div className="trace-sides">
        <div>
          <h4>
            <bdi>{sourceName(upstream.source)}</bdi> says
          </h4>
          {place && proposal ? (
            <HedgedPassage text={words} hedges={proposal.hedges} />
          ) : (
            <p className="muted">
              No sentence in it says this in similar words
              {language && `, which cannot be found where the languages differ: it is in ${language}`}. Select the words
              below yourself, or say that it is not in there.
            </p>
          )}
          {proposal && <p className="muted">{proposal.rule}</p>}
        </div>
        <div>
          <h4>
            <bdi>{downstream.source.name}</bdi> made of it
          </h4>
          {passedOn ? (
            <>
              <HedgedPassage text={said} hedges={passedOn.hedges} />
              <p className="muted">{passedOn.rule}</p>
            </>
          ) : (
            <p className="muted">Its words are not held.</p>
          )}
        </div>
      </div>
      {said && words && (
        <p className="diff trace-diff" dir="auto">
          <span className="muted">What changed on the way: </span>
          <DiffWords parts={wordDiff(words, said)} />
        </p>
      )}
      <Text text={text} place={place} choose={setPlace} />
      <div className="trace-accept">
        <label>
          How surely it is put{' '}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">
              {proposal ? `as the words read: ${certainties[proposal.certainty].label}` : 'as the words read'}
            </option>
            <WordOptions words={certainties} />
          </select>
        </label>
        <label>
          What it says of the claim{' '}
          <select value={stance} onChange={(event) => setStance(wordIn(stances, event.target.value) ?? stance)}>
            <WordOptions words={stances} />
          </select>
        </label>
        {!document && (
          <label>
            Published by{' '}
            <select value={publisher} onChange={(event) => setPublisher(event.target.value)}>
              {intake?.publisher && <option value="known">{intake.publisher.label}</option>}
              {upstream.source.kind !== 'unknown' && intake?.publisher?.id !== upstream.source.id && (
                <option value="credited">{upstream.source.name}</option>
              )}
              {intake && !intake.publisher && <option value="site">{site}, a new source</option>}
            </select>
          </label>
        )}
        {problem && (
          <div className="notice error" role="alert">
            <p>{problem.title}</p>
            {problem.status === 412 && (
              <button type="button" className="button" onClick={reload}>
                Look again
              </button>
            )}
          </div>
        )}
        {isDone ? (
          <p>
            <strong>This is kept, with its passage.</strong> {read.credits.length > 0 ? 'Whom does it credit?' : ''}
          </p>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={!place || pending}
            aria-keyshortcuts="Enter"
            onClick={() => accept()}
          >
            {isKept ? 'Correct it' : hop.state === 'assumed' ? 'Accept' : 'Accept: verified'}
          </button>
        )}
        {read.credits.map((credit) => (
          <button
            key={credit.name}
            type="button"
            className="button"
            disabled={!place || pending}
            onClick={() => accept(credit)}
          >
            <span>
              {isDone ? '' : 'Accept. '}It credits <bdi>{credit.name}</bdi>
              {credit.cue && (
                <>
                  {' '}
                  (“<bdi>{credit.cue}</bdi>”)
                </>
              )}
              : go on
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** What a site calls itself, or else its host. */
const siteOf = (fetched: Looked['fetched']): string =>
  fetched ? fetched.intake.siteName || (urlOf(fetched.url)?.hostname.replace(/^www\./, '') ?? fetched.url) : '';

/** Who is proposed as publisher: whose domain it is, or else the credited source unless the site calls itself otherwise. */
function publisherAtFirst(
  { upstream: { source } }: TracedHop,
  fetched: Looked['fetched'],
): 'known' | 'credited' | 'site' {
  if (fetched?.intake.publisher) return 'known';
  if (source.kind === 'unknown') return 'site';
  const [site, name] = [fold(fetched?.intake.siteName ?? ''), fold(source.name)];
  return site === '' || site.includes(name) || name.includes(site) ? 'credited' : 'site';
}

/** What a language is called; null for English, in which claims are mostly put. */
const languageName = (code: string): string | null => {
  try {
    if (/^en\b/i.test(code)) return null;
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) ?? null;
  } catch {
    return null;
  }
};

const creditInput = ({ name, sourceId, kind, ...read }: Credit) => ({
  ...(sourceId === null ? { newSource: { name, kind: kind ?? kindOf(name) } } : { sourceId }),
  ...{ cue: read.cue, sourceSpans: read.sourceSpans, cueSpans: read.cueSpans, contentSpans: read.contentSpans },
});

/** The text with the passage marked, which can be another: the sentence before or after, or what is selected. */
function Text({ text, place, choose }: { text: string; place: Place | null; choose: (place: Place) => void }) {
  const [isWhole, setIsWhole] = useState(false);
  const [selected, setSelected] = useState<Place | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const points = [...text];
  const shown = isWhole ? { start: 0, end: points.length } : windowOf(points.length, place);
  const cut = (from: number, to: number) => points.slice(Math.max(from, shown.start), Math.min(to, shown.end)).join('');
  const mark = place ?? { start: shown.end, end: shown.end };
  const step = (by: 1 | -1) => {
    const next = sentenceBeside(text, place, by);
    if (next) choose(next);
  };
  function take() {
    const selection = document.getSelection();
    const range = selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (!range || !pane.current?.contains(range.commonAncestorContainer)) return setSelected(null);
    const before = range.cloneRange();
    before.selectNodeContents(pane.current);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const start = shown.start + [...before.toString()].length + [...words].length - [...words.trimStart()].length;
    setSelected(words.trim() === '' ? null : { start, end: start + [...words.trim()].length });
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is selected by mouse is taken; keys have buttons */}
      <div className="trace-text-frame" onMouseUp={take} onTouchEnd={take}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <section className="trace-text" tabIndex={0} aria-label="Its text" dir="auto">
          {shown.start > 0 && <p className="muted">…</p>}
          <div ref={pane}>
            {cut(shown.start, mark.start)}
            {place && <mark>{cut(place.start, place.end)}</mark>}
            {cut(mark.end, shown.end)}
          </div>
          {shown.end < points.length && <p className="muted">…</p>}
        </section>
      </div>
      <p className="row">
        <button type="button" className="button" onClick={() => step(-1)}>
          Sentence before
        </button>
        <button type="button" className="button" onClick={() => step(1)}>
          Sentence after
        </button>
        {selected && (
          <button
            type="button"
            className="button"
            onClick={() => {
              choose(selected);
              setSelected(null);
            }}
          >
            Use the selected words
          </button>
        )}
        {!isWhole && (shown.start > 0 || shown.end < points.length) && (
          <button type="button" className="button quiet" onClick={() => setIsWhole(true)}>
            Show the whole text
          </button>
        )}
      </p>
    </>
  );
}
