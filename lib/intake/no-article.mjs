// @ts-check

/** Text as long as this is running text, and so much of it is an article, as it is in `html-page.server.mjs`. */
const [LINE, ARTICLE] = [80, 250];
/** A page with more running text has something to say, whatever its title is. In characters. */
const MOST = 1500;
/** A longer title or heading, or a longer line, is none that says it. */
const [LONGEST_HEAD, LONGEST_LINE] = [90, 1000];

const APOSTROPHE = "[’']";
const NOT_A_ROBOT = `(?:(?:a )?human|not a (?:ro)?bot)`;
const YOU_ARE = `you(?: are|${APOSTROPHE}re)`;
/** “Page not found” in the languages of many sites. */
const NOT_FOUND = [
  `(?:page|article|story|content|url|link)(?: (?:that )?you(?:${APOSTROPHE}re| are| were)? (?:looking for|requested|followed))? (?:(?:was |is |could |can ?)?not (?:be )?(?:found|available)|(?:can|couldn|isn|wasn)${APOSTROPHE}t (?:be )?(?:found|available)|(?:is )?no longer (?:available|exists?|here)|(?:does not|doesn${APOSTROPHE}t) exist|has been (?:moved or )?(?:removed|deleted)|is missing)`,
  '(?:seite|artikel|inhalt)(?: \\p{L}+){0,3} (?:nicht (?:mehr )?(?:gefunden(?: werden)?|verfügbar|vorhanden|finden)|existiert (?:leider )?nicht(?: mehr)?)',
  `(?:page|article|contenu)(?: \\p{L}+){0,4} (?:introuvable|n${APOSTROPHE}existe (?:pas|plus)|n${APOSTROPHE}a pas été trouvée?|n${APOSTROPHE}est (?:pas|plus) disponible|non trouvée?)`,
  '(?:p[áa]gina|artículo|contenido)(?: \\p{L}+){0,3} no (?:(?:ha sido |fue )?encontrad[ao]|existe|est[áa] disponible)',
  'no se (?:ha encontrado|encontró|pudo encontrar) la página',
  'página(?: \\p{L}+){0,3} (?:não (?:foi )?(?:encontrada|existe)|não está disponível)',
  'pagina(?: \\p{L}+){0,3} non (?:(?:è stata )?trovata|esiste(?: più)?|è disponibile)',
  'pagina(?: \\p{L}+){0,3} (?:niet (?:gevonden|beschikbaar|worden gevonden)|bestaat niet(?: meer)?)',
  'nie znaleziono strony|strona nie (?:istnieje|została znaleziona)|stránk[ay] (?:nenalezena|neexistuje|nebyla nalezena)',
  'sid(?:an|en|a) (?:kunde |kunne |blev |ble )?(?:(?:inte|ikke) (?:hittas|fundet|funnet)|(?:finns|hittades|finnes|findes) (?:inte|ikke))',
  'sivua ei (?:löydy|löytynyt)|sayfa bulunamadı|oldal nem található|σελίδα δεν (?:βρέθηκε|υπάρχει)',
  'страниц[аы] не (?:найдена|существует)|сторінку не знайдено|הדף לא נמצא|الصفحة (?:المطلوبة )?غير موجودة|لم يتم العثور على الصفحة',
  'ページ(?:は|が)?(?:見つかりません|存在しません)\\p{L}*|페이지를 찾을 수 없\\p{L}*|页面不存在|頁面不存在|找不到(?:页面|頁面|網頁|网页)',
].join('|');
const [ERROR, CODE] = ['(?:http )?(?:error|fehler|erreur)', '(?<!\\d)(?:404|410)(?!\\d)'];

/**
 * @typedef {object} Kind what is sent in place of an article
 * @property {RegExp} head a whole title or heading that says it
 * @property {RegExp} says a sentence to the reader that says it
 * @property {string} refusal
 */

