import { isActor } from '@/lib/detection/inferences'; import { isPersonNoun, isWriting } from '@/lib/detection/people';
import * as p from '@/lib/detection/people'; import * as o from '@/lib/detection/unnamed';
for (const w of ['work','release','record','election','years','decision','need','concerns','fears','threat','success','lack','case','costs']) console.log(w, isActor(w), isPersonNoun(w), isWriting(w), (p as any).isBodyNoun?.(w), (p as any).isBusiness?.(w));
