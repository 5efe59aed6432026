import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import type { Reliability, SourceKind } from '@/lib/vocabulary';
import type { Random } from './random';
import { companyName, invented } from './statements';
import { authorities, crowds, firstNames, papers, sites } from './words';

const MOST = 5000;
const CLAIMS_A_SOURCE = 50;

export type SourceRow = {
  id: number;
  slug: string;
  name: string;
  name_key: string;
  kind: SourceKind;
  domains: string[];
  owner_id: number | null;
  reliability: Reliability | null;
};

const share = (count: number, part: number, least: number) => Math.max(least, Math.round(count * part));

const outletName = (random: Random, n: number) => `${invented(n)} ${random.pick(random.chance(0.7) ? papers : sites)}`;
const organizationName = (n: number) =>
  n % 4 === 0 ? `${invented(n)} ${authorities[(n / 4) % authorities.length]}` : companyName(n);

/**
 * The sources for a number of claims: owners first, every name once. Within a kind the first are meant to be the best
 * known.
 */
export function sourcesOf(random: Random, claims: number): SourceRow[] {
  const count = Math.min(MOST, Math.max(60, Math.round(claims / CLAIMS_A_SOURCE)));
  const rows: SourceRow[] = [];
  const add = (kind: SourceKind, name: string, owner: SourceRow | null, grades: readonly (Reliability | null)[]) => {
    const slug = slugOf(name, 'source');
    const domains = kind === 'outlet' || kind === 'agency' ? [`${slug}.example`] : [];
    const row = {
      id: rows.length + 1,
      slug,
      name,
      name_key: fold(name),
      folded: fold(name),
      kind,
      domains,
      owner_id: owner?.id ?? null,
      reliability: random.pick(grades),
    };
    rows.push(row);
    return row;
  };
  const many = (part: number, least: number, make: (n: number) => SourceRow) =>
    Array.from({ length: share(count, part, least) }, (_, n) => make(n));

  add('unknown', 'Unknown', null, [null]);
  const holdings = many(0.004, 2, (n) => add('organization', `${invented(2000 + n)} Holding`, null, [null]));
  const groups = many(0.02, 3, (n) =>
    add('organization', `${invented(3000 + n)} Media Group`, random.chance(0.4) ? random.pick(holdings) : null, [null]),
  );
  const owner = () => (random.chance(0.55) ? random.pick(groups) : null);
  many(0.01, 4, (n) =>
    add('agency', `${invented(5000 + n)} ${random.chance(0.5) ? 'Press Agency' : 'News Service'}`, null, [
      'A',
      'B',
      'B',
      'C',
    ]),
  );
  many(0.52, 30, (n) =>
    add('outlet', outletName(random, n), owner(), ['A', 'B', 'B', 'C', 'C', 'D', 'E', 'F', null, null]),
  );
  many(0.17, 8, (n) => add('organization', organizationName(n + 1), null, ['A', 'B', 'C', null, null]));
  many(0.2, 8, (n) =>
    add('person', `${random.pick(firstNames)} ${invented(7 * n + 11)}`, null, ['B', 'C', 'D', null, null, null]),
  );
  many(0.07, 5, (n) => add('unnamed', `${crowds[n % crowds.length]} at ${companyName(n)}`, null, [null]));
  return rows;
}
