'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import type { PageKey } from '@/lib/keys';
import { useGoTo } from './leaving';

type Props = { href: string; shortcut: PageKey; className?: string; children: ReactNode };

/** A link that a key opens, unless something is being typed. */
export function KeyLink({ href, shortcut, className, children }: Props) {
  const goTo = useGoTo();
  useKeys({ [shortcut]: () => goTo(href) });
  return (
    <Link href={href} className={className} prefetch={false} aria-keyshortcuts={shortcut} title={`Key: ${shortcut}`}>
      {children}
    </Link>
  );
}
