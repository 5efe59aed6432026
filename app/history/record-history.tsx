import { RecordEntries } from '@/components/history/record-entries';
import { getDb } from '@/lib/db';
import { getSubjectHistory } from '@/lib/history/detail.server';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/history.css';

/** The “History” section of a record's page: the latest changes to “claim:12” and to all its parts. */
export async function RecordHistory({
  subject,
}: {
  subject: `${'claim' | 'source' | 'document' | 'topic'}:${number}`;
}) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const history = await getSubjectHistory(pool, actor, subject);
  return (
    <section id="history">
      <h2>History</h2>
      <RecordEntries subject={subject} history={history} mayRestore={may(actor, 'history.undo')} />
    </section>
  );
}
