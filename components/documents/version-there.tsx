'use client';

import { useRouter } from 'next/navigation';
import { writeDraft } from '@/components/forms/draft';
import { noVersion, type VersionValues, versionDraft } from './version-draft';

type Props = { id: number; values: VersionValues; leave: () => void };

/** Takes the text to the document that already has its address, where it can be stored as another version. */
export function VersionThere({ id, values, leave }: Props) {
  const router = useRouter();
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        writeDraft(versionDraft(id), { values, base: noVersion, reason: '' });
        leave();
        router.push(`/documents/${id}#add-version`);
      }}
    >
      Add the text there as a new version
    </button>
  );
}