/** @type {Record<'check' | 'missing' | 'login' | 'failure', Kind>} */
const kinds = {
  check: {
    head: whole(
      `just a moment|(?:one|einen) moment,? (?:please|bitte)|un (?:instant|momento)|attention required|access denied|zugriff verweigert|accès refusé|acceso denegado|доступ запрещ[её]н|access to this page has been denied|(?:sorry,? )?you have been blocked|request (?:was )?blocked|(?:human|security|bot|browser) (?:check|verification)|verification required|sicherheits(?:überprüfung|abfrage)|robot check|are you (?:a )?(?:human|robot)|êtes-vous un robot|(?:please )?verif(?:y|ying) (?:that )?${YOU_ARE} ${NOT_A_ROBOT}|pardon our interruption|one more step|checking (?:your browser|if the site connection is secure).*|making sure ${YOU_ARE} ${NOT_A_ROBOT}|ddos-guard|unavailable (?:due to|for) legal reasons`,
    ),
    says: within(
      `(?:verif(?:y|ying)|confirm|know|sure) (?:that )?(?:it is |it${APOSTROPHE}s )?(?:actually )?${YOU_ARE} ${NOT_A_ROBOT}|(?:dealing with and|tick to say) not a robot|enable (?:js|javascript) and (?:cookies to continue|disable any ad ?blocker)|turn javascript on and reload|complete the (?:captcha|security check|puzzle)|(?:enable javascript|press (?:and|&) hold) to confirm|checking your browser before|ddos protection by|incapsula incident|review the security of your connection|may be sending automated queries|unusual (?:traffic|activity) from your (?:computer )?network|made us think you (?:are|were) a bot|you have been blocked|you don${APOSTROPHE}t have permission to access|access to this page has been denied|using a security service to protect itself|has set up anubis|dass sie (?:ein mensch|kein roboter) sind|que vous (?:êtes (?:un (?:être )?)?humain|n${APOSTROPHE}êtes pas un robot)|que (?:usted )?(?:es|eres) (?:un (?:ser )?)?humano|que no (?:es|eres) un robot|что вы не робот`,
    ),
    refusal: 'The site did not send the page, but a check whether a person is reading.',
  },
  missing: {
    head: whole(
      `(?:.{0,25}[ ,:–—-]|\\P{ASCII}{0,12})?(?:${NOT_FOUND})(?:\\W+${CODE})?|(?:${ERROR}\\W*)?${CODE}(?:\\W+(?:${ERROR}|not found|gone|nicht gefunden))?|(?:not|nothing(?: was)?) found(?: here)?`,
    ),
    says: within(
      `${NOT_FOUND}|requested (?:url|resource) (?:was not|could not be) found|the link you followed may be broken`,
    ),
    refusal: 'The site has no page at this address: it sent one that says so.',
  },
  login: {
    head: whole(
      '(?:please )?(?:log|sign) ?(?:in|on|up)(?: (?:to|or) [^:]{1,40})?|login(?: required)?|anmelde?n|anmeldung|einloggen|se connecter|connexion|inicia(?:r)? sesi[óo]n|accedi|войти|вход|ログイン|로그인|登[录錄入]|subscribe to (?:read|continue).{0,30}|join linkedin',
    ),
    says: within(
      `(?:log|sign) ?in to (?:continue|your account|read|view|see)|you (?:must|need to|have to) (?:log|sign) ?in|please (?:log|sign) ?in|melden sie sich|loggen sie sich|connectez-vous|inicia(?:r)? sesi[óo]n para|already (?:a subscriber|have an account)`,
    ),
    refusal: 'The site did not send the page, but asks to sign in first.',
  },
  failure: {
    head: whole(
      `(?:${ERROR}\\W*)?50[0-4](?:\\W+${ERROR})?|(?:50[0-4]\\W+)?(?:bad gateway|internal server error|service (?:temporarily )?unavailable|gateway time-?out)`,
    ),
    says: within('the server encountered an internal error|the service is temporarily unavailable'),
    refusal: 'The site did not send the page, but says that something is wrong with it.',
  },
};

