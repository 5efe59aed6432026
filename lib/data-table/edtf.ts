/**
 * A date as files have it, EDTF level 0, in SQL; times are read in UTC on every connection.
 * @param at the SQL of its beginning
 * @param precision the SQL of how exact it is
 */
export const edtf = (at: string, precision: string): string =>
  `CASE ${precision} WHEN 'minute' THEN replace(left(${at}::text, 16), ' ', 'T') || 'Z' WHEN 'month' THEN left(${at}::text, 7)
    WHEN 'year' THEN left(${at}::text, 4) ELSE left(${at}::text, 10) END`;
