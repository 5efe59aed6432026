'use client';

import { useEffect, useRef } from 'react';
import { DialogButton } from '@/components/forms/dialog-button';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { DeleteClaim } from './delete-claim';
import { EditClaim } from './edit-claim';
import { JudgeClaim } from './judge-claim';
import { MergeClaim } from './merge-claim';
import { SplitClaim, type UtteranceChoice } from './split-claim';

type Props = {
  claim: Pick<ClaimDetail, 'id' | 'version' | 'statement' | 'status' | 'suggested'>;
  topics: readonly string[];
  judged: Pick<NonNullable<ClaimDetail['judged']>, 'confidence' | 'likelihood'> | null;
  places: readonly UtteranceChoice[];
  links: readonly { downstreamId: number; upstreamId: number }[];
};

/** What editors can do with a claim. */
export function ClaimActions({ claim, topics, judged, places, links }: Props) {
  const { id, version, statement, status, suggested } = claim;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A dialog in the menu takes the menu with it when it closes.
    const element = menu.current;
    const onClose = (event: Event) => {
      if (event.target instanceof HTMLDialogElement) element?.hidePopover();
    };
    element?.addEventListener('close', onClose, true);
    return () => element?.removeEventListener('close', onClose, true);
  }, []);
  return (
    <div className="claim-actions">
      <DialogButton label="Edit" title="Edit claim" shortcut="e">
        {(close) => <EditClaim id={id} version={version} values={{ statement, status, topics }} close={close} />}
      </DialogButton>
      <DialogButton label="Judge" title="Judge this claim" shortcut="v">
        {(close) => <JudgeClaim id={id} status={status} suggested={suggested} judged={judged} close={close} />}
      </DialogButton>
      <button type="button" className="button" popoverTarget="claim-menu" aria-label="More actions">
        ⋯
      </button>
      <div id="claim-menu" ref={menu} popover="auto" className="popover end claim-menu">
        {places.length > 1 && (
          <DialogButton label="Split…" title="Split this claim in two" className="button quiet">
            {(close) => (
              <SplitClaim id={id} version={version} topics={topics} places={places} links={links} close={close} />
            )}
          </DialogButton>
        )}
        <DialogButton label="Merge into…" title="Merge into another claim" className="button quiet">
          {(close) => <MergeClaim id={id} version={version} statement={statement} close={close} />}
        </DialogButton>
        <DialogButton label="Delete…" title="Delete this claim?" className="button quiet danger">
          {(close) => <DeleteClaim id={id} statement={statement} close={close} />}
        </DialogButton>
      </div>
    </div>
  );
}
