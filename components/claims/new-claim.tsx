'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { askWhich } from '@/components/forms/ask-which';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import type { SimilarClaim } from '@/lib/claims/similar.server';
import { ClaimFields, type ClaimValues } from './claim-fields';
import { SimilarClaims } from './similar-claims';
import { nearlySame } from './use-similar';

type Props = { statement: string; topics: readonly string[] };

/** The form for a new claim. Claims that may say the same are offered first. */
export function NewClaim({ statement, topics }: Props) {
  const router = useRouter();
  const form = useForm<ClaimValues, { slug: string; made: boolean }>({
    command: 'claims.create',
    draft: 'claims.create',
    initial: { statement, status: 'unverified', topics },
    input: (values) => values,
    message: ({ made }) =>
      made ? 'Claim added · now say who made it' : 'This claim already exists · now say who made it',
    done: ({ slug }) => router.push(`/claims/${slug}#add-chain`),
  });
  /** A claim that is nearly the same is offered before a second one is made. The server asks for one of the same words. */
  async function submit() {
    const near = await nearlySame(form.values.statement);
    const chosen =
      near.length > 0 ? await askWhich({ title: 'Is it one of these?', candidates: candidatesOf(near) }) : 0;
    const there = near.find(({ id }) => id === chosen);
    if (there) router.push(`/claims/${there.slug}#add-chain`);
    else if (chosen === 0) await form.submit();
  }
  return (
    <Form form={{ ...form, submit }} submit="Add claim" cancel={() => router.back()}>
      <ClaimFields form={form}>
        <SimilarClaims
          text={form.values.statement}
          action={({ slug }) => (
            <Link href={`/claims/${slug}#add-chain`} prefetch={false} className="instead">
              Add my chain to this one instead
            </Link>
          )}
        />
      </ClaimFields>
    </Form>
  );
}

const candidatesOf = (near: readonly SimilarClaim[]) => [
  ...near.map(({ id, statement, why }) => ({ id, label: `Add my chain to “${statement}”`, detail: why })),
  { id: 0, label: 'No, add a new claim', detail: 'There will then be two claims that say nearly the same.' },
];
