'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import type { PageKey } from '@/lib/keys';

type Props = { href: string; shortcut: PageKey; className?: string; children: ReactNode };

/** A link that a key opens, unless something is being typed. */
export function KeyLink({ href, shortcut, className, children }: Props) {
  const router = useRouter();
  useKeys({ [shortcut]: () => router.push(href) });
  return (
    <Link href={href} className={className} prefetch={false} aria-keyshortcuts={shortcut} title={`Key: ${shortcut}`}>
      {children}
    </Link>
  );
}
