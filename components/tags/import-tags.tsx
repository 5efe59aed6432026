'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import { ImportTagsForm } from './import-tags-form';

type Props = {
  documentId: number;
  /** The latest text of the document, into which the tags go. */
  versionId: number;
  text: string;
  className?: string;
};

/** A button that takes tags from a file into a text. */
export function ImportTags({ className, ...props }: Props) {
  return (
    <DialogButton label="Import tags" title="Import tags" className={className}>
      {(close) => <ImportTagsForm {...props} close={close} />}
    </DialogButton>
  );
}
