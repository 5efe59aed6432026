'use client';

import { useCommand } from '@/components/forms/use-command';

type Props = { id: number; name: string; documents: readonly { utteranceId: number; title: string }[] };

/** Joins an utterance known second-hand to the one in a stored document. */
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
          It is what <bdi>{name}</bdi> says in “<bdi>{title}</bdi>”
        </button>
      ))}
    </span>
  );
}
