'use client';

import { useRouter } from 'next/navigation';
import { Form } from '@/components/forms/form';
import { type Chosen, LookupField } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { counted } from '@/lib/format/number';

type Values = { intoId: Chosen | null };
type Merged = { slug: string; name: string; moved: number; joined: number; documents: number };
type Props = { id: number; name: string; version: number; close: () => void };

const utterances = ['utterance', 'utterances'] as const;

/** Chooses the source that stays. This one is merged into it. */
export function MergeSource({ id, name, version, close }: Props) {
  const router = useRouter();
  const form = useForm<Values, Merged>({
    command: 'sources.merge',
    draft: `sources.merge:${id}`,
    initial: { intoId: null },
    input: ({ intoId }) => ({ fromId: id, intoId: intoId?.id ?? 0, versions: { from: version } }),
    reason: true,
    message: ({ name: into, moved, joined, documents }) =>
      `Merged into ${into} · ${counted(moved + joined, utterances)}, ${counted(documents, ['document', 'documents'])}`,
    done: ({ slug }) => {
      close();
      router.replace(`/sources/${slug}`);
    },
  });
  const into = form.values.intoId;
  return (
    <Form form={form} submit="Merge" cancel={close}>
      <LookupField
        form={form}
        name="intoId"
        label="Which source stays?"
        lookup="sources"
        scope={`not=${id}`}
        autoFocus
      />
      <p className="muted">
        Everything that belongs to “<bdi>{name}</bdi>” moves to{' '}
        {into ? (
          <>
            “<bdi>{into.label}</bdi>”
          </>
        ) : (
          'the source you choose'
        )}
        : utterances, documents, grades, owned sources, other names and domains. Where both say the same in one claim,
        their utterances become one. The address of this page will lead to that source. You can undo this.
      </p>
    </Form>
  );
}
