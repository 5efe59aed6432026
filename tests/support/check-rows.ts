/** From here on every row of a query is compared with what is declared of it: `lib/db/rows.ts`. */
process.env.CHECK_ROWS = '1';
