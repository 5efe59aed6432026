'use client';

import { useRouter } from 'next/navigation';
import { writeDraft } from '@/components/forms/draft';
import type { HeldCapture } from '@/lib/captures/seen';
import { versionDraft } from './version-draft';

type Props = { id: number; text: string; capture: HeldCapture | null; leave: () => void };

/** Takes the text to the document that already has its address, where it can be stored as another version. */
export function VersionThere({ id, text, capture, leave }: Props) {
  const router = useRouter();
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        writeDraft(versionDraft(id), { values: { text, capture }, base: { text: '', capture: null }, reason: '' });
        leave();
        router.push(`/documents/${id}#add-version`);
      }}
    >
      Add the text there as a new version
    </button>
  );
}
