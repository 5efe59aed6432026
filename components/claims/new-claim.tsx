'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { ClaimFields, type ClaimValues } from './claim-fields';
import { SimilarClaims } from './similar-claims';

type Props = { statement: string; topics: readonly string[] };

/** A claim that is not there yet; claims that may say the same are offered first. */
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
  return (
    <Form form={form} submit="Add claim" cancel={() => router.back()}>
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
