import { Fragment } from 'react';
import type { ShownPart } from '@/lib/documents/compare';
import { counted } from '@/lib/format/number';

/** Two texts in one: removed words are struck through, new ones underlined, and unchanged paragraphs folded. */
export function ComparedText({ parts, language }: { parts: readonly ShownPart[]; language: string }) {
  let at = 0;
  return (
    <div className="stored-text compared" lang={language} dir="auto">
      {parts.map((part) => {
        const key = at++;
        if (part.kind === 'folded') return <Folded key={key} part={part} />;
        if (part.kind === 'same') return <span key={key}>{part.text}</span>;
        const words = part.text.trimStart() || part.text;
        return (
          <Fragment key={key}>
            {part.text.slice(0, part.text.length - words.length)}
            {part.kind === 'gone' ? <del>{words}</del> : <ins>{words}</ins>}
          </Fragment>
        );
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
