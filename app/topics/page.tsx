import type { Metadata } from 'next';
import Link from 'next/link';
import { TopicActions } from '@/components/topics/topic-actions';
import { getDb } from '@/lib/db';
import { counted } from '@/lib/format/number';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { listTopics } from '@/lib/topics/queries.server';
import '@/app/styles/list.css';
import '@/app/styles/record.css';
import '@/app/styles/edit-claim.css';

export const metadata: Metadata = { title: 'Topics' };

export default async function TopicsPage() {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const topics = await listTopics(pool);
  const mayEdit = may(actor, 'topics.write');
  return (
    <article className="record topics">
      <header>
        <h1>
          Topics <small>{topics.length}</small>
        </h1>
        <p className="lead">What claims are about. To make a topic, add it to a claim.</p>
      </header>
      {topics.length === 0 ? (
        <p className="muted">
          No claim has a topic yet. To add one, open a claim and choose “Edit”. <Link href="/claims">All claims</Link>
        </p>
      ) : (
        <ul className="lines topic-list">
          {topics.map((topic) => (
            <li key={topic.id}>
              <Link href={`/claims?topic=${topic.slug}`} prefetch={false}>
                <bdi>{topic.name}</bdi>
              </Link>
              <span className="count">
                {counted(topic.claims, ['claim', 'claims'])}
                {topic.deleted > 0 && <span className="muted">, {topic.deleted} deleted</span>}
              </span>
              {mayEdit && <TopicActions topic={topic} />}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
