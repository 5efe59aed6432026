import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import { codeOf } from '@/lib/errors';
import { DatabaseUnavailable } from './errors';

const holderRecord = z.object({ pid: z.int(), started: z.string(), host: z.string() });
type Holder = z.output<typeof holderRecord>;

/**
 * Takes the lock file for this process, or throws an error that names the process holding it. It is released on exit.
 */
export function takeLock(file: string): { release(): void } {
  const own: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', host: os.hostname() };
  acquire(file, JSON.stringify(own));
  const release = () => {
    process.off('exit', release);
    fs.rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
}

/**
 * Creates the file, or replaces that of a dead holder. Whoever replaces it must first hold the lock “file.<that
 * holder>”, so that nobody else can be replacing it meanwhile. Renaming one onto the other then hands over the lock in
 * one step.
 */
function acquire(file: string, own: string): void {
  for (;;) {
    if (create(file, own)) return;
    const found = read(file);
    if (found === undefined) continue;
    const holder = parse(found);
    if (isAlive(file, holder)) throw new DatabaseUnavailable(sentence(file, holder));
    const successor = `${file}.${holder?.pid ?? 'unfinished'}-${holder?.started ?? ''}`;
    acquire(successor, own);
    if (read(file) === found) {
      fs.renameSync(successor, file);
      return;
    }
    fs.rmSync(successor);
  }
}

function create(file: string, content: string): boolean {
  let descriptor: number;
  try {
    descriptor = fs.openSync(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    fs.writeFileSync(descriptor, content);
    return true;
  } catch (error) {
    // On a full disk it would stay there empty, and look like the lock of a process that is just starting.
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content: string): Holder | undefined {
  try {
    return holderRecord.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

function isAlive(file: string, holder: Holder | undefined): boolean {
  // No holder: it is being written at this moment, or its writer was killed between creating and filling it.
  if (!holder) return Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000;
  // A process on another machine cannot be seen from here, and two writers destroy the database.
  if (holder.host !== os.hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const started = startOf(holder.pid);
  return started === undefined ? !fs.existsSync('/proc/self/stat') : started === holder.started;
}

/** When a process started, in ticks since boot. Undefined if the system does not tell, or for a zombie. */
function startOf(pid: number): string | undefined {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function sentence(file: string, holder: Holder | undefined): string {
  if (!holder) return `Another process is opening the data folder at this moment (${file}).`;
  const place = holder.host === os.hostname() ? '' : ` on ${holder.host}`;
  const remedy = place ? `; if it has ended, delete ${file}` : '';
  return `The data folder is in use by process ${holder.pid}${place}: stop that one first${remedy} (${file}).`;
}
