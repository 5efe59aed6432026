/** Verbs whose past is not formed with “-ed”: base, past, participle where it differs. */
const irregular = `beat beat beaten; drive drove driven; feed fed; flee fled; freeze froze frozen; hang hung; hide hid hidden; ride rode ridden;
  ring rang rung; shrink shrank shrunk; shut shut; sink sank sunk; slide slid; stick stuck; sweep swept; swim swam swum; be was been; become became become; begin began begun; bear bore borne; bring brought; build built; buy bought; catch caught; choose chose chosen;
  come came come; cut cut; deal dealt; draw drew drawn; eat ate eaten; fall fell fallen; feel felt; fight fought; find found; fly flew flown; forget forgot forgotten;
  get got gotten; give gave given; go went gone; grow grew grown; hear heard; hit hit; hold held; keep kept; know knew known; lay laid; lead led; leave left;
  lend lent; let let; lose lost; make made; mean meant; meet met; pay paid; put put; quit quit; read read; rise rose risen; run ran run; say said; see saw seen;
  seek sought; sell sold; send sent; set set; shake shook shaken; show showed shown; sing sang sung; sit sat; sleep slept; speak spoke spoken; spend spent;
  shoot shot; spread spread; stand stood; steal stole stolen; strike struck; swear swore sworn; take took taken; teach taught; tell told; think thought; throw threw thrown;
  understand understood; wake woke woken; wear wore worn; win won; write wrote written; foresee foresaw foreseen; cast cast; underscore underscored;
  withdraw withdrew withdrawn; forecast forecast; broadcast broadcast; foretell foretold; bet bet; shed shed; split split; oversee oversaw overseen; retell retold; rewrite rewrote rewritten; overthrow overthrew overthrown;
  uphold upheld; withhold withheld; undergo underwent undergone; forbid forbade forbidden; arise arose arisen; awake awoke awoken; bend bent;
  bleed bled; blow blew blown; breed bred; cling clung; creep crept; dig dug; kneel knelt; leap leapt; mislead misled; mistake mistook mistaken;
  overcome overcame overcome; rebuild rebuilt; repay repaid; shine shone; spin spun; spit spat; sting stung; stride strode; strive strove striven;
  swing swung; tear tore torn; tread trod trodden; undertake undertook undertaken; undo undid undone; drink drank drunk; 
  fling flung; forgive forgave forgiven; spring sprang sprung; stink stank stunk; outdo outdid outdone; weave wove woven`;

const pasts = new Map(
  irregular.split(';').map((line) => {
    const [base = '', past = '', participle = past] = line.trim().split(/\s+/);
    return [base, [past, participle]] as const;
  }),
);

/** Every past form and participle of an irregular verb. */
export const irregularPasts: ReadonlySet<string> = new Set([...pasts.values()].flat());

export type Form = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** The form of a word that is known to be a finite verb or a gerund, by its ending. In: it in lower case. */
export const formByEnding = (lower: string): Form =>
  /ing$/.test(lower) ? 'gerund' : /[^s]s$/.test(lower) ? 'third' : 'past';

/** Verbs that double their last letter: “referred”, “quipped”. */
const DOUBLING =
  /^(?:refer|quip|blab|concur|demur|chip|blog|log|tap|pin|peg|fib|rebut|rap|slam|admit|plan|brag|spar|rip|spot|bar|beg|chat|drop|stop|occur|prefer|trap|tap|trot|pin|commit|permit|step|submit|omit|remit|snap|shrug|grin|sob|hum|flip|wrap|nag|jab|tip|nod|flag|defer|confer|infer|transfer|deter|rebel|compel|dispel|propel|overlap|jot|swap|scrap|strip)$/;
/** Those that double it in Britain: “labelled”. */
const DOUBLING_IN_BRITAIN = /^(?:label|signal|marvel|level|cancel|channel|model|travel|fuel|total|quarrel|counsel)$/;

/** The forms of a verb. In: its base. Out: form by form, each once. */
export function formsOf(base: string): Map<string, Form> {
  const stem = DOUBLING.test(base) ? base + base.slice(-1) : base;
  const third = /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : base.replace(/([^aeiou])y$/, '$1ie').concat('s');
  const gerund = `${/[^eoy]e$/.test(base) ? stem.slice(0, -1).replace(/([^aeiou])i$/, '$1y') : stem}ing`;
  const regular = /e$/.test(base) ? `${base}d` : `${stem.replace(/([^aeiou])y$/, '$1i')}ed`;
  const [past = regular, participle = past] = pasts.get(base) ?? [];
  const forms = new Map<string, Form>([
    [base, past === base ? 'past' : 'base'],
    [third, 'third'],
    [gerund, 'gerund'],
  ]);
  if (DOUBLING_IN_BRITAIN.test(base)) {
    const doubled = base + base.slice(-1);
    forms.set(`${doubled}ed`, 'past').set(`${doubled}ing`, 'gerund');
  }
  if (!forms.has(past)) forms.set(past, 'past');
  if (!forms.has(participle)) forms.set(participle, 'participle');
  return forms;
}

/** All forms of a verb, the base included. */
export const inflected = (base: string): string[] => [...formsOf(base).keys()];
