import { genderOfFirstName } from '@/lib/detection/first-names';
import { headOf, nameRunBefore } from '@/lib/detection/heads';
import { isBodyNoun, isMedium, isPersonNoun, isRole } from '@/lib/detection/people';
import { isTime, nounPhraseAfter } from '@/lib/detection/phrases';
import { isOwnVoice } from '@/lib/detection/unnamed';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** Where people put their own words: no relay. */
const NETWORK =
  /^(?:x|twitter|facebook|instagram|telegram|tiktok|youtube|linkedin|weibo|whatsapp|reddit|bluesky|mastodon|threads|truth social|snapchat|signal|twitch)$/;
const MEDIA_WORD =
  /^(?:news|times|post|journal|gazette|courier|herald|tribune|guardian|telegraph|observer|chronicle|independent|mirror|mail|daily|weekly|today|magazine|review|radio|tv|television|broadcasting|fox|bloomberg|reuters|wired|politico|axios|spiegel|bild|zeitung|sports|press|bee|globe|star|sun|standard|echo|express|nation|citizen|record|bulletin|inquirer|examiner|jazeera|arabiya|grapevine|morning|breakfast|tonight|newsnight|panorama|newshour|sky|agence|vogue|variety|tatler|grazia|spectator|economist)$/;
/** The same in other languages: “Gazeta”, “Corriere”, “Shimbun”, “Dagblad”. */
const FOREIGN_MEDIA_WORD =
  /^(?:gazet[ae]|gazzetta|gazette[rn]?|gaceta|diari?o|jornal|journal[eu]l?|giornale|prensa|presse|pressa|correio|correo|corriere|courrier|curierul|kurier|kurir|kuri[eé]r|tribun[ae]|tribün|post[ae]n|postası|posta|pošta|tageblatt|tagblatt|tageszeitung|zeitung|tidende|tidningen|tidning|nyheter|dagbladet?|blad|bladet|avis|avisen|sanomat|uutiset|lehti|novosti|novine|noviny|vesti|vijesti|izvestia|pravda|ziarul|dziennik|deník|dnevnik|dennik|hírlap|hirlap|népszava|gazetesi|haber|hürriyet|cumhuriyet|milliyet|sabah|figaro|parisien|libération|stampa|repubblica|espresso|expresso|folha|estadão|estadao|globo|clarín|comercio|universo|mundo|shimbun|ilbo|ribao|asahi|yomiuri|mainichi|nikkei|hankyoreh|caixin|televisión|televisão|télévision|rtv|rundfunk|fernsehen|rádio|radyo|agencia|agência|agenzia|nachrichten|actualité|noticias|notícias|heraldo|observador|crónica|chronik|magazin|magazine|revista|rivista|semana|semanario|wochenblatt|anzeiger|abendblatt|morgenpost|morgenbladet|aftenposten|aftonbladet|expressen|standaard|telegraaf|volkskrant|trouw|ouest-france|gazeta)$/;
/** Outlets whose names have no such word. */
const KNOWN_OUTLET =
  /^(?:kyodo|yonhap|xinhua|tass|interfax|anadolu|bernama|antara|jiji|ansa|belga|ritzau|lusa|tanjug|ukrinform|tasnim|adnkronos|télam|agerpres|mediafax|kazinform|belta|politiken|berlingske|jyllands-posten|haaretz|ynet|kommersant|vedomosti|meduza|kathimerini|semafor|buzzfeed|huffpost|techcrunch|gizmodo|bellingcat|propublica|mediapart|correctiv|delfi|postimees|telex|onet|blick|heise|kicker|l'équipe|l’équipe|rappler|kompas|detik|dnevnik|mosaïque|seneweb|devex|newsweek|bloomberg|barron's|barron’s|politifact|snopes|newsmax|breitbart|krone|taz|nzz|faz|geo)$/;

/** “BBC”, “bTV”, “OLPlay”; not “U.S.” */
const CAPITALS = /^\p{L}*\p{Lu}\p{Ll}*\p{Lu}[\p{L}\d]*$/u;
/** “McDonald”, “DeSantis” */
const SURNAME = /^(?:Mc|Mac|De|Di|Da|Du|Del|Le|La|Lo|Van|Von|Fitz|St)\p{Lu}\p{Ll}{2,}$/u;
const NO_OUTLET = /^(?:us|usa|uk|eu|un|uae|nato|gop|dc|la|ny|gdp|gnp|cpi|vat|dna|hiv|ai|pdf|gps|lng|ceo|cfo|mri|icu)$/;

/** Whoever is spoken to in public: “told MPs”, “told the Commons”. */
const HOUSE =
  /^(?:mps|msps|meps|tds|senators|lawmakers|commons|lords|knesset|duma|bundestag|bundesrat|sejm|riksdag|folketing|storting|dáil|seanad|oireachtas|diet|majlis|verkhovna|rada|cortes|holyrood|westminster|whitehall|capitol|kremlin|pentagon|interpol|europol|nato|cabinet|judges|jurors)$/;

