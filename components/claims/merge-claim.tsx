'use client';

import { useRouter } from 'next/navigation';
import { Form } from '@/components/forms/form';
import { type Chosen, LookupField } from '@/components/forms/lookup-field';
import { useForm } from '@/components/forms/use-form';
import { counted } from '@/lib/format/number';
import { SimilarClaims } from './similar-claims';

type Values = { intoId: Chosen | null };
type Merged = { slug: string; moved: number; joined: number };
type Props = { id: number; version: number; statement: string; close: () => void };

/** Chooses the claim that stays; all that is said in this one goes over to it. */
export function MergeClaim({ id, version, statement, close }: Props) {
  const router = useRouter();
  const form = useForm<Values, Merged>({
    command: 'claims.merge',
    draft: `claims.merge:${id}`,
    initial: { intoId: null },
    version,
    input: ({ intoId }) => ({ fromId: id, intoId: intoId?.id ?? null }),
    reason: true,
    message: ({ moved, joined }) =>
      [
        'Claims merged',
        moved > 0 && `${counted(moved, ['utterance', 'utterances'])} moved`,
        joined > 0 && `${joined} became one with what was there`,
      ]
        .filter(Boolean)
        .join(' · '),
    done: ({ slug }) => {
      close();
      router.replace(`/claims/${slug}`);
    },
  });
  const { intoId } = form.values;
  return (
    <Form form={form} submit="Merge claims" cancel={close}>
      <LookupField form={form} name="intoId" label="Which claim stays?" lookup="claims" scope={`not=${id}`} autoFocus />
      <SimilarClaims
        title="Most like this one"
        text={statement}
        not={id}
        active={intoId === null}
        action={(claim) => (
          <button
            type="button"
            className="button small"
            onClick={() => form.set({ intoId: { id: claim.id, label: claim.statement } })}
          >
            Choose<span className="hidden-text"> “{claim.statement}”</span>
          </button>
        )}
      />
      <p className="muted">
        All utterances of this claim move to {intoId ? 'that claim' : 'the claim you choose'}, with their links and
        passages. The wording of that claim stays. Where a source says the same in both, its utterances become one.
        Topics are combined. Judgements of this claim are kept and shown there, but do not count for that claim. The
        address of this page will lead there. You can undo this.
      </p>
    </Form>
  );
}
