import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { claimSql } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { defaultQuery } from '@/lib/data-table/definition';
import { orderSql } from '@/lib/data-table/sql.server';
import { csvFiles } from '@/lib/tables.server';
import type { Server } from './server';

export type Download = { seconds: number; rows: number; bytes: number; before: number; peak: number };

const LF = 10;
/** Without compression, which psql has none of either. */
const address = '/claims.csv';

/** Downloads all claims and watches the memory of the server meanwhile. */
export async function download(server: Server): Promise<Download> {
  const before = server.memory();
  let [peak, rows, bytes] = [before, -1, 0];
  const watch = setInterval(() => (peak = Math.max(peak, server.memory())), 50);
  const began = performance.now();
  try {
    const { status } = await server.get(address, (chunk) => {
      bytes += chunk.length;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) rows++;
    });
    if (status !== 200) throw new Error(`${address} answered ${status}.`);
  } finally {
    clearInterval(watch);
  }
  return { seconds: (performance.now() - began) / 1000, rows, bytes, before, peak };
}

/**
 * The same columns of the same rows in the same order, as the database's own program writes them to nowhere; seconds.
 */
export async function copyByPsql(url: string): Promise<number> {
  const query = defaultQuery(claimList);
  const select = `SELECT ${csvFiles.claims.select(query).text} FROM ${claimSql.from.text} ${claimSql.row.text} WHERE ${claimSql.always.text} ${orderSql(claimSql, query).text}`;
  const began = performance.now();
  const command = `\\copy (${select.replace(/\s+/g, ' ')}) TO '/dev/null' CSV HEADER`;
  const [code] = await once(spawn(psql(), [url, '-qc', command], { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`psql ended with ${code}.`);
  return (performance.now() - began) / 1000;
}

function psql(): string {
  const root = '/usr/lib/postgresql';
  const versions = fs.existsSync(root) ? fs.readdirSync(root) : [];
  const found = versions.map((version) => path.join(root, version, 'bin/psql')).findLast((file) => fs.existsSync(file));
  return found ?? 'psql';
}
