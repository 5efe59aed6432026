'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import type { Role } from '@/lib/people/permissions';
import type { PersonLine } from '@/lib/people/queries.server';
import { roleWords } from '@/lib/people/roles';
import { SESSION } from '@/lib/people/session-limits';
import { CaptureBookmark } from './capture-bookmark';
import { NameForm } from './name-form';
import { NewToken } from './new-token';
import { PasswordForm } from './password-form';
import { OwnSessions } from './sessions';
import { SettingsSection } from './settings-section';
import { TokenList } from './token-list';

type Props = {
  person: PersonLine;
  /** The roles that the person's tokens may have. */
  tokenRoles: readonly Role[];
  /** The address of this server; null means the browser's own. */
  origin: string | null;
};

/** What people can set for themselves. */
export function OwnSections({ person, tokenRoles, origin }: Props) {
  const { label, help } = roleWords[person.role];
  return (
    <>
      <SettingsSection
        id="account"
        title="Your account"
        help="An admin can change your e-mail address and role."
        action={
          <DialogButton label="Change password…" title="Change password">
            {(close) => <PasswordForm close={close} />}
          </DialogButton>
        }
      >
        <dl className="facts">
          <div>
            <dt>E-mail</dt>
            <dd>{person.email}</dd>
          </div>
          <div>
            <dt>Role</dt>
            <dd>
              {label} <span className="muted">· {help}</span>
            </dd>
          </div>
        </dl>
        <NameForm name={person.name} />
      </SettingsSection>
      <SettingsSection
        id="sessions"
        title="Your sessions"
        help={`Where you are signed in. A session ends by itself after ${SESSION.days} days, or after ${SESSION.idleDays} without use.`}
      >
        <OwnSessions sessions={person.sessions} />
      </SettingsSection>
      <SettingsSection
        id="tokens"
        title="API tokens"
        help="For programs that read or write in your name. A token can never do more than you can."
        action={
          <DialogButton label="New token…" title="New token">
            {(close) => <NewToken roles={tokenRoles} origin={origin} close={close} />}
          </DialogButton>
        }
      >
        <TokenList tokens={person.tokens} none="You have no tokens." />
      </SettingsSection>
      {person.role !== 'reader' && (
        <SettingsSection
          id="capture"
          title="Capture pages"
          help="A bookmark that sends the page you are reading, as you see it and with what you have selected. Drag it to your bar of bookmarks."
        >
          <CaptureBookmark origin={origin} />
        </SettingsSection>
      )}
    </>
  );
}
