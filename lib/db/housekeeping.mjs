// @ts-check
const LOG_LIMIT = 48 * 2 ** 20;
const IDLE = 'I'.charCodeAt(0);

/** The rules of PostgreSQL's autovacuum, which, like its checkpointer, does not run in an embedded server. */
const WORN = `
  SELECT format(CASE WHEN wants_vacuum THEN 'VACUUM %I' ELSE 'ANALYZE %I' END, relname) AS command
  FROM pg_stat_user_tables, LATERAL (SELECT
    n_dead_tup > 50 + 0.2 * n_live_tup OR n_ins_since_vacuum > 1000 + 0.2 * n_live_tup AS wants_vacuum,
    n_mod_since_analyze > 50 + 0.1 * n_live_tup AS wants_analyze) AS wants
  WHERE wants_vacuum OR wants_analyze LIMIT 1`;
const LOGGED =
  'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()';

/**
 * Checkpoints, vacuums and analyses between transactions. The log is kept short all the time, and one table is looked
 * after in a quiet second.
 * @param {import('@electric-sql/pglite').PGlite} lite
 * @param {() => boolean} hasRoom whether the disk has room for the log of what can as well be done later
 */
export function housekeeper(lite, hasRoom) {
  let idle = true;
  let busy = true;
  let due = false;

  async function shortenLog() {
    due = false;
    const { rows } = await lite.query(LOGGED);
    if (/** @type {{ bytes: number }} */ (rows[0]).bytes > LOG_LIMIT) await lite.exec('CHECKPOINT');
  }

  async function vacuum() {
    const { rows } = await lite.query(WORN);
    if (rows[0]) await lite.exec(/** @type {{ command: string }} */ (rows[0]).command);
  }

  /** What fails here fails again in the next query of somebody who can be told. @param {() => Promise<void>} work */
  const attempt = (work) =>
    work().catch((error) => console.error(`Housekeeping of the embedded database failed: ${error.message}`));

  return {
    /**
     * Called after every answer, whose last byte tells whether a transaction is open. @param {number | undefined}
     * status
     */
    async after(status) {
      idle = status === IDLE;
      busy = true;
      if (due && idle) await attempt(shortenLog);
    },
    /** Called every second. */
    async tick() {
      if (!idle) due = true;
      else if (busy) await attempt(shortenLog);
      else if (hasRoom()) await attempt(vacuum);
      busy = false;
    },
  };
}
