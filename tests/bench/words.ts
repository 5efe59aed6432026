const list = (text: string) => text.trim().split(/\s*[\n,]\s*/);

/** Invented names only: nobody and nothing in them exists. */
export const syllables = list(
  'al, bor, cas, del, ev, fen, gal, hul, ister, jor, kel, lun, mar, nov, or, pel, quin, ros, sel, tar, ul, ven, wes, yar, zel',
);
export const endings = list('a, an, ara, ek, en, ia, ica, in, is, o, on, or, ova, um, us');
export const firstNames = list(
  'Ada, Bruno, Carla, Dario, Elin, Farid, Greta, Hana, Ivo, Jana, Kofi, Lena, Milo, Nadia, Oskar, Petra, Remy, Sanna, Tariq, Vera',
);
export const forms = list(
  'Systems, Labs, Robotics, Semiconductors, Energy, Networks, Motors, Capital, Pharma, Aerospace, Logistics, Foods',
);
export const authorities = list(
  'Competition Authority, Ministry of Trade, Central Bank, Data Protection Office, Court of Appeal, Institute of Technology',
);
export const papers = list(
  'Courier, Chronicle, Ledger, Telegraph, Observer, Gazette, Herald, Standard, Tribune, Post, Review, Dispatch, Echo, Mirror, Monitor',
);
export const sites = list('Insider, Daily, Weekly, Signal, Brief, Digest, Notebook, Today, Report, Wire Watch');
export const crowds =
  list(`people familiar with the matter, a person close to the negotiations, two former employees, a senior official, a supplier,
  three people briefed on the plan, an engineer on the team, an adviser to the board, diplomats, a person who has seen the documents`);
export const topics =
  list(`AI models, Chips, Supply chains, Export controls, Mergers, Layoffs, Cloud, Energy, Batteries, Electric cars, Robotics, Space,
  Satellites, Health, Vaccines, Trials, Banking, Interest rates, Housing, Trade, Tariffs, Elections, Courts, Privacy, Data breaches, Encryption,
  Social media, Advertising, Streaming, Games, Telecoms, Fibre, Shipping, Aviation, Rail, Farming, Food prices, Water, Climate, Wildfires, Nuclear power,
  Solar, Wind, Gas, Oil, Mining, Steel, Fashion, Retail, Tourism, Education, Research, Patents, Standards, Open source, Startups, Bonds, Insurance, Sport, Migration`);
export const places = list(
  'Northport, Velmark, Ostrana, Calder Bay, Lindhaven, Tarsk, Merrow, Halden Coast, Quillon, Brennholm, Sarvik, Oldmere',
);
export const months = list(
  'January, February, March, April, May, June, July, August, September, October, November, December',
);
export const materials = list(
  'memory chips, training data, cooling water, rare earths, battery cells, test capacity, glass substrates, fibre',
);
export const problems = list(
  'overheating, a failed audit, missing parts, a licence dispute, weak demand, a security flaw, low yields, a strike',
);

/** Every one names the company, the product and its version, which together no two claims share. */
export const templates = [
  '{org} may cancel {product} before it ships',
  '{org} has sold {product} to {other}',
  '{product} of {org} fails its tests in {place}',
  '{org}’s {product} may run on {other} accelerators instead of its own {material}',
  '{org} plans to release {product} in {month} {year}, first in {place}',
  '{org} has delayed {product} by {n} weeks because of {problem}',
  '{product}, made by {org}, needs {n} % less {material} than the version before it',
  '{org} is in talks with regulators in {place} about {product}',
  '{org} will stop selling {product} in {place} by the end of {month}',
  'The plant in {place} where {org} builds {product} has been closed for {n} days over {problem}',
  '{other} has offered {n}0 million for the rights of {org} in {product}',
  'More than {n} suppliers of {org} were told to prepare for {product} before {month} {year}',
  '{org} trained {product} on data that {other} says it never licensed',
  'Tests of {product} by {org} in {place} were ended early after {problem}',
];
export const clauses = [
  ', according to a plan that the board approved in {month}',
  ', and {other} has agreed to share the cost of {material}',
  ', although the office in {place} was told otherwise',
  ', which would make it the first of its kind outside {place}',
  '; about {n} people in {place} work on it, most of them hired since {month} {year}',
  ', because {other} could not deliver enough {material} after {problem}',
  ', at a price {n} % above what {other} had asked for in {month}',
  '; a second site in {place} is to follow in {year}',
];
export const cues = list(
  'according to, citing, reported by, as told to, said, first published by, quoting, referring to',
);
export const reasons = list(
  'Two filings agree., The company confirmed it., The only origin withdrew it., Read both documents in full., The dates do not fit.',
);
