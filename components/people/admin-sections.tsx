'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import type { ReadAccess } from '@/lib/people/permissions';
import type { InvitationLine, PersonLine } from '@/lib/people/queries.server';
import { Invitations } from './invitations';
import { InviteForm } from './invite-form';
import { PeopleList } from './people-list';
import { ReadingForm } from './reading-form';
import { SettingsSection } from './settings-section';

type Props = {
  people: readonly PersonLine[];
  invitations: readonly InvitationLine[];
  reading: ReadAccess;
  /** Whether only this computer reaches the server. */
  local: boolean;
  ownId: string;
  /** The address to put before links; null: the one that the browser shows. */
  origin: string | null;
};

/** What admins set for everybody. */
export function AdminSections({ people, invitations, reading, local, ownId, origin }: Props) {
  return (
    <>
      <SettingsSection
        id="people"
        title="People"
        help="Roles, sessions and accounts. Disabling an account keeps what its owner wrote."
      >
        <PeopleList people={people} ownId={ownId} origin={origin} />
      </SettingsSection>
      <SettingsSection
        id="invitations"
        title="Invitations"
        help="A link with which one person makes an account. Whence sends no e-mail: pass the link on yourself."
        action={
          <DialogButton label="Invite…" title="Invite a person" className="button primary">
            {(close) => <InviteForm origin={origin} close={close} />}
          </DialogButton>
        }
      >
        <Invitations invitations={invitations} />
      </SettingsSection>
      <SettingsSection id="reading" title="Reading" help="Who may see claims, sources, documents and the history.">
        <ReadingForm reading={reading} local={local} />
      </SettingsSection>
    </>
  );
}
