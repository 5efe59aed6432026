'use client';

import { type ClipboardEvent, useDeferredValue, useState } from 'react';
import { TextField } from '@/components/forms/text-field';
import type { FormState, Values } from '@/components/forms/use-form';
import { wordCount } from '@/lib/documents/rules';
import { TEXT_LIMIT } from '@/lib/documents/schema';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { textOfHtml } from '@/lib/intake/html-text.mjs';
import { betterCopy } from '@/lib/intake/paste';

/** A text to paste, with its size. If the plain copy has lost its paragraphs, the formatted one is used. */
export function TextPaste<V extends Values & { text: string }>({
  form,
  label,
  hint,
}: {
  form: FormState<V>;
  label: string;
  hint: string;
}) {
  const text = useDeferredValue(form.values.text);
  const [isFormatted, setIsFormatted] = useState(false);
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const better = formattedCopy(event.clipboardData);
    setIsFormatted(better !== null);
    if (better === null) return;
    event.preventDefault();
    insert(event.currentTarget, better);
  }
  return (
    <>
      <TextField form={form} name="text" label={label} rows={10} hint={hint} limit={TEXT_LIMIT} onPaste={paste} />
      {text !== '' && (
        <p className="beside muted figures" role="status">
          {counted(wordCount(text), ['word', 'words'])} · {counted([...text].length, ['character', 'characters'])} ·{' '}
          {fileSize(new TextEncoder().encode(text).length)}
          {isFormatted && ' · paragraphs taken from the formatted copy'}
        </p>
      )}
    </>
  );
}

/** The text of a formatted copy if it is better than the plain one, otherwise null. */
function formattedCopy(copied: DataTransfer): string | null {
  const html = copied.getData('text/html');
  // Nothing in such a document runs or loads.
  return html === ''
    ? null
    : betterCopy(copied.getData('text/plain'), textOfHtml(new DOMParser().parseFromString(html, 'text/html').body));
}

/** Inserts text the way typing does, so that the browser can undo it. Not every browser can. */
function insert(field: HTMLTextAreaElement, text: string): void {
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
