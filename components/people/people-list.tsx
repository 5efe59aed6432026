'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import { formatDate } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import type { PersonLine } from '@/lib/people/queries.server';
import { roleWords } from '@/lib/people/roles';
import { ManagePerson } from './manage-person';

type Props = { people: readonly PersonLine[]; ownId: string; origin: string | null };

/** Everybody with an account. What an admin can do with one opens beside it. */
export function PeopleList({ people, ownId, origin }: Props) {
  return (
    <ul className="lines settings-lines">
      {people.map((person) => (
        <li key={person.id} data-off={person.disabled || undefined}>
          <div>
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            {person.id === ownId && <span className="tag">you</span>}
            {person.disabled && <span className="tag">disabled</span>}
            <p className="muted">{factsOf(person).join(' · ')}</p>
          </div>
          <DialogButton
            label={
              <>
                Manage…<span className="hidden-text"> {person.name}</span>
              </>
            }
            title={person.name}
          >
            {(close) => <ManagePerson person={person} origin={origin} close={close} />}
          </DialogButton>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ email, role, sessions, tokens, lastSeen }: PersonLine): string[] {
  const working = tokens.filter(({ state }) => state === 'works').length;
  return [
    email,
    roleWords[role].label,
    ...(sessions.length > 0 ? [counted(sessions.length, ['session', 'sessions'])] : []),
    ...(working > 0 ? [counted(working, ['token', 'tokens'])] : []),
    lastSeen ? `last seen ${formatDate(lastSeen)}` : 'not seen yet',
  ];
}
