// @ts-check
import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

const settings = [
  'fsync=on',
  'wal_sync_method=fsync',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  'default_statistics_target=30',
];

/**
 * Start arguments under which PostgreSQL calls fsync itself, by its own rules: the log at every commit, the data files
 * at every checkpoint. PGlite's default is -F, and it ignores fdatasync, the usual way to sync the log. The log is kept
 * short, so that starting after a crash is quick. The statistics are coarse, because others wait while a table is
 * analysed.
 */
export const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
];

/**
 * PGlite's folder on disk, with fsync, the one system call it lacks, and with files for their owner alone, since PGlite
 * gives each file the rights it likes.
 */
export class DurableFS extends NodeFS {
  /**
   * @override
   * @type {NodeFS["init"]}
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options);
    emscriptenOpts.preRun?.push((/** @type {any} */ { NODEFS, FS }) => {
      NODEFS.stream_ops.fsync = (/** @type {{ nfd: number, node: { mode: number } }} */ stream) => {
        try {
          fs.fsyncSync(stream.nfd);
        } catch {
          // Not every system can sync a folder. PostgreSQL must learn of any other failure.
          if (!FS.isDir(stream.node.mode)) throw new FS.ErrnoError(29);
        }
        return 0;
      };
      const { doSetAttr } = NODEFS;
      NODEFS.doSetAttr = (
        /** @type {any} */ at,
        /** @type {any} */ node,
        /** @type {{ mode?: number }} */ attributes,
        /** @type {any[]} */ ...calls
      ) =>
        doSetAttr(
          at,
          node,
          attributes.mode == null ? attributes : { ...attributes, mode: attributes.mode & ~0o077 },
          ...calls,
        );
    });
    return { emscriptenOpts };
  }
}
