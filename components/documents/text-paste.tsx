'use client';

import { type ClipboardEvent, useDeferredValue, useState } from 'react';
import { TextField } from '@/components/forms/text-field';
import type { FormState, Values } from '@/components/forms/use-form';
import { type LinkedText, withPasted } from '@/lib/documents/kept-links';
import { wordCount } from '@/lib/documents/rules';
import { TEXT_LIMIT } from '@/lib/documents/schema';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { betterCopy, linkedCopy } from '@/lib/intake/paste';

type Props<V extends Values> = {
  form: FormState<V>;
  /** The address of the document. Links to the page itself are not kept. */
  address: string;
  label: string;
  hint: string;
};
type Pasted = { isFormatted: boolean; links: number };

const nothing: Pasted = { isFormatted: false, links: 0 };

/**
 * A text to paste, with its size. If the plain copy has lost its paragraphs, the formatted one is used. Its links are
 * kept either way.
 */
export function TextPaste<V extends Values & { text: string; read: LinkedText | null }>({
  form,
  address,
  label,
  hint,
}: Props<V>) {
  const text = useDeferredValue(form.values.text);
  const [pasted, setPasted] = useState(nothing);
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const field = event.currentTarget;
    const copy = formattedCopy(event.clipboardData, address);
    const plain = event.clipboardData.getData('text/plain');
    const better = copy && betterCopy(plain, copy.text);
    setPasted({ isFormatted: better !== null, links: copy?.links.length ?? 0 });
    if (copy && copy.links.length > 0) {
      const place = { value: field.value, start: field.selectionStart, end: field.selectionEnd };
      const read: Partial<V> = {};
      read.read = withPasted(place, better ?? plain, copy, form.values.read);
      form.set(read);
    }
    if (better === null) return;
    event.preventDefault();
    insert(field, better);
  }
  return (
    <>
      <TextField form={form} name="text" label={label} rows={10} hint={hint} limit={TEXT_LIMIT} onPaste={paste} />
      {text !== '' && (
        <p className="beside muted figures" role="status">
          {counted(wordCount(text), ['word', 'words'])} · {counted([...text].length, ['character', 'characters'])} ·{' '}
          {fileSize(new TextEncoder().encode(text).length)}
          {pasted.isFormatted && ' · paragraphs taken from the formatted copy'}
          {pasted.links > 0 && ` · pasted with ${counted(pasted.links, ['link', 'links'])}`}
        </p>
      )}
    </>
  );
}

/** What was copied with its form, as text with its links; null if there is none. */
function formattedCopy(copied: DataTransfer, address: string): LinkedText | null {
  const html = copied.getData('text/html');
  // Nothing in such a document runs or loads.
  return html === '' ? null : linkedCopy(new DOMParser().parseFromString(html, 'text/html').body, address.trim());
}

/** Inserts text the way typing does, so that the browser can undo it. Not every browser can. */
function insert(field: HTMLTextAreaElement, text: string): void {
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
