import { inflected, irregularPasts } from '@/lib/detection/inflection';
import { words } from '@/lib/detection/word-list';
import { wordsOf } from '@/lib/vocabulary';

/** What a word can be, as far as the patterns need to know. */
export type WordClass =
  | 'noun'
  | 'name'
  | 'pronoun'
  | 'determiner'
  | 'adjective'
  | 'adverb'
  | 'verb'
  | 'auxiliary'
  | 'preposition'
  | 'conjunction'
  | 'subordinator'
  | 'number'
  | 'mark';

const closed: Partial<Record<WordClass, readonly string[]>> = {
  noun: words('tally family assembly monopoly supply reply rally bully anomaly homily'),
  determiner:
    words(`the a an this that these those my your his her its our their some any no every each either neither another both all many
    several few most much more such what which whose`),
  pronoun:
    words(`i you he she it we they me him us them who whom myself himself herself itself ourselves themselves everyone everybody someone somebody
    anyone anybody nobody none others something anything nothing everything one`),
  auxiliary:
    words(`is are was were be been being am 's 're 'm has have had having 've 'd do does did will 'll would shall should can could may might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't can't cannot couldn't mustn't ain't`),
  preposition:
    words(`of in on at by for with from to into onto upon about against between among through during before after above below under over within
    without across behind beyond near off toward towards despite amid alongside beside aboard outside inside throughout like per via versus than around along
    regarding concerning following including`),
  conjunction: words('and or but nor yet & plus'),
  subordinator: words(
    'if because although though while whereas unless until since when where why how whether as once so',
  ),
  adverb:
    words(`not n't never also again still just even ever already now then here there soon once twice often always sometimes perhaps maybe too very
    quite rather almost about only later earlier recently ago further instead however meanwhile today yesterday tomorrow tonight first initially
    long well out up down back away apart ahead together far forth otherwise nevertheless nonetheless moreover furthermore likewise thereafter afterwards
    elsewhere therefore thus`),
  adjective:
    words(`new former senior other own last next same good great big old young early late top chief key major public private local federal national
    political american republican democratic conservative liberal several high low long different important large small black white
    daily weekly monthly familiar clear sure likely unlikely able aware ready willing unclear
    unnamed unidentified informed undisclosed unspecified unverified declassified retired uniformed armed detailed so-called managing presiding acting`),
  number: words(
    'one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen',
  ),
};

const classOf = new Map<string, WordClass>();
for (const name of wordsOf(closed))
  for (const word of closed[name] ?? []) if (!classOf.has(word)) classOf.set(word, name);

const commonVerbs = new Set(
  words(`ask become begin believe bring build buy call come continue create cut draw fall feel fight find follow get give go grow happen have hear help hold include
    keep know lead learn leave let lose make mean meet move need offer pay play provide put raise remain run see seem send serve show sit speak spend
    stand start stop take talk tell think try turn understand use wait walk want win work write say receive return join appear face expect
    allow add agree refuse decline reach seek lack involve`).flatMap(inflected),
);

/** Nouns that end as adjectives do. */
const NOUNS =
  /^(?:military|hospital|tribunal|journal|festival|proposal|terminal|arsenal|clinic|topic|traffic|fabric|republic|library|summary|commentary|documentary|inquest|forest|harvest|request|protest|contest|interest|priest|guest|parish|business|table|vegetable|archive|olive|reveal|signal|appeal|manifest|suggest|establish|publish|distinguish)$/;

const isCapital = (text: string) => /^\p{Lu}/u.test(text);

/**
 * The class of a word by its form alone. `begins`: it starts a sentence or a quotation, where a capital means nothing.
 */
export function wordClassOf(text: string, lower: string, begins: boolean): WordClass {
  if (text === '&') return 'conjunction';
  if (/^\p{Sc}$/u.test(text)) return 'number';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'mark';
  if (/^[\d$€£%][\d.,%]*/.test(text)) return 'number';
  if (text === 'WHO') return 'name';
  if (text === 'AM' || text === 'IT') return 'noun';
  if (/-(?:based|born|led|backed|owned|linked|funded|listed|made|run)$/.test(lower)) return 'adjective';
  const known = classOf.get(lower);
  if (known && (begins || !isCapital(text) || lower === 'i')) return known;
  if (
    (isCapital(text) && !begins) ||
    /^\p{Lu}\p{Ll}+\p{Lu}|^(?:\p{Ll}{1,2}|(?:al|el|an|ar|as|ash|bin|ben)-)\p{Lu}/u.test(text)
  )
    return 'name';
  if (/^(?:sued|died|lied|tied|owed)$/.test(lower)) return 'verb';
  if (irregularPasts.has(lower) || commonVerbs.has(lower)) return 'verb';
  if (/ly$/.test(lower) && lower.length > 4) return 'adverb';
  if (/-(?:\p{L}+ed|born|led|run|owned|held|made)$/u.test(lower)) return 'adjective';
  if (/(?:ing|ed)$/.test(lower) && lower.length > 4) return 'verb';
  if (NOUNS.test(lower)) return 'noun';
  if (/(?:ous|ive|ful|able|ible|al|ic|ary|ish|less|est)$/.test(lower) && lower.length > 5) return 'adjective';
  return isCapital(text) ? 'name' : 'noun';
}
