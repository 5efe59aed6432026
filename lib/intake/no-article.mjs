// @ts-check

/** A page with more words than this has something to say, whatever its title is. In characters. */
const MOST = 1500;

const CHALLENGE =
  /just a moment|attention required|checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?(?:human|not a robot)|are you a (?:robot|human)|not a robot|complete the (?:captcha|security check)|ddos protection by|unusual traffic|pardon our interruption|bot (?:detection|verification)|security (?:check|verification)|enable javascript and cookies to continue|you have been blocked|access (?:to this page has been )?denied|request (?:was )?blocked/i;
const MISSING =
  /^\W*(?:error|fehler|erreur)?\s*404\b|\bpage (?:was |could |cannot be |can[’']t be |could not be )?(?:not )?found\b|\b(?:page|article|content|story) (?:is )?(?:no longer (?:available|exists)|does not exist|doesn[’']t exist|has (?:been )?(?:moved or )?(?:removed|deleted))|\bnot found\W*$|seite nicht gefunden|page introuvable|p[áa]gina no encontrada|pagina non trovata|pagina niet gevonden|страница не найдена|页面不存在|ページが見つかりません/i;
const LOGIN =
  /^\W*(?:please )?(?:log ?in|sign ?in|log on|anmelden|einloggen|se connecter|iniciar sesi[óo]n|accedi|войти)\b|(?:log|sign) ?in to (?:continue|your account|read)|you (?:must|need to) (?:log|sign) ?in/i;
const CONSENT =
  /before you continue|your privacy|we (?:and our (?:\d+ )?partners )?(?:use|store|value your)|cookie (?:consent|settings|preferences|policy)|accept (?:all )?cookies|manage (?:cookies|preferences)|consent or pay/i;

/**
 * What a page is that answers in place of the article: a check of the reader, a login, a question about cookies, or that
 * nothing is there. Null where it is none of these.
 * @param {{ title: string, headings: readonly string[], text: string, hasPassword: boolean }} page
 * @returns {string | null} a sentence for people
 */
export function insteadOfArticle({ title, headings, text, hasPassword }) {
  if (text.length > MOST) return null;
  const said = [title, ...headings];
  const says = (/** @type {RegExp} */ pattern) => said.some((words) => pattern.test(words));
  if (says(CHALLENGE) || (text.length < MOST / 2 && CHALLENGE.test(text)))
    return 'The site did not send the page, but a check whether a person is reading.';
  if (says(MISSING) || (text.length < MOST / 5 && MISSING.test(text)))
    return 'The site has no page at this address: it sent one that says so.';
  if (hasPassword && (says(LOGIN) || text.length < MOST / 2))
    return 'The site did not send the page, but asks to sign in first.';
  const cookies = text.match(/\bcookies?\b/gi)?.length ?? 0;
  if (cookies >= 3 && (says(CONSENT) || CONSENT.test(text)))
    return 'The site did not send the page, but asks first whether it may use cookies.';
  return null;
}
