'use client';

import { useCommand } from '@/components/forms/use-command';

type Props = { id: number; name: string; documents: readonly { utteranceId: number; title: string }[] };

/** Says that what a source is known to have said second-hand is what it says in a document that is held. */
export function JoinUtterance({ id, name, documents }: Props) {
  const { run, pending } = useCommand();
  return (
    <span className="join-utterance">
      {documents.map(({ utteranceId, title }) => (
        <button
          key={utteranceId}
          type="button"
          className="button small"
          disabled={pending}
          onClick={() =>
            run('utterances.join', { id, intoId: utteranceId }, { message: `${name} now appears once, in “${title}”` })
          }
        >
          It is what {name} says in “{title}”
        </button>
      ))}
    </span>
  );
}
