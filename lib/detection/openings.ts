import { cueOf } from '@/lib/detection/cues';
import type { Sentence } from '@/lib/text/sentences';
import type { Token } from '@/lib/text/tokens';

const LONGEST = 16;
/** “•”, “↳”, “→”, “>”, “🚨”: a mark of a list, an arrow, a picture. */
const LIST_MARK = /^(?:[*•·–—>-]|\p{So}|\p{Sm}|\p{Extended_Pictographic}|\uFE0F)$/u;
const MOST_MARKS = 4;
const ALERT = /^(?:update|updated|breaking|correction|latest|exclusive)$/;
const ZONE =
  /^(?:[ap]m|[ap]\.m\.?|utc|gmt|bst|cet|cest|eet|eest|wet|west|msk|trt|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|akst|hst|aest|aedt|acst|acdt|awst|nzst|nzdt|ist|pkt|npt|sgt|myt|hkt|jst|kst|wib|pht|ict|wat|cat|eat|sast|brt|art|clt|uhr|hrs?|local)$/;
const MOST_ZONES = 2;
const DASH = /^(?:[–—|-]|--+)$/;
const PLACE_PART = /^[\p{Lu}\d][\p{L}\p{M}\d.’'/-]*$|^[,/()]$|^(?:of|de|del|la|el|al)$/u;

/**
 * Where a sentence proper begins, after what only says when or where: “19:44 UTC —”, “7/”, “UPDATE:”, “Q -”, “OSLO —”.
 */
export function openingOf({ tokens }: Sentence): number {
  let at = 0;
  while (at < MOST_MARKS && LIST_MARK.test(tokens[at]?.text ?? '')) at++;
  at = afterNumber(tokens, at);
  // “+++ 17:40 +++ The mayor says”
  for (let marks = 0; at > 0 && marks < MOST_MARKS && tokens[at]?.text === '+'; marks++) at++;
  if (ALERT.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.text === ':') at += 2;
  if (/^[QA]$/.test(tokens[at]?.text ?? '') && /^[-–—.:]$/.test(tokens[at + 1]?.text ?? '')) at += 2;
  at = afterAddressed(tokens, at);
  return at > 0 ? at : afterDateline(tokens);
}

/** “@rio_b Our own said it”: after whom a post answers. */
function afterAddressed(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== '@') return from;
  const next = tokens[from + 2];
  const isVerb = next && (/^(?:verb|auxiliary|adverb)$/.test(next.class) || cueOf(next.lower)?.form === 'third');
  return next && /^\p{L}/u.test(next.text) && !isVerb ? from + 2 : from;
}

/** After “17:42”, “14.05 UTC –”, “T-00:12:00” and “7/”. */
function afterNumber(tokens: readonly Token[], from: number): number {
  let at = from;
  if (/^T(?:-?\d+)?$/.test(tokens[at]?.text ?? '')) at++;
  if (/^[+-]$/.test(tokens[at]?.text ?? '') && at > from) at++;
  const isTime = /^\d{1,2}(?:\.\d\d(?:[ap]m)?|[ap]m)$/i.test(tokens[at]?.text ?? '');
  if (!/^\d+$/.test(tokens[at]?.text ?? '') && tokens[at]?.text !== ':' && !isTime) return from;
  if (isTime) return afterZone(tokens, at + 1);
  let marks = 0;
  while (/^\d+$|^[:/]$/.test(tokens[at]?.text ?? '')) {
    if (/^[:/]$/.test(tokens[at]?.text ?? '')) marks++;
    at++;
  }
  return marks > 0 ? afterZone(tokens, at) : from;
}

function afterZone(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let zones = 0; zones < MOST_ZONES && ZONE.test(tokens[at]?.lower ?? ''); zones++) at++;
  if (DASH.test(tokens[at]?.text ?? '') || (at > from && tokens[at]?.text === ':')) at++;
  return at;
}

