import type { Random } from './random';
import { clauses, endings, forms, materials, months, places, problems, syllables, templates } from './words';

const LONGEST = 400;
const COMPANIES = 240;
const PRODUCTS = 180;
const VERSIONS = 100;
/** Prime to the number of combinations, so that every claim number leads to another one. */
const STRIDE = 1_000_003;

/** A name nobody has; another for every number below 9,375. */
export function invented(n: number): string {
  const { length } = syllables;
  const parts = [
    syllables[n % length],
    syllables[Math.floor(n / length) % length],
    endings[Math.floor(n / length / length) % endings.length],
  ];
  const name = parts.join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const companyName = (n: number): string => `${invented(n * 37)} ${forms[n % forms.length]}`;
const productName = (n: number): string => invented(4000 + n * 29);

/** The statement of a claim, from 40 to 400 characters; no two numbers below 4,320,000 give the same. */
export function statementOf(random: Random, n: number): string {
  const place = (n * STRIDE) % (COMPANIES * PRODUCTS * VERSIONS);
  const version = place % VERSIONS;
  const values: Record<string, () => string> = {
    org: () => companyName(Math.floor(place / VERSIONS / PRODUCTS)),
    product: () =>
      `${productName(Math.floor(place / VERSIONS) % PRODUCTS)} V${1 + Math.floor(version / 10)}${version % 10 ? `.${version % 10}` : ''}`,
    other: () => companyName(random.between(0, COMPANIES - 1)),
    place: () => random.pick(places),
    month: () => random.pick(months),
    year: () => String(random.between(2026, 2029)),
    n: () => String(random.between(3, 95)),
    material: () => random.pick(materials),
    problem: () => random.pick(problems),
  };
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, word: string) => values[word]?.() ?? '');
  let text = fill(random.pick(templates));
  while (random.chance(0.45)) {
    const longer = text + fill(random.pick(clauses));
    if (longer.length > LONGEST) break;
    text = longer;
  }
  return text;
}
