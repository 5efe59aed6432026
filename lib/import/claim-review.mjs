// @ts-check
import { cellOf, isObject } from './json-cells.mjs';

/** @typedef {Readonly<Record<string, unknown>>} Json an object of JSON */

/** What a row of fact-checks has; what else stands in them follows under its own name. */
export const claimReviewColumns = /** @type {const} */ ([
  'claim',
  'claimant',
  'claim_date',
  'appearance',
  'more_appearances',
  'review_url',
  'review_title',
  'reviewer',
  'review_date',
  'rating',
  'rating_value',
  'rating_best',
  'rating_worst',
  'language',
]);

/** Where fact-checks stand in other things. */
const WITHIN = ['@graph', 'dataFeedElement', 'item', 'claims', 'itemListElement', 'mainEntity', 'hasPart', 'review'];
const DEEPEST = 12;

/**
 * Whether this is a fact-check, or something that may hold some.
 * @param {unknown} value
 */
export const hasReviews = (value) => reviewsIn(value).length > 0;

/**
 * The fact-checks in a value: one, a list, a graph, a feed, or the answer of a search for fact-checks.
 * @param {unknown} value
 * @returns {Json[]} each as a row, by the name of its column
 */
export function reviewsIn(value) {
  /** @type {Json[]} */
  const rows = [];
  /** @type {Map<unknown, Json>} */
  const named = new Map();
  const visit = (/** @type {unknown} */ found, /** @type {number} */ depth) => {
    if (depth > DEEPEST) return;
    if (Array.isArray(found)) for (const each of found) visit(each, depth + 1);
    if (!isObject(found)) return;
    const one = plainly(found);
    if (typesOf(one).includes('ClaimReview')) return rows.push(rowOf(one, named));
    for (const review of listOf(one.claimReview)) if (isObject(review)) rows.push(rowOfSearch(one, review));
    for (const key of WITHIN) visit(one[key], depth + 1);
  };
  if (isObject(value))
    for (const node of listOf(value['@graph'])) if (isObject(node) && '@id' in node) named.set(node['@id'], node);
  visit(value, 0);
  return rows;
}

const SCHEMA = /^(?:https?:\/\/schema\.org\/|schema:)/;

/**
 * An object with the short names of schema.org, and texts instead of texts with their language.
 * @param {Json} object
 * @returns {Json}
 */
const plainly = (object) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name.replace(SCHEMA, ''), plainValue(value)]));

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function plainValue(value) {
  if (Array.isArray(value) && value.length === 1) return plainValue(value[0]);
  return isObject(value) && '@value' in value ? value['@value'] : value;
}

/** What of a fact-check, the claim and the rating stands in columns of its own. */
const KNOWN = {
  review: words(
    '@context @type @id claimReviewed itemReviewed url name headline author publisher datePublished reviewRating inLanguage',
  ),
  claim: words('@type @id author datePublished appearance firstAppearance'),
  other: words('@type @id author'),
  named: words('@type @id name'),
  work: words('@type @id url'),
  rating: words('@type @id alternateName ratingValue bestRating worstRating'),
  search: words('text claimant claimDate claimReview'),
  found: words('publisher url title reviewDate textualRating languageCode'),
};

/**
 * @param {Json} review
 * @param {ReadonlyMap<unknown, Json>} named
 */
function rowOf(review, named) {
  const [claim = {}, ...others] = objectsIn(review.itemReviewed, named);
  const [rating = {}] = objectsIn(review.reviewRating, named);
  const statement = review.claimReviewed ?? claim.text ?? claim.name;
  const claimants = [claim, ...others].map(({ author }) => namesIn(author, named));
  const appearances = [...addressesIn(claim.firstAppearance, named), ...addressesIn(claim.appearance, named)];
  const [appearance = '', ...more] = new Set(appearances);
  const reviewer = namesIn(review.author, named) || namesIn(review.publisher, named);
  const publisher = namesIn(review.publisher, named);
  return {
    claim: cellOf(statement),
    claimant: [...new Set(claimants.filter(Boolean))].join(' | '),
    claim_date: cellOf(claim.datePublished),
    appearance,
    more_appearances: more.join(' | '),
    review_url: addressesIn(review.url, named)[0] ?? '',
    review_title: cellOf(review.headline ?? review.name),
    reviewer,
    review_date: cellOf(review.datePublished),
    rating: cellOf(rating.alternateName),
    rating_value: cellOf(rating.ratingValue),
    rating_best: cellOf(rating.bestRating),
    rating_worst: cellOf(rating.worstRating),
    language: namesIn(review.inLanguage, named),
    ...(publisher === '' || publisher === reviewer ? {} : { publisher }),
    ...('headline' in review && 'name' in review && review.name !== review.headline ? { name: review.name } : {}),
    ...rest(review, KNOWN.review, ''),
    ...rest(withoutSame(claim, statement), KNOWN.claim, 'itemReviewed.'),
    ...restOfAll(others, KNOWN.other, 'itemReviewed.2.'),
    ...rest(rating, KNOWN.rating, 'reviewRating.'),
    ...restOfAll(objectsIn(claim.author, named), KNOWN.named, 'itemReviewed.author.'),
    ...restOfAll(objectsIn(claim.firstAppearance, named), KNOWN.work, 'itemReviewed.firstAppearance.'),
    ...restOfAll(objectsIn(claim.appearance, named), KNOWN.work, 'itemReviewed.appearance.'),
    ...restOfAll(objectsIn(review.author, named), KNOWN.named, 'author.'),
  };
}

