import { defineCommand } from '@/lib/commands/command';
import { DomainError } from '@/lib/errors';
import { fileOf } from '@/lib/import/files.server';
import { CaseArchive } from './archive.server';
import { bringIn } from './bringing.server';
import { installationOf } from './installation.server';
import type { CaseReport } from './report';
import { caseInput } from './schema';

const MINUTE = 60_000;

/**
 * Brings in a whole case, as one change: makes what is missing. What is here stays as it is, or takes what the case says
 * of it.
 */
export const bringInCase = defineCommand({
  name: 'cases.bringIn',
  permission: 'claims.write',
  cancellable: true,
  longest: 60 * MINUTE,
  input: caseInput,
  async run(context, { file: id, keepNumbers, differences, expected }): Promise<CaseReport> {
    const { paths } = await fileOf(context.actor.id, id);
    const archive = await CaseArchive.open(paths.file);
    try {
      const isOwn = archive.about.whence.installation === (await installationOf(context.tx));
      const report = await bringIn(context, archive, { isOwn, keep: keepNumbers, takes: differences === 'take' });
      if (expected !== undefined && expected !== report.digest) throw moved();
      return report;
    } finally {
      archive.close();
    }
  },
});

const moved = () =>
  new DomainError(
    'stale',
    'Since the dry run, others have changed something that this case concerns. Nothing was brought in. Look at a new dry run.',
  );
