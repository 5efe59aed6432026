import { urlOf } from '@/lib/format/url.mjs';

/** What another program shares: the address of a page with what was selected on it, or a text without an address. */
export type Shared = {
  /** Blank where there is none. */
  readonly url: string;
  readonly title: string;
  readonly text: string;
};

/** The parts by which a phone shares, as the web manifest names them. */
export const SHARED_AS = { title: 'title', text: 'text', url: 'url' } as const;

const [ADDRESS, TITLE, TEXT] = [2000, 500, 10_000];

/**
 * What is shared by an address such as `/capture?title=…&text=…&url=…`. Phones mostly write the address into the text,
 * after what was selected.
 * @returns null where nothing is
 */
export function sharedIn(params: Readonly<Record<string, string | readonly string[] | undefined>>): Shared | null {
  const part = (name: string, limit: number) => {
    const value = params[name];
    return typeof value === 'string' ? value.toWellFormed().slice(0, limit).trim() : '';
  };
  const title = part(SHARED_AS.title, TITLE).replace(/\s+/g, ' ');
  const text = part(SHARED_AS.text, TEXT);
  const given = webPage(part(SHARED_AS.url, ADDRESS));
  const within = text.split(/\s+/).findLast((word) => webPage(word) !== '') ?? '';
  const isWithin = within !== '' && (given === '' || given === webPage(within));
  const words = isWithin ? withoutLast(text, within) : text;
  const shared = { url: given || webPage(within), title, text: words.replace(/^["“](.*)["”]$/s, '$1').trim() };
  return shared.url === '' && shared.title === '' && shared.text === '' ? null : shared;
}

function withoutLast(text: string, word: string): string {
  const at = text.lastIndexOf(word);
  return `${text.slice(0, at)}${text.slice(at + word.length)}`.trim();
}

/** An address of the web without the words that it would mark; blank where it is none. */
function webPage(text: string): string {
  const url = /^https?:\/\//i.test(text) && text.length <= ADDRESS ? urlOf(text) : null;
  if (!url) return '';
  url.hash = url.hash.replace(/#?:~:.*$/s, '');
  return url.href;
}
