/** A process that writes two rows a transaction for ever and prints each number once its transaction is acknowledged. */
import { openEmbedded } from '@/lib/db/embedded';

const { pool } = await openEmbedded(process.argv[2] ?? '');
await pool.query('CREATE TABLE IF NOT EXISTS probe (number int, half text, filler text)');
const { rows } = await pool.query<{ next: number }>('SELECT coalesce(max(number), 0) + 1 AS next FROM probe');
for (let number = rows[0]?.next ?? 1; ; number++) {
  const client = await pool.connect();
  await client.query('BEGIN');
  for (const half of ['first', 'second'])
    await client.query(`INSERT INTO probe SELECT $1, $2, string_agg(md5(random()::text), '') FROM generate_series(1, $3::int)`, [
      number,
      half,
      number % 10 === 0 ? 40_000 : 20,
    ]);
  await client.query('COMMIT');
  client.release();
  console.log(number);
}
