import type { DiffPart } from '@/lib/history/word-diff';

/** Words before and after in one: what is gone is struck through, what is new underlined. */
export const DiffWords = ({ parts }: { parts: readonly DiffPart[] }) =>
  parts.map(({ kind, text }, i) => {
    const key = `${i} ${kind}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    return kind === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
  });
