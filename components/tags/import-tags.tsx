'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import { ImportTagsForm } from './import-tags-form';

type Props = {
  documentId: number;
  /** The latest text of the document, which gets the tags. */
  versionId: number;
  text: string;
  className?: string;
};

/** A button that imports tags into a text from a file. */
export function ImportTags({ className, ...props }: Props) {
  return (
    <DialogButton label="Import tags" title="Import tags" className={className}>
      {(close) => <ImportTagsForm {...props} close={close} />}
    </DialogButton>
  );
}
