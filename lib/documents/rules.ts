const TRACKING = /^(utm_|fbclid$|gclid$|mc_[ce]id$|ref$|cmpid$)/;

/** An address as it is compared: no fragment, no tracking words, no trailing slash, no «www.», words in order. */
export function urlKey(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  for (const word of [...searchParams.keys()]) if (TRACKING.test(word)) searchParams.delete(word);
  searchParams.sort();
  const query = searchParams.toString();
  return hostname.replace(/^www\./, '') + (port ? `:${port}` : '') + pathname.replace(/\/+$/, '') + (query ? `?${query}` : '');
}

/** A text as it is stored: LF line ends, NFC, no byte order mark, no control characters but tab and line feed. */
export function normalizeText(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
      .normalize('NFC')
  );
}
