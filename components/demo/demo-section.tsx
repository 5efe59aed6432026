'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { SettingsSection } from '@/components/people/settings-section';
import { type DemoRemoval, recordsInWords, staysInWords } from '@/lib/demo/removal';

/** What removing the demonstration would come to, and the button that does it. */
export function DemoSection({ removal }: { removal: DemoRemoval }) {
  const stays = staysInWords(removal);
  return (
    <SettingsSection
      id="demonstration"
      title="Demonstration"
      help="Two cases that show what Whence does. Remove them when you begin with your own."
      action={
        <DialogButton label="Remove the demonstration…" title="Remove the demonstration?">
          {(close) => <RemoveDemo removal={removal} close={close} />}
        </DialogButton>
      }
    >
      <p>
        {recordsInWords(removal.goes)} go when you remove it. {stays}
      </p>
    </SettingsSection>
  );
}

function RemoveDemo({ removal, close }: { removal: DemoRemoval; close: () => void }) {
  const stays = staysInWords(removal);
  const form = useForm({
    command: 'demo.remove',
    draft: 'demo.remove',
    initial: {},
    input: () => ({ expected: removal.goes }),
    message: 'Demonstration removed',
    done: close,
  });
  return (
    <Form form={form} submit="Remove the demonstration" cancel={close} danger>
      <p>
        {recordsInWords(removal.goes)} leave every table and export, with their chains, judgements and unused topics.
      </p>
      {stays && <p>{stays}</p>}
      <p>What you edited in them goes too. You can undo this with Ctrl-Z or in the history.</p>
    </Form>
  );
}