/** “FREIBURG, Germany —”: a place in capitals, then a dash. */
function afterDateline(tokens: readonly Token[]): number {
  if (!/^\p{Lu}[\p{Lu}’'-]{2,}/u.test(tokens[0]?.text ?? '')) return 0;
  for (let i = 1; i < Math.min(tokens.length - 1, LONGEST); i++) {
    if (DASH.test(tokens[i]?.text ?? '')) return i + 1;
    if (!PLACE_PART.test(tokens[i]?.text ?? '')) return 0;
  }
  return 0;
}

const NEAR = 3;
const LONGEST_PLACE = 3;
/** Where agencies and papers write from, as far as they do not write it in capitals. */
const CITY =
  /^(?:hamburg|munich|frankfurt|cologne|stuttgart|zurich|milan|naples|turin|barcelona|seville|porto|dublin|belfast|edinburgh|glasgow|cardiff|manchester|liverpool|birmingham|leeds|bristol|copenhagen|stockholm|oslo|helsinki|tallinn|riga|vilnius|kraków|krakow|bratislava|ljubljana|zagreb|belgrade|sarajevo|skopje|sofia|bucharest|chișinău|chisinau|odesa|kharkiv|tbilisi|yerevan|amsterdam|rotterdam|antwerp|ghent|luxembourg|lyon|marseille|lille|geneva|basel|boston|chicago|houston|dallas|denver|seattle|phoenix|detroit|miami|atlanta|philadelphia|baltimore|montreal|vancouver|calgary|perth|brisbane|adelaide|auckland|osaka|busan|hanoi|durban|pretoria|dakar|abidjan|bamako|ouagadougou|kinshasa|luanda|maputo|khartoum|tripoli|delhi|mumbai|kolkata|chennai|bengaluru|bangalore|hyderabad|lucknow|patna|srinagar|islamabad|karachi|lahore|dhaka|colombo|kathmandu|singapore|lumpur|jakarta|manila|bangkok|hanoi|yangon|beijing|shanghai|tokyo|seoul|pyongyang|taipei|dubai|doha|riyadh|baghdad|tehran|beirut|damascus|amman|jerusalem|cairo|tunis|algiers|rabat|nairobi|lagos|abuja|accra|kampala|harare|lusaka|johannesburg|london|paris|berlin|rome|madrid|lisbon|moscow|kyiv|minsk|warsaw|prague|vienna|budapest|athens|ankara|istanbul|brussels|washington|york|ottawa|toronto|canberra|sydney|melbourne|wellington|ashgabat|tashkent|astana|baku|havana|caracas|bogotá|lima|quito)$/;

/** Whether a word is the name of a city, or ends one: “York”. In: it in lower case. */
export const isCity = (lower: string): boolean => CITY.test(lower);

/**
 * Where the words begin after what can be a place with a colon, as a dateline has it: “MUMBAI: The firm lost”, “New
 * Delhi: The court held”. 0 where there is none.
 */
export function afterPlace({ paragraph, tokens, inQuotation }: Sentence): number {
  const colon = tokens.slice(0, LONGEST_PLACE + 1).findIndex(({ text }) => text === ':');
  if (paragraph >= NEAR || colon < 1 || inQuotation[colon + 1] !== undefined) return 0;
  const place = tokens.slice(0, colon);
  const isInCapitals =
    place.every(({ text }) => /^\p{Lu}{2,}$/u.test(text)) && /^\p{Lu}{4,}$/u.test(place[0]?.text ?? '');
  const isWritten =
    paragraph > 0 && place.every(({ text }) => /^\p{Lu}/u.test(text)) && CITY.test(place.at(-1)?.lower ?? '');
  return isInCapitals || isWritten ? colon + 1 : 0;
}

/** The sentence with such a dateline: in a text where nobody speaks after a name in capitals. Null where there is none. */
export function placedSentence(sentences: readonly Sentence[]): Sentence | null {
  const labelled = sentences.filter(
    (s) => afterPlace(s) > 0 || (/^\p{Lu}{2,}$/u.test(s.tokens[0]?.text ?? '') && s.tokens[1]?.text === ':'),
  );
  const [one] = labelled;
  return one && labelled.length === 1 && afterPlace(one) > 0 ? one : null;
}
