import { z } from 'zod';

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
export type SentPage = Omit<z.output<typeof sentPage>, 'whence'>;

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