/** Of what a question about cookies speaks, whom it speaks to, and what is said in every one. */
const CONSENT = {
  topic: within(
    'cookies?|consent|partners|tracking|personal(?:ised)? (?:data|ads)|privacy|datenschutz\\p{L}*|zustimmung|einwilligung|consentement|partenaires|consenso|consentimiento|toestemming',
  ),
  person: within(
    'we|our|you|your|wir|unsere?[nr]?|sie|ihre?[nr]?|nous|nos|vous|votre|noi|nostri|tua?|tuo|nuestros|su|usted|wij|onze|uw?|je',
  ),
  says: within(
    'before you continue|your privacy|we and our (?:\\d+ )?(?:\\p{L}+ )?partners|we use cookies|accept (?:all|cookies)|manage (?:cookies|preferences|options)|cookie (?:consent|settings|preferences)|consent or pay|wir und unsere|wir (?:verwenden|nutzen|setzen) cookies|mit werbung (?:weiter)?lesen|zustimmung erforderlich|nous et nos|nous utilisons|votre (?:vie privée|consentement)|utilizziamo|noi e i nostri|la tua privacy|utilizamos|(?:su|tu) privacidad|nosotros y nuestros|wij (?:en onze|gebruiken)',
  ),
};
const COOKIES = 'The site did not send the page, but asks first whether it may use cookies.';

/**
 * What a page is that answers in place of the article: a check of the reader, a login, a question about cookies, or that
 * nothing is there. Null where it is none of these: what an article is about stands in its headline too, but an article
 * has text besides.
 * @param {object} page
 * @param {string} page.title
 * @param {readonly string[]} page.headings
 * @param {string} page.text
 * @param {number} page.prose how many letters of it are running text
 * @param {boolean} page.isToldArticle whether it says that it is an article
 * @param {boolean} page.hasPassword whether it asks for one
 * @returns {string | null} a sentence for people
 */
export function insteadOfArticle({ title, headings, text, prose, isToldArticle, hasPassword }) {
  const heads = [...partsOf(title), ...headings.flatMap(partsOf)];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const besides = (/** @type {(line: string) => boolean} */ isOwn) =>
    Math.min(
      prose,
      lengthOf(lines, (line) => !isOwn(line)),
    );
  for (const [name, { head, says, refusal }] of Object.entries(kinds)) {
    const isSaid = (/** @type {string} */ line) => line.length <= LONGEST_LINE && says.test(line);
    const rest = besides(isSaid);
    const isHead = heads.some((part) => head.test(part));
    const isBare = name === 'login' && hasPassword && rest === 0 && text.length < MOST / 2;
    const most = isToldArticle || (name === 'login' && !hasPassword) ? ARTICLE : MOST;
    // Some list other articles below.
    const isAll =
      name === 'missing' &&
      !isToldArticle &&
      head.test(partsOf(title)[0] ?? '') &&
      headings.some((part) => head.test(part));
    if (isAll || (isHead && rest < most)) return refusal;
    const isAsked = name === 'login' ? hasPassword : !isToldArticle;
    if (isBare || (isAsked && rest < ARTICLE && [...headings, ...lines].some(isSaid))) return refusal;
  }
  const isTalk = (/** @type {string} */ line) => CONSENT.topic.test(line) && CONSENT.person.test(line);
  const asks = !isToldArticle && [...headings, title, ...lines].some((line) => CONSENT.says.test(line));
  const talk = lines.filter(isTalk).join(' ');
  const rest = besides(isTalk);
  return asks && talk.length >= LINE && rest < ARTICLE && rest < talk.length ? COOKIES : null;
}

/**
 * @param {readonly string[]} lines
 * @param {(line: string) => boolean} isCounted
 */
const lengthOf = (lines, isCounted) =>
  lines.reduce((sum, line) => sum + (line.length >= LINE && isCounted(line) ? line.length : 0), 0);

/** A title, and what stands in it beside the name of a site. @param {string} title */
const partsOf = (title) =>
  title.length > LONGEST_HEAD ? [] : [title, ...title.split(/\s+[–—-]\s+|\s*[|·•]\s*/)].map((part) => part.trim());

/** @param {string} words */
function whole(words) {
  return new RegExp(`^\\P{L}*(?:(?:oops|sorry|hoppla|ups|leider)\\W+)?(?:${words})\\P{L}*$`, 'iu');
}

/** @param {string} words */
function within(words) {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?!\\p{L})`, 'iu');
}