/**
 * A fact-check as the search for fact-checks gives it.
 * @param {Json} claim
 * @param {Json} review
 */
function rowOfSearch(claim, review) {
  const publisher = isObject(review.publisher) ? review.publisher : {};
  return {
    claim: cellOf(claim.text),
    claimant: cellOf(claim.claimant),
    claim_date: cellOf(claim.claimDate),
    review_url: cellOf(review.url),
    review_title: cellOf(review.title),
    reviewer: cellOf(publisher.name ?? publisher.site),
    review_date: cellOf(review.reviewDate),
    rating: cellOf(review.textualRating),
    language: cellOf(review.languageCode),
    ...('name' in publisher && 'site' in publisher ? { publisher_site: publisher.site } : {}),
    ...rest(claim, KNOWN.search, ''),
    ...rest(review, KNOWN.found, ''),
  };
}

/**
 * What else stands in an object, by its names.
 * @param {Json} object
 * @param {ReadonlySet<string>} known
 * @param {string} before
 */
const rest = (object, known, before) =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (known.has(name) ? [] : [[before + name, cellOf(value)]])),
  );

/**
 * The same of several objects: what they say under one name stands in one cell.
 * @param {readonly Json[]} objects
 * @param {ReadonlySet<string>} known
 * @param {string} before
 */
function restOfAll(objects, known, before) {
  /** @type {Record<string, string>} */
  const all = {};
  for (const object of objects)
    for (const [name, cell] of Object.entries(rest(object, known, before)))
      if (cell !== '') all[name] = name in all ? `${all[name]} | ${cell}` : cell;
  return all;
}

/**
 * A claim without the text that stands in a column of its own.
 * @param {Json} claim
 * @param {unknown} statement
 */
const withoutSame = (claim, statement) =>
  Object.fromEntries(
    Object.entries(claim).filter(([name, value]) => !(/^(?:text|name)$/.test(name) && value === statement)),
  );

/** @param {string} text */
function words(text) {
  return new Set(text.split(' '));
}

/** @param {unknown} value */
const listOf = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** @param {Json} object */
const typesOf = (object) =>
  listOf(object['@type'] ?? object.type).map((type) =>
    String(type)
      .slice(String(type).lastIndexOf('/') + 1)
      .replace('schema:', ''),
  );

/**
 * The objects that stand here, or that are named here.
 * @param {unknown} value
 * @param {ReadonlyMap<unknown, Json>} named
 * @returns {Json[]}
 */
const objectsIn = (value, named) =>
  listOf(value)
    .filter(isObject)
    .map((one) => plainly({ ...named.get(one['@id']), ...one }));

/**
 * @param {unknown} value
 * @param {ReadonlyMap<unknown, Json>} named
 */
function namesIn(value, named) {
  const names = listOf(value).map((one) => {
    if (!isObject(one)) return cellOf(one);
    const [{ name, alternateName, url } = /** @type {Json} */ ({})] = objectsIn(one, named);
    return cellOf(name ?? alternateName ?? url);
  });
  return names.filter(Boolean).join(' | ');
}

/**
 * @param {unknown} value
 * @param {ReadonlyMap<unknown, Json>} named
 */
function addressesIn(value, named) {
  const addresses = listOf(value).map((one) => {
    if (!isObject(one)) return cellOf(one);
    const [{ url, '@id': id } = /** @type {Json} */ ({})] = objectsIn(one, named);
    return cellOf(url ?? id);
  });
  return addresses.filter(Boolean);
}
