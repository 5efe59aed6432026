import type { Metadata } from 'next';
import { Crumbs } from '@/components/chrome/crumbs';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { NewClaim } from '@/components/claims/new-claim';
import { STATEMENT_LIMIT } from '@/lib/claims/schema';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';
import '@/app/styles/edit-claim.css';

export const metadata: Metadata = { title: 'New claim' };

type Props = { searchParams: Promise<{ statement?: string | string[]; topic?: string | string[] }> };

/** `?statement=…&topic=…` fills in the form. */
export default async function NewClaimPage({ searchParams }: Props) {
  if (!may(await currentActor(), 'claims.write')) return <NotAllowed what="add claims" back="/claims" />;
  const { statement, topic } = await searchParams;
  return (
    <article className="record new-claim">
      <header>
        <Crumbs trail={[{ href: '/claims', label: 'Claims' }]} here="New claim" />
        <h1>New claim</h1>
        <p className="lead">Who says it, and who relayed it from whom, is entered on the next page.</p>
      </header>
      <NewClaim
        statement={typeof statement === 'string' ? statement.slice(0, STATEMENT_LIMIT) : ''}
        topics={[topic ?? []].flat().slice(0, 50)}
      />
    </article>
  );
}
