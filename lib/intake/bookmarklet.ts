import { z } from 'zod';
import { urlOf } from '@/lib/format/url.mjs';

/** What the page at /capture says to the page that opened it, once it listens. */
export const LISTENING = 'whence: ready for a page';

/** What the bookmark sends: the page as it is before somebody’s eyes. */
export const sentPage = z.object({
  whence: z.literal('page'),
  url: z.string().max(2000),
  /** What is selected on it. */
  selection: z.string(),
  html: z.string(),
});
/** `origin`: of the page that sent it, as the browser says, which no page can change. */
export type SentPage = Omit<z.output<typeof sentPage>, 'whence'> & { readonly origin: string };

/**
 * Where a sent page came from. The address is what its sender gives, and the browser says only of which site that is.
 * @returns a sentence for people, and whether the address is of another site
 */
export function sentFrom({ url, origin }: Pick<SentPage, 'url' | 'origin'>): { words: string; isOther: boolean } {
  const site = urlOf(origin)?.host;
  const given = urlOf(url);
  if (site && given?.origin === origin)
    return { words: `Your browser sent this page from ${site}. Whence has not asked the site for it.`, isOther: false };
  const sender = site ? `a page of ${site}` : 'a page of no site that your browser can name';
  const address = given ? `gives an address of ${given.host || 'no site'}` : 'gives no address';
  return {
    words: `This was sent by ${sender}, but ${address}. Check that the text and the address belong together.`,
    isOther: true,
  };
}

/**
 * The address of a bookmark that sends the page before somebody’s eyes here. It runs in that page, so it opens /capture
 * and hands the page over when asked: no cookie or token leaves this site, and the page waits until somebody has signed
 * in.
 * @param origin of this server
 */
export function bookmarkletFor(origin: string): string {
  const script = `(()=>{const o=${JSON.stringify(origin)},w=open(o+"/capture");addEventListener("message",function f(e){if(e.source!==w||e.origin!==o||e.data!==${JSON.stringify(LISTENING)})return;removeEventListener("message",f);w.postMessage({whence:"page",url:location.href.slice(0,2000),selection:String(getSelection()),html:document.documentElement.outerHTML},o)})})()`;
  return `javascript:${encodeURIComponent(script)}`;
}
