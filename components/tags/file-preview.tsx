import { counted } from '@/lib/format/number';
import { type TagFormat, tagFormats } from '@/lib/tags/file';
import type { FileContent, FileTag } from '@/lib/tags/file-content';
import { wordsAt } from '@/lib/tags/tag';
import { RefusedList } from './refused-list';

const SHOWN = 5;
const WORDS = 120;

/** What a file is, and what would be imported from it. */
export function FilePreview({ format, content, text }: { format: TagFormat; content: FileContent; text: string }) {
  const { tags, refused, problem } = content;
  const points = tags.length > 0 ? [...text] : [];
  const beyond = tags.length - SHOWN;
  if (problem !== null)
    return (
      <p className="notice error" role="status">
        {problem}
      </p>
    );
  return (
    <>
      <p role="status">
        <b>{tagFormats[format].label}</b>: {counted(tags.length, ['tag', 'tags'])} can be taken
        {refused.length > 0 && `, ${counted(refused.length, ['thing', 'things'])} cannot`}. Tags that are here already
        are not added twice.
      </p>
      {tags.length > 0 && (
        <ul className="file-tags">
          {tags.slice(0, SHOWN).map((tag, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
            <li key={i}>
              {tag.sourceName !== '' && <b>{tag.sourceName}: </b>}
              {shortened(wordsAt(points, spansOf(tag)))}
            </li>
          ))}
          {beyond > 0 && <li className="muted">and {counted(beyond, ['more', 'more'])}</li>}
        </ul>
      )}
      <RefusedList refused={refused} />
    </>
  );
}

const spansOf = ({ contentSpans, sourceSpans, cueSpans }: FileTag) =>
  [contentSpans, sourceSpans, cueSpans].find((spans) => spans.length > 0) ?? [];

function shortened(words: string): string {
  const points = [...words];
  return points.length > WORDS ? `${points.slice(0, WORDS - 1).join('')}…` : words;
}
