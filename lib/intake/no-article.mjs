// @ts-check

/** Text as long as this is running text, and so much of it is an article, as it is in `html-page.server.mjs`. */
const [LINE, ARTICLE] = [80, 250];
/** A page with more running text has something to say, whatever its title is. In characters. */
const MOST = 1500;
/** A longer title or heading, or a longer line, is none that says it. */
const [LONGEST_HEAD, LONGEST_LINE] = [90, 1000];
/** A page with no more letters is its title, and what goes with it. */
const SHORTEST = 120;

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

/** The name of a host, and what people call a place of their own on the web. */
const HOST = '[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+';
const [SITE, DOMAIN] = ['(?:web ?site|site)', `(?:(?:this|the) )?(?:premium )?(?:domain(?: name)?|web ?site|${HOST})`];
const FOR_SALE = '(?:is|may be|might be) (?:now |currently )?(?:listed |available )?for sale';
const MAINTENANCE = 'under(?:going)?(?: \\p{L}+){0,2} (?:construction|maintenance)';

/**
 * @typedef {object} Kind what is sent in place of an article
 * @property {RegExp} head a whole title or heading that says it
 * @property {RegExp} says a sentence to the reader that says it
 * @property {boolean} [needsWords] whether articles have such titles as well, so that it must be said in a sentence too
 * @property {string} refusal
 */

