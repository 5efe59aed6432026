'use client';

import type { FormState, Values } from '@/components/forms/use-form';
import type { HeldCapture } from '@/lib/captures/seen';
import { fileSize } from '@/lib/format/size';

/** Says that a copy of what was brought in is kept with the document, and lets a person leave it out. */
export function HeldCopy<V extends Values & { capture: HeldCapture | null }>({ form }: { form: FormState<V> }) {
  const { capture } = form.values;
  if (!capture) return null;
  const leaveOut: Partial<V> = {};
  leaveOut.capture = null;
  return (
    <p className="beside muted" role="status">
      {capture.kept
        ? `A copy of what was brought in (${fileSize(capture.size)}) is kept with it. `
        : 'The hash of what was brought in is kept with it, without a copy. '}
      <button type="button" className="link-button" onClick={() => form.set(leaveOut)}>
        Leave it out
      </button>
    </p>
  );
}
