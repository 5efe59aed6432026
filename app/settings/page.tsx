import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LearnedSection } from '@/components/corrector/learned-section';
import { DemoSection } from '@/components/demo/demo-section';
import { AdminSections } from '@/components/people/admin-sections';
import { CopiesSection } from '@/components/people/copies-section';
import { OwnSections } from '@/components/people/own-sections';
import { usageOf } from '@/lib/captures/store.server';
import { decisionCounts, learningsOf } from '@/lib/corrector/desk.server';
import { modelHere } from '@/lib/corrector/model.server';
import { type Db, getDb } from '@/lib/db';
import { demoRemoval } from '@/lib/demo/plan.server';
import { isLocal, publicUrl } from '@/lib/http/request-origin';
import { lowerRole, may, roles } from '@/lib/people/permissions';
import { listInvitations, listPeople, ownAccount } from '@/lib/people/queries.server';
import { currentActor } from '@/lib/people/session.server';
import { readingSetting } from '@/lib/people/who-reads.server';
import '@/app/styles/record.css';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const actor = await currentActor();
  const db = await getDb();
  const own = await ownAccount(db, actor);
  if (!own) redirect('/sign-in?next=/settings');
  const origin = publicUrl()?.origin ?? null;
  const isAdmin = may(actor, 'people.manage');
  const demo = may(actor, 'demo.remove') ? await demoRemoval(db.pool) : null;
  const tokenRoles = roles.filter((role) => lowerRole(role, own.role) === role);
  return (
    <article className="record settings">
      <h1>Settings</h1>
      <OwnSections person={own} tokenRoles={tokenRoles} origin={origin} />
      {isAdmin && (
        <AdminSections
          people={await listPeople(db, actor)}
          invitations={await listInvitations(db)}
          reading={await readingSetting()}
          local={isLocal()}
          ownId={own.id}
          origin={origin}
        />
      )}
      {may(actor, 'settings.change') && modelHere() !== null && <LearnedSection {...(await learnedHere(db))} />}
      {may(actor, 'documents.write') && <CopiesSection usage={await usageOf()} />}
      {demo && <DemoSection removal={demo} />}
    </article>
  );
}

/** How much there is to learn from, and what was learned. */
async function learnedHere(db: Db) {
  const [counts, learnings] = await Promise.all([decisionCounts(db), learningsOf(db)]);
  return {
    counts,
    learnings: learnings.map((line) => ({ ...line, learnedAt: line.learnedAt.toISOString() })),
  };
}