/** @type {Record<'check' | 'missing' | 'login' | 'failure' | 'parked' | 'closed' | 'bare', Kind>} */
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
  parked: {
    head: whole(
      `${DOMAIN} ${FOR_SALE}|${DOMAIN} is parked|(?:this )?domain(?: name)? (?:has )?expired|(?:parked|expired) domain(?: name)?.{0,30}|domain(?: name)? (?:parking|parked|for sale)|buy (?:this domain|${HOST})(?: now| today)?|account suspended|this (?:account|${SITE}) (?:has been|is) suspended|(?:diese )?domain (?:steht zum verkauf|ist zu verkaufen|zu verkaufen|(?:ist )?geparkt)|(?:ce )?(?:nom de )?domaine (?:est )?(?:à vendre|expiré)|(?:este )?dominio (?:está )?(?:en|a la) venta|(?:questo )?dominio (?:è )?in vendita|(?:este )?domínio (?:está )?à venda|(?:dit domein|deze domeinnaam|domein) (?:is )?te koop|(?:ta )?domena (?:jest )?na sprzedaż|(?:этот )?домен (?:прода[её]тся|выставлен на продажу|припаркован)|(?:此|该|本)?域名(?:正在|可)?出售|このドメインは(?:販売中|売り出し中)\\p{L}*`,
    ),
    says: said(
      `(?:buy|own|purchase|acquire|lease) this domain|(?:inquire|enquire) about this (?:premium )?domain|owner of this (?:domain|${SITE}|account)|if (?:this is your|you own this) (?:domain|${SITE})|this (?:premium )?(?:domain(?: name)?|web ?site) ${FOR_SALE}|this domain(?: name)? (?:is|has been|was) (?:currently )?(?:registered and )?parked|your first and best source for|your domain is active|this account has been suspended|inhaber dieser domain|diese domain (?:jetzt )?kaufen|acheter ce (?:nom de )?domaine|comprar este dominio|comprarlo, póngase en contacto|купить этот домен`,
    ),
    needsWords: true,
    refusal: 'There is no site at this address any longer: its domain is for sale, parked or suspended.',
  },
  closed: {
    head: whole(
      `(?:(?:our|the|this) )?(?:${SITE} )?(?:is )?(?:currently |temporarily )?(?:${MAINTENANCE}|(?:down|closed|offline) for (?:scheduled )?maintenance|in maintenance(?: mode)?|maintenance)|maintenance mode(?: is on)?|briefly unavailable for scheduled maintenance.*|we(?:${APOSTROPHE}ll| will) be (?:right )?back(?: online)?(?: soon| shortly)?|be right back|coming soon|(?:our |the )?${SITE} (?:is )?coming soon|wartungs(?:arbeiten|modus|pause)|(?:die |unsere )?(?:seite|web ?seite|website) (?:wird (?:gerade )?gewartet|(?:ist |befindet sich )?im (?:wartungsmodus|aufbau))|wir sind (?:gleich|bald|in kürze) (?:wieder )?(?:zurück|(?:für sie )?da)|(?:(?:le |notre |ce )?site (?:est )?(?:actuellement )?)?en (?:cours de )?(?:maintenance|construction)|(?:(?:el |nuestro )?sitio (?:web )?)?(?:está |estamos )?en (?:mantenimiento|construcción)|(?:(?:o )?site )?em (?:manutenção|construção)|(?:sito )?in (?:manutenzione|costruzione)|(?:web ?site )?in onderhoud|strona w budowie|przerwa techniczna|(?:на сайте )?(?:ведутся )?технические работы|(?:сайт )?на техническом обслуживании|(?:на сайті )?(?:тривають )?технічні роботи|(?:只今|現在)?(?:サイト)?メンテナンス中(?:です)?|(?:网站|系统|網站|系統)(?:正在)?[维維][护護]中?|(?:사이트 |서비스 )?점검 중입니다`,
    ),
    says: said(
      `we(?:${APOSTROPHE}re| are) (?:currently )?(?:performing|doing|carrying out|undergoing|down for)(?: \\p{L}+){0,3} maintenance|our (?:${SITE}|service|servers?) (?:is|are) (?:currently |temporarily |now )?(?:${MAINTENANCE}|down for|offline|unavailable|being (?:updated|upgraded))|(?:we(?:${APOSTROPHE}ll| will)|we should) be (?:right )?back (?:up |online )?(?:soon|shortly|again)|${SITE} will be available soon|briefly unavailable for scheduled maintenance|(?:unsere|diese) (?:seite|web ?seite|website) (?:wird (?:gerade|derzeit) (?:gewartet|überarbeitet)|ist (?:gerade|derzeit|vorübergehend) nicht (?:erreichbar|verfügbar))|(?:notre|ce) site est (?:actuellement |temporairement )?(?:en (?:cours de )?maintenance|indisponible)|nuestro sitio (?:web )?está (?:actualmente )?en mantenimiento|(?:nosso|este) site está em manutenção|(?:il nostro|questo) sito è in manutenzione|(?:наш )?сайт временно недоступен|сайт тимчасово недоступний`,
    ),
    needsWords: true,
    refusal: 'The site did not send the page, but says that it is closed for maintenance or not open yet.',
  },
  bare: {
    head: whole(
      `welcome to (?:nginx|openresty|caddy|apache)(?: on .{1,30})?|(?:apache2? )?(?:\\p{L}+ )?default (?:web ?site )?page(?:: it works)?|(?:apache )?(?:http server )?test page(?: (?:for the|powered by) .{1,40})?|it works|iis(?: windows(?: server)?)?|web server${APOSTROPHE}s default page|caddy works|apache tomcat|index of /.{0,80}`,
    ),
    says: said(
      `web server is (?:successfully installed|working|installed)|page (?:is )?used to test the (?:proper|correct) operation|you${APOSTROPHE}ve successfully installed|server installed at this site is working|means that this site is working|this server is powered by|document you are reading is delivered by|if you are the owner of this website, please contact|this page is generated by|configuration (?:layout for|is different from|is fully documented)|operating your http server|contact the site${APOSTROPHE}s administrator|configuration files when starting up|does not allow access through the web browser|determine the listening ports`,
    ),
    needsWords: true,
    refusal: 'There is no site at this address yet: its server sent the page that comes with it.',
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
  for (const [name, { head, says, needsWords = false, refusal }] of Object.entries(kinds)) {
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
    if (needsWords) {
      if (rest >= ARTICLE) continue;
      const isTold = [...headings, ...lines].some(isSaid);
      const isAlone = text.length <= SHORTEST && !isToldArticle;
      if (isHead ? isTold || isAlone : isTold && !isToldArticle) return refusal;
      continue;
    }
    if (isAll || (isHead && rest < most)) return refusal;
    const isAsked = name === 'login' ? hasPassword : !isToldArticle;
    if (isBare || (isAsked && rest < ARTICLE && [...headings, ...lines].some(isSaid))) return refusal;
  }
  const isTalk = (/** @type {string} */ line) => CONSENT.topic.test(line) && CONSENT.person.test(line);
  const rest = besides(isTalk);
  if (isToldArticle || rest >= ARTICLE) return null;
  const asks = [...headings, title, ...lines].some((line) => CONSENT.says.test(line));
  const talk = lines.filter(isTalk).join(' ');
  return asks && talk.length >= LINE && rest < talk.length ? COOKIES : null;
}

/**
 * How long the counted lines of running text are in all, or `MOST` or more where they are longer than that.
 * @param {readonly string[]} lines
 * @param {(line: string) => boolean} isCounted
 */
function lengthOf(lines, isCounted) {
  let sum = 0;
  for (const line of lines) {
    if (line.length >= LINE && isCounted(line)) sum += line.length;
    if (sum >= MOST) break;
  }
  return sum;
}

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

/** As `within`, but not what somebody quotes. @param {string} words */
function said(words) {
  return new RegExp(`(?<![\\p{L}\\p{N}“"„«‘])(?:${words})(?!\\p{L})`, 'iu');
}
