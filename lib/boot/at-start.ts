import { fillShapes, uncompared } from '@/lib/assessments/fill-shapes.server';
import { foldAnew, indexAnew, tidySearch } from '@/lib/assessments/fold-anew.server';
import { computedEarlier, noteInHistory, recomputeEarlier } from '@/lib/assessments/upgrade.server';
import { collectUnneeded } from '@/lib/captures/collect.server';
import { execute } from '@/lib/commands/command';
import { learnFromDecisions } from '@/lib/corrector/commands.server';
import { isLearningDue } from '@/lib/corrector/desk.server';
import { type Db, getDb } from '@/lib/db';
import { faultInWords } from '@/lib/db/fault-in-words';
import { seedDemo } from '@/lib/demo/seed.server';
import { ownAddress } from '@/lib/http/request-origin';
import { log } from '@/lib/log.server.mjs';
import { inviteAdmin } from '@/lib/people/commands.server';
import { adminCount } from '@/lib/people/links.server';
import type { Actor } from '@/lib/people/permissions';
import { signingKey } from '@/lib/people/secret.server';
import { warmUpProposals } from '@/lib/tags/warm-up.server';
import { setupOf } from './setup';
import { setupWarnings } from './warnings';

const server: Actor = { id: 'server', name: 'The server', role: 'admin' };

/**
 * Opens the database, updates it, fills an empty one with the demonstration if asked, and prints the first admin's link
 * while there is none. Ends the process if that fails. Texts that have not been compared yet are compared in the
 * background.
 */
export async function openAtStart(): Promise<void> {
  try {
    signingKey();
    const db = await getDb();
    await bringUpToDate(db);
    if (process.env.WHENCE_DEMO === '1' && (await seedDemo(db))) log.info('The demonstration is in place.');
    for (const warning of setupWarnings(await setupOf(db))) log.warn(warning);
    await printAdminLink(db);
    void compareOldTexts(db);
    goOnBeside(db);
  } catch (error) {
    const fault = faultInWords(error);
    if (fault) process.stderr.write(`${fault.message}\n`);
    else log.fatal(error, 'The server could not be started.');
    process.exit(1);
  }
}

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** What is done beside the requests, once the first pages are out, some of it again and again. */
function goOnBeside(db: Db): void {
  beside('Proposals could not be made ready.', warmUpProposals, 3000);
  const failed = 'Copies that no document needs any longer could not be removed. The next day tries again.';
  beside(failed, () => removeUnneeded(db), MINUTE, 24 * HOUR);
  beside('Nothing could be learned from decisions about proposals.', () => learnIfDue(db), 2 * MINUTE, HOUR);
}

/** @param failed what is logged when the work fails @param after, every in ms */
function beside(failed: string, work: () => unknown, after: number, every?: number): void {
  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.error(error, failed);
    }
  };
  setTimeout(run, after).unref();
  if (every) setInterval(run, every).unref();
}

/** Removes bytes that no document needs any longer. */
async function removeUnneeded(db: Db): Promise<void> {
  const { blobs, bytes } = await collectUnneeded(db);
  if (blobs > 0) log.info({ blobs, bytes }, 'Copies that no document needs any longer were removed.');
}

/** Learns from what editors decided, whenever there is enough that is new. */
async function learnIfDue(db: Db): Promise<void> {
  if (!(await isLearningDue(db))) return;
  const { before, after, isUsed } = await execute(db, server, learnFromDecisions, {});
  log.info({ before, after, isUsed }, 'Proposals were learned from decisions of editors.');
}

/** Folds, computes and indexes data of earlier versions as this version does, before the first request is answered. */
async function bringUpToDate(db: Db): Promise<void> {
  const folded = await foldAnew(db);
  if (folded)
    log.info(
      { records: folded },
      'Names and titles that an earlier version stored are compared as this one compares them now.',
    );
  await recomputeByNewRules(db);
  const indexed = await indexAnew(db);
  if (folded !== null || indexed > 0) await tidySearch(db);
}

/**
 * Nobody may read more than the present rules support, so values of earlier rules are computed again before the first
 * request is answered.
 */
async function recomputeByNewRules(db: Db): Promise<void> {
  const claims = await computedEarlier(db);
  if (claims === 0) return;
  log.info(
    { claims },
    'The rules have been sharpened since these claims were computed; they are computed again. This may take a minute.',
  );
  const differing = await recomputeEarlier(db);
  log.info(
    { claims, differing: differing.length },
    'They have been computed again. The history names those that stand otherwise now.',
  );
}

/**
 * Texts stored before texts were compared are compared now, while requests are already answered. If the server ends
 * first, the next start continues.
 */
async function compareOldTexts(db: Db): Promise<void> {
  try {
    const waiting = await uncompared(db);
    if (waiting === 0) return;
    log.info({ documents: waiting }, 'Texts stored earlier are being compared.');
    const { documents, claims } = await fillShapes(db);
    await noteInHistory(
      db.pool,
      claims,
      'Texts that were stored earlier have been compared: those that share their wording count as copies.',
    );
    log.info({ documents, claims: claims.length }, 'Texts stored earlier have been compared.');
  } catch (error) {
    log.error(error, 'Texts stored earlier could not all be compared; the next start goes on with them.');
  }
}

/** A link that makes an admin: while there is none, or for people who are locked out. */
async function printAdminLink(db: Db): Promise<void> {
  const first = (await adminCount(db.prisma)) === 0;
  if (!first && process.env.WHENCE_ADMIN_LINK !== '1') return;
  const { path } = await execute(db, server, inviteAdmin, { first });
  process.stdout.write(
    `${first ? 'Create the first admin' : 'Create another admin'}: ${ownAddress()}${path}\nThe link works once, for 24 hours.\n`,
  );
}