/** Both a writing and what publishes: “told the paper”, “told a podcast”. */
const PAPER = /^(?:paper|papers|newspaper|daily|weekly|magazine|programme|program|podcast|show|broadcast|documentary)$/;

/** Whether a phrase names an outlet by its form: “the newspaper Hürriyet”, “Sky News”, “bTV”, “the magazine”. */
export function isSurelyOutlet(s: Sentence, phrase: Range): boolean {
  if (isOwnVoice(s, phrase.from)) return false;
  const { kind, name, core, noun } = headOf(s, phrase);
  // “on radio”, “on social networks” name none.
  if (kind === 'medium') return core.to - core.from > 1 && !s.tokens.slice(core.from, core.to).some(isSocial);
  if (kind !== 'name' || !name) return false;
  const words = s.tokens.slice(name.from, name.to);
  if (NETWORK.test(words.map(({ lower }) => lower).join(' ')) || HOUSE.test(words.at(-1)?.lower ?? '')) return false;
  if (s.tokens.slice(core.from, name.from).some(({ lower }) => isMedium(lower)) || isMedium(noun)) return true;
  return words.some(
    ({ lower, text }) =>
      MEDIA_WORD.test(lower) ||
      FOREIGN_MEDIA_WORD.test(lower) ||
      (words.length === 1 && KNOWN_OUTLET.test(lower)) ||
      (CAPITALS.test(text) && !NO_OUTLET.test(lower) && !SURNAME.test(text)),
  );
}

const isSocial = ({ lower }: Token) => lower === 'social';

/** Whether whoever is told something may be an outlet: a name, and not that of a person with a title, nor of a body. */
export function canBeOutlet(s: Sentence, phrase: Range): boolean {
  if (isSurelyOutlet(s, phrase)) return true;
  const { kind, name, core, noun } = headOf(s, phrase);
  const first = s.tokens[core.from];
  // “told state media”
  if (noun === 'media' && /^(?:state|local|state-run|official)$/.test(first?.lower ?? '')) return true;
  if (kind === 'writing' && PAPER.test(noun))
    return first?.class === 'name' || /^(?:the|an?|one)$/.test(first?.lower ?? '');
  if (kind !== 'name' || !name || name.to < core.to || phrase.to > core.to + 1) return false;
  const words = s.tokens.slice(name.from, name.to).map(({ lower }) => lower);
  return (
    !NETWORK.test(words.join(' ')) &&
    !HOUSE.test(words.at(-1) ?? '') &&
    // “told a rally Sunday that …”
    !isTime(s.tokens[name.to - 1]) &&
    s.tokens[name.to - 1]?.text !== 'May' &&
    !isBodyNoun(words.at(-1) ?? '') &&
    !s.tokens.slice(core.from, name.from).some(({ lower }) => isPersonNoun(lower) || isRole(lower) || lower === 'our')
  );
}

const PRESS =
  /^(?:reporters?|journalists?|correspondents?|interviewers?|presenters?|hosts?|anchors?|listeners|viewers|readers|colleagues?|editors?)$/;

/** “told [the Post]”, “told a [Reuters] reporter”, “told reporters from [the BBC]”, “told [the Post]’s Ann Lee”: the outlet, or null. */
export function outletIn(s: Sentence, phrase: Range): Range | null {
  const { kind, name, core, noun } = headOf(s, phrase);
  const owner = core.from - 1;
  const isPerson = name !== null && genderOfFirstName(s.tokens[name.from]?.lower ?? '') !== null;
  if (
    (isPerson || kind === 'people' || /^(?:service|bureau|desk|newsroom|office|edition)$/.test(noun)) &&
    owner > phrase.from &&
    /^['’]s?$/.test(s.tokens[owner]?.text ?? '')
  ) {
    const by = { from: phrase.from, to: owner };
    if (isSurelyOutlet(s, by)) return by;
  }
  if (kind === 'people' && PRESS.test(noun)) {
    const within = nameRunBefore(s, core.to - 1, core.from);
    if (within) return canBeOutlet(s, within) ? within : null;
    const isOf = /^(?:from|for|at|with|of|on)$/.test(s.tokens[core.to]?.lower ?? '');
    const after = isOf ? nounPhraseAfter(s, core.to + 1) : null;
    const by = after && { from: after.from, to: headOf(s, after).core.to };
    return by && canBeOutlet(s, by) ? by : null;
  }
  // “told it that”: whoever that is must be looked up.
  const isIt = s.tokens[phrase.from]?.lower === 'it' && phrase.to === phrase.from + 1;
  const who = { from: phrase.from, to: core.to };
  return isIt || canBeOutlet(s, who) ? who : null;
}
