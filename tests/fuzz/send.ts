import { connect } from 'node:net';

/** One request as its bytes will be: nothing of it is checked or corrected on the way. */
export type Sent = {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer | undefined;
  /** The end of the body that was announced never comes. */
  readonly cut?: boolean | undefined;
};
/** `status` 0: the connection was closed without an answer. `text` has no more than its beginning and its end. */
export type Answer = { readonly status: number; readonly text: string; readonly took: number };

const KEPT = 20_000;

/**
 * Sends a request on a connection of its own. After `patience` milliseconds without an end it counts as having hung:
 * status -1.
 */
export function send(port: number, { method, target, headers, body, cut }: Sent, patience: number): Promise<Answer> {
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    '',
    '',
  ];
  const began = performance.now();
  return new Promise((resolve) => {
    let text = '';
    const finish = (hung: boolean) => {
      socket.destroy();
      const took = performance.now() - began;
      if (hung) return resolve({ status: -1, text, took });
      const answer = text.replace(/^(HTTP\/1\.1 1\d\d .*\r\n(.+\r\n)*\r\n)+/, '');
      const [, status = '0'] = /^HTTP\/1\.[01] (\d{3})/.exec(answer) ?? [];
      resolve({ status: Number(status), text: answer, took });
    };
    // What was announced and never comes ends the connection on this side alone.
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write(Buffer.from(head.join('\r\n'), 'latin1'));
      if (body) socket.write(body);
      if (cut || headers.some(([name]) => name === 'Transfer-Encoding')) socket.end();
    });
    socket.setTimeout(patience, () => finish(true));
    socket.on('data', (part) => {
      text += part.toString('utf8');
      if (text.length > 3 * KEPT) text = text.slice(0, KEPT) + text.slice(-KEPT);
      if (performance.now() - began > patience) finish(true);
    });
    socket.on('end', () => finish(false));
    socket.on('error', () => finish(false));
  });
}
