'use client';

import { useRouter } from 'next/navigation';
import { writeDraft } from '@/components/forms/draft';
import { versionDraft } from './version-draft';

/** Takes the text to the document that already has its address, where it can be stored as another version. */
export function VersionThere({ id, text, leave }: { id: number; text: string; leave: () => void }) {
  const router = useRouter();
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        writeDraft(versionDraft(id), { values: { text }, base: { text: '' }, reason: '' });
        leave();
        router.push(`/documents/${id}#add-version`);
      }}
    >
      Add the text there as a new version
    </button>
  );
}
