import type { ShownPart } from '@/lib/documents/compare';
import { counted } from '@/lib/format/number';

/** Two texts in one: what is gone struck through, what is new underlined, whole unchanged paragraphs folded. */
export function ComparedText({ parts, language }: { parts: readonly ShownPart[]; language: string }) {
  let at = 0;
  return (
    <div className="stored-text compared" lang={language} dir="auto">
      {parts.map((part) => {
        const key = at++;
        if (part.kind === 'folded') return <Folded key={key} part={part} />;
        if (part.kind === 'gone') return <del key={key}>{part.text}</del>;
        return part.kind === 'new' ? <ins key={key}>{part.text}</ins> : <span key={key}>{part.text}</span>;
      })}
    </div>
  );
}

function Folded({ part: { paragraphs, words, text } }: { part: ShownPart & { kind: 'folded' } }) {
  const label = `… ${paragraphs > 1 ? counted(paragraphs, ['unchanged paragraph', 'unchanged paragraphs']) : counted(words, ['unchanged word', 'unchanged words'])}`;
  if (text === null)
    return (
      <p className="folded" lang="en" dir="ltr">
        {label}
      </p>
    );
  return (
    <details className="folded">
      <summary lang="en" dir="ltr">
        {label}
      </summary>
      {text}
    </details>
  );
}
