'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { isTyping } from './shortcuts';

type Props = { href: string; shortcut: string; className?: string; children: ReactNode };

/** A link that a key follows, where nothing is being typed. */
export function KeyLink({ href, shortcut, className, children }: Props) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== shortcut || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      router.push(href);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [href, shortcut, router]);
  return (
    <Link href={href} className={className} prefetch={false} aria-keyshortcuts={shortcut} title={`Key: ${shortcut}`}>
      {children}
    </Link>
  );
}
