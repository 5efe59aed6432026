'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import type { Reliability } from '@/lib/vocabulary';
import { DeleteSource } from './delete-source';
import { EditSource } from './edit-source';
import { GradeSource } from './grade-source';
import { MergeSource } from './merge-source';
import type { SourceValues } from './source-values';

type Props = { id: number; version: number; reliability: Reliability | null; values: SourceValues };

/** What editors can do with a source. */
export function SourceActions({ id, version, reliability, values }: Props) {
  const { name } = values;
  return (
    <div className="record-actions">
      <DialogButton label="Edit" title="Edit source" shortcut="e">
        {(close) => <EditSource id={id} version={version} values={values} close={close} />}
      </DialogButton>
      <DialogButton label="Grade" title="Grade source" shortcut="v">
        {(close) => <GradeSource id={id} reliability={reliability} close={close} />}
      </DialogButton>
      <button type="button" className="button" popoverTarget="more-actions" aria-label="More actions">
        ⋯
      </button>
      <div id="more-actions" popover="auto" className="popover end menu">
        <DialogButton label="Merge into…" title="Merge into another source" className="button quiet">
          {(close) => <MergeSource id={id} name={name} version={version} close={close} />}
        </DialogButton>
        <DialogButton label="Delete…" title="Delete source" className="button quiet danger">
          {(close) => <DeleteSource id={id} name={name} version={version} close={close} />}
        </DialogButton>
      </div>
    </div>
  );
}
