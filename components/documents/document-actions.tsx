'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import type { DocumentState } from '@/lib/vocabulary';
import { AddVersion } from './add-version';
import { DeleteDocument } from './delete-document';
import type { DocumentValues } from './document-values';
import { EditDocument } from './edit-document';
import { SetState } from './set-state';

type Props = {
  id: number;
  version: number;
  values: DocumentValues;
  state: DocumentState;
  note: string;
  versions: number;
};

/** What editors can do with a document. */
export function DocumentActions({ id, version, values, state, note, versions }: Props) {
  return (
    <div className="record-actions">
      <DialogButton label="Edit" title="Edit document" shortcut="e">
        {(close) => <EditDocument id={id} version={version} values={values} close={close} />}
      </DialogButton>
      <DialogButton label="State" title="State of the document">
        {(close) => <SetState id={id} version={version} state={state} note={note} close={close} />}
      </DialogButton>
      <DialogButton label="Add text version" title="Add a text version" hash="#add-version">
        {(close) => <AddVersion id={id} url={values.url} versions={versions} close={close} />}
      </DialogButton>
      <button type="button" className="button" popoverTarget="more-actions" aria-label="More actions">
        ⋯
      </button>
      <div id="more-actions" popover="auto" className="popover end menu">
        <DialogButton label="Delete…" title="Delete document" className="button quiet danger">
          {(close) => <DeleteDocument id={id} title={values.title} version={version} close={close} />}
        </DialogButton>
      </div>
    </div>
  );
}
