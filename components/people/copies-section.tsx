import type { Usage } from '@/lib/captures/store.server';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { SettingsSection } from './settings-section';

/** From this part of the room on, it is called nearly full. */
const NEARLY = 0.9;

/** How much room the copies of documents take. */
export function CopiesSection({ usage: { blobs, bytes, limit, isKnown } }: { usage: Usage }) {
  return (
    <SettingsSection
      id="copies"
      title="Copies"
      help="What was seen of documents, byte for byte. The same bytes are kept once."
    >
      {limit === 0 ? (
        <p>This server keeps no copies: CAPTURES_LIMIT is 0.</p>
      ) : !isKnown ? (
        <p className="notice">
          The store of copies does not answer, so how much of {fileSize(limit)} is used is not known. Documents are
          stored as before, without copies. Whoever runs the server finds the reason in its log.
        </p>
      ) : (
        <>
          <p id="copies-used">
            {fileSize(bytes)} of {fileSize(limit)} used by {counted(blobs, ['copy', 'copies'])}.
          </p>
          <meter
            className="room"
            aria-labelledby="copies-used"
            min={0}
            max={limit}
            high={limit * NEARLY}
            optimum={0}
            value={Math.min(bytes, limit)}
          />
          {bytes > limit * NEARLY && (
            <p className="notice">
              The room is {bytes >= limit ? 'full' : 'nearly full'}. When it is full, documents are stored as before,
              and only the hashes of what was seen are kept. Whoever runs the server can raise CAPTURES_LIMIT.
            </p>
          )}
        </>
      )}
    </SettingsSection>
  );
}
