'use client';

import { useDeferredValue } from 'react';
import { TextField } from '@/components/forms/text-field';
import type { FormState, Values } from '@/components/forms/use-form';
import { wordCount } from '@/lib/documents/rules';
import { TEXT_LIMIT } from '@/lib/documents/schema';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';

/** A text to paste, with its size. */
export function TextPaste<V extends Values & { text: string }>({ form, label, hint }: { form: FormState<V>; label: string; hint: string }) {
  const text = useDeferredValue(form.values.text);
  return (
    <>
      <TextField form={form} name="text" label={label} rows={10} hint={hint} limit={TEXT_LIMIT} />
      {text !== '' && (
        <p className="beside muted figures" role="status">
          {counted(wordCount(text), ['word', 'words'])} · {counted([...text].length, ['character', 'characters'])} ·{' '}
          {fileSize(new TextEncoder().encode(text).length)}
        </p>
      )}
    </>
  );
}
