'use client';

import { useEffect, useState } from 'react';
import { CheckField } from '@/components/forms/check-field';
import { DialogButton } from '@/components/forms/dialog-button';
import { Form } from '@/components/forms/form';
import { type Problem, problemOf } from '@/components/forms/problem';
import { TextField } from '@/components/forms/text-field';
import { useCommand } from '@/components/forms/use-command';
import { useForm } from '@/components/forms/use-form';
import type { Sheet, SheetLink } from '@/lib/attributions/sheet.server';
import '@/app/styles/chains.css';

type Props = { claimId: number; id: number; name: string };

/** Opens one link for editing: its cue, its note, and its removal. */
export function LinkEditorButton({ claimId, id, name }: Props) {
  return (
    <DialogButton
      label={
        <>
          Edit<span className="hidden-text"> the link: {name}</span>
        </>
      }
      title={name}
      className="button quiet link-edit"
    >
      {(close) => <LinkEditor claimId={claimId} id={id} close={close} />}
    </DialogButton>
  );
}

function LinkEditor({ claimId, id, close }: Omit<Props, 'name'> & { close: () => void }) {
  const [link, setLink] = useState<SheetLink | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  useEffect(() => {
    const load = async () => {
      const response = await fetch(`/api/chains?claim=${claimId}`);
      if (!response.ok) return setFailed(await problemOf(response));
      const found = ((await response.json()) as Sheet).links.find((it) => it.id === id);
      if (found) setLink(found);
      else setFailed({ status: 404, title: 'This link is no longer there. Reload the page.' });
    };
    load().catch(() => setFailed({ status: 0, title: 'The server did not answer. Close this and open it again.' }));
  }, [claimId, id]);
  if (failed) return <p className="notice error">{failed.title}</p>;
  if (!link) return <p className="muted">Opening the link…</p>;
  return <LinkForm link={link} close={close} />;
}

function LinkForm({ link, close }: { link: SheetLink; close: () => void }) {
  const { id, version, cue, note, verbatim } = link;
  const { run, pending } = useCommand();
  const form = useForm({
    command: 'attributions.edit',
    draft: `attributions.edit:${id}`,
    initial: { cue, note, verbatim },
    version,
    input: (values) => ({ id, ...values }),
    reason: true,
    message: 'Link saved',
    done: close,
  });
  return (
    <>
      <Form form={form} submit="Save link" cancel={close}>
        <TextField
          form={form}
          name="cue"
          label="Cue"
          limit={200}
          hint="The words that give the credit, such as “according to”. With a cue the link counts as reported."
          autoFocus
        />
        <TextField form={form} name="note" label="Note" rows={2} limit={2000} />
        <CheckField form={form} name="verbatim" label="Repeats it word for word" />
      </Form>
      <button
        type="button"
        className="button quiet danger link-remove"
        disabled={pending}
        onClick={async () =>
          (await run('attributions.remove', { id, version }, { message: 'Link removed' })).ok && close()
        }
      >
        Remove the link; both sources stay
      </button>
    </>
  );
}
