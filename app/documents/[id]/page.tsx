import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { Crumbs } from '@/components/chrome/crumbs';
import { GoneRecord } from '@/components/chrome/gone-record';
import { KeyLink } from '@/components/chrome/key-link';
import { Moment } from '@/components/dates/moment';
import { DocumentActions } from '@/components/documents/document-actions';
import { valuesOf } from '@/components/documents/document-values';
import { LeftBehind } from '@/components/documents/left-behind';
import { Published } from '@/components/documents/published';
import { SaidList } from '@/components/documents/said-list';
import { StoredText } from '@/components/documents/stored-text';
import { VersionList } from '@/components/documents/version-list';
import { NotesSection } from '@/components/notes/notes-section';
import { NoteOpened } from '@/components/palette/note-opened';
import { ExportTags } from '@/components/tags/export-tags';
import { MarkedList } from '@/components/tags/marked-list';
import { Tracing } from '@/components/tracing/tracing';
import { getDb } from '@/lib/db';
import { getDocument, getGoneDocument } from '@/lib/documents/detail.server';
import { leftBehindIn } from '@/lib/documents/left-behind.server';
import { wordCount } from '@/lib/documents/rules';
import { counted, grouped, recordNumber } from '@/lib/format/number';
import { notesOf } from '@/lib/notes/queries.server';
import { may } from '@/lib/people/permissions';
import { currentActor, readerOf } from '@/lib/people/session.server';
import { type ShownTag, tagsOf } from '@/lib/tags/queries.server';
import { openCredits } from '@/lib/tracing/first-links';
import { documentKinds, documentStates } from '@/lib/vocabulary';
import '@/app/styles/record.css';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> };

const load = cache(async (id?: number, version?: number) => (id ? getDocument(await getDb(), id, version) : null));
const loadGone = cache(async (id?: number) => (id ? getGoneDocument(await getDb(), id) : null));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const id = recordNumber((await params).id);
  const document = (await load(id, recordNumber((await searchParams).version))) ?? (await loadGone(id));
  return { title: document?.title ?? 'No such document' };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const id = recordNumber((await params).id);
  const [document, actor] = await Promise.all([load(id, recordNumber((await searchParams).version)), currentActor()]);
  const mayEdit = may(actor, 'documents.write');
  if (!document) return <Gone id={id} mayEdit={mayEdit} />;
  const { state, stateNote, url, versions, says, language } = document;
  const db = await getDb();
  const [all, notes, lefts, copies] = await Promise.all([
    tagsOf(db, document.id),
    notesOf(db, 'document', document.id),
    leftBehindIn(db.pool, document.id, await readerOf(await headers())),
    db.prisma.capture.count({ where: { documentId: document.id } }),
  ]);
  const tags = all.filter(({ state, versionId }) => state !== 'rejected' && versionId === document.shown);
  const claims = new Set(says.map(({ claim }) => claim.slug)).size;
  const shown = versions.find((version) => version.id === document.shown);
  return (
    <article className="record">
      <NoteOpened href={`/documents/${document.id}`} label={document.title} />
      <header>
        <div className="record-head">
          <Crumbs trail={[{ href: '/documents', label: 'Documents' }]} here={document.title} />
          <div className="record-tools">
            {mayEdit && document.text !== null && (
              <KeyLink href={`/documents/${document.id}/tag`} shortcut="t" className="button primary">
                Tag attributions
              </KeyLink>
            )}
            <Link href={`/documents/${document.id}/what-if`} className="button" prefetch={false}>
              What rests on this?
            </Link>
            {(copies > 0 || mayEdit) && (
              <Link href={`/documents/${document.id}/copies`} className="button" prefetch={false}>
                Copies <small className="figures">{grouped(copies)}</small>
              </Link>
            )}
            {tags.length > 0 && <ExportTags documentId={document.id} version={shown?.number} />}
            {mayEdit && (
              <DocumentActions
                id={document.id}
                version={document.version}
                values={valuesOf(document)}
                state={state}
                note={stateNote}
                versions={versions.length}
              />
            )}
          </div>
        </div>
        <h1 dir="auto">{document.title}</h1>
        <p className="lead">
          <Published document={document} kind={documentKinds[document.kind].label} />
          <span className={state === 'live' ? undefined : 'amber'} title={documentStates[state].help}>
            {documentStates[state].label}
          </span>
          {document.authors.length > 0 && (
            <span>
              by <bdi>{document.authors.join(', ')}</bdi>
            </span>
          )}
          {language !== 'en' && <span>in {new Intl.DisplayNames(['en'], { type: 'language' }).of(language)}</span>}
          {url && <a href={url}>{new URL(url).hostname}</a>}
        </p>
        {stateNote && (
          <p className="notice state-note" dir="auto">
            {stateNote}
          </p>
        )}
      </header>
      {versions[0] && (
        <LeftBehind
          documentId={document.id}
          versionId={versions[0].id}
          latest={versions[0].number}
          lefts={lefts}
          mayEdit={mayEdit}
        />
      )}
      <div className="columns reading">
        <section>
          <h2>
            What it says <small>{counted(claims, ['claim', 'claims'])}</small>
          </h2>
          {says.length === 0 ? (
            <p className="muted">No claim has been found in this document yet.</p>
          ) : (
            <SaidList says={says} documentId={document.id} versions={versions} mayEdit={mayEdit} />
          )}
          {tags.length > 0 && document.text !== null && (
            <MarkedList tags={tags} text={document.text} publisher={document.publisher.name} />
          )}
        </section>
        <section>
          <h2>
            Text{' '}
            {shown && (
              <small>
                version {shown.number}, {grouped(wordCount(document.text ?? ''))} words, stored{' '}
                <Moment at={shown.storedAt.toISOString()} show="day" focusable />
              </small>
            )}
          </h2>
          {document.text === null ? (
            <p className="muted">The text itself is not stored.</p>
          ) : (
            <StoredText
              text={document.text}
              says={says}
              versionId={shown?.id}
              roles={rolesOf(tags)}
              links={document.links}
            />
          )}
        </section>
      </div>
      {versions.length > 0 && (
        <section>
          <h2>Versions</h2>
          <VersionList id={document.id} versions={versions} shown={document.shown} />
        </section>
      )}
      {mayEdit && <Tracing links={openCredits(says)} stamp={Date.now()} />}
      <NotesSection entity="document" recordId={document.id} notes={notes} mayEdit={may(actor, 'notes.write')} all />
      <RecordHistory subject={`document:${document.id}`} />
    </article>
  );
}

const rolesOf = (tags: readonly ShownTag[]) =>
  tags.flatMap(({ sourceSpans, cueSpans }) => [
    { name: 'is-source', spans: sourceSpans },
    { name: 'is-cue', spans: cueSpans },
  ]);

async function Gone({ id, mayEdit }: { id: number | undefined; mayEdit: boolean }) {
  const gone = await loadGone(id);
  if (!gone) notFound();
  return (
    <article className="record">
      <GoneRecord
        name={gone.title}
        at={gone.at.toISOString()}
        by={gone.by}
        reason={gone.reason}
        note="No claim stood in it; its stored texts are kept."
        restore={
          mayEdit ? { command: 'documents.restore', input: { id: gone.id }, message: 'Document restored' } : null
        }
        all={{ href: '/documents', label: 'All documents' }}
      />
      <RecordHistory subject={`document:${gone.id}`} />
    </article>
  );
}
