import { execute } from '@/lib/commands/command';
import { decisionCounts, isEnough } from '@/lib/corrector/desk.server';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags } from '@/lib/tags/commands.server';

const NAMES = ['Ada Lind', 'Hans Brandt', 'Ines Okafor', 'Tom Keller', 'Maria Weber', 'Jan Novak'];
const ENDS = ['the pump had failed', 'the ferry was late', 'prices would rise', 'the bridge was safe', 'it would rain'];

/** A text in which people “blort” things, which no rule and no weights know, with what an editor marks in it. */
export function blorted(seed: number) {
  let text = '';
  const tags = Array.from({ length: 30 }, (_, i) => {
    const name = NAMES[(seed + i) % NAMES.length] ?? '';
    const content = `that ${ENDS[(seed * 3 + i) % ENDS.length]} on Monday`;
    const at = text.length;
    text += `${name} blorted ${content}.\n\n`;
    const cue = at + name.length + 1;
    return {
      ...{ sourceSpans: [at, at + name.length], cueSpans: [cue, cue + 7] },
      ...{ contentSpans: [cue + 8, cue + 8 + content.length], sourceName: name },
    };
  });
  return { text, tags };
}

/** As many decisions as it takes to learn from them. */
export async function decideEnough(db: Db, admin: Actor): Promise<void> {
  const { id: sourceId } = await execute(db, admin, createSource, { name: `Desk ${Date.now()}`, kind: 'outlet' });
  for (let seed = 0; seed < 60 && !isEnough(await decisionCounts(db)); seed++) {
    const { text, tags } = blorted(seed);
    const title = `Blorted ${seed} ${Date.now()}`;
    // No two documents have one text.
    const { id: documentId } = await execute(db, admin, createDocument, { title, sourceId, text: `${text}${title}` });
    const { id: versionId } = await db.prisma.documentVersion.findFirstOrThrow({ where: { documentId } });
    await execute(db, admin, addTags, { documentId, versionId, tags });
  }
}
