import type { Readable } from 'node:stream';

/** A file as the body of an answer. Whoever goes away ends it. */
export function bodyOf(stream: Readable): ReadableStream<Uint8Array> {
  const parts = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => {
      stream.destroy();
    },
  });
}
