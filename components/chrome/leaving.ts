import { useRouter } from 'next/navigation';

let ask: (() => boolean) | null = null;

/** Has a question asked before a page is left by a key. @param question whether it may be left. @returns ends that */
export function askBeforeLeaving(question: () => boolean): () => void {
  ask = question;
  return () => {
    if (ask === question) ask = null;
  };
}

/** Goes to another page, as keys do: not if a page is being worked on and the person stays. */
export function useGoTo(): (path: string) => void {
  const router = useRouter();
  return (path) => {
    if (ask?.() ?? true) router.push(path);
  };
}
