import { createVitest, type TestModule } from 'vitest/node';
import type { Asked } from './runners';

/*
 * Runs tests of one project as often as it is told to, so that what they need is started and read only once.
 *   runner.ts ROOT PROJECT, with `Asked` as messages; each is answered by which test failed, or by its end
 */
const [root = '', project = ''] = process.argv.slice(2);

/** Tests are run in the order in which they are asked for. */
class AsAsked {
  shard<T>(files: T[]): T[] {
    return files;
  }
  sort<T>(files: T[]): T[] {
    return files;
  }
}

/** What came to its end since tests were last asked for: Vitest's own list holds what ran earlier too. */
const ended: TestModule[] = [];

const vitest = await createVitest('test', {
  root,
  config: `${root}/vitest.config.ts`,
  project: [`${project}*`],
  watch: false,
  bail: 1,
  maxWorkers: 1,
  // On a busy machine nothing is taken for noticed that only takes its time.
  testTimeout: 200_000,
  hookTimeout: 200_000,
  reporters: [{ onTestModuleEnd: (one) => void ended.push(one) }],
  sequence: { sequencer: AsAsked },
});
const touched = new Set<string>();
const all = await vitest.globTestSpecifications();

process.on('message', async ({ changed, tests, toTheEnd }: Asked) => {
  // What was changed before has been put back since.
  for (const file of changed) touched.add(file);
  for (const file of touched) vitest.invalidateFile(`${root}/${file}`);
  for (const { config } of [vitest, ...vitest.projects]) config.bail = toTheEnd ? 0 : 1;
  const wanted = tests.flatMap((test) => all.find(({ moduleId }) => moduleId === `${root}/${test}`) ?? []);
  let first: TestModule | undefined;
  // The end of tests after a failure may come late, and then cuts off the ones that are asked for next.
  for (let isCutOff = true; isCutOff; ) {
    ended.length = 0;
    const { unhandledErrors } = await vitest.runTestSpecifications(wanted);
    // What hung is ended by force, and leaves nothing that can be used again.
    if (unhandledErrors.length > 0) process.exit(1);
    first = ended.find((it) => it.state() === 'failed');
    isCutOff = !first && ended.filter((it) => it.state() !== 'pending').length < wanted.length;
  }
  const names = [...(first?.children.allTests('failed') ?? [])].map((it) => it.fullName);
  process.send?.(first ? `${first.relativeModuleId}: ${names.join(', ')}` : '');
});
process.on('disconnect', () => vitest.close().finally(() => process.exit()));
process.send?.('ready');
