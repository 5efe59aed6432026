// @ts-check

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A whole page of plain words, for answers that come before any page can be rendered.
 * @param {string} title
 * @param {string} text
 * @param {{ href: string, text: string }} link
 */
export const plainPage = (
  title,
  text,
  link,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)} · Whence</title></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p><p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p></main></body></html>`;
