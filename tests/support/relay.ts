import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Relay = {
  readonly port: number;
  /** `silent`: connections stay and nothing comes any more. `down`: they are closed, and new ones too. */
  become(state: 'open' | 'silent' | 'down'): void;
  stop(): Promise<void>;
};

/** Passes connections on to a socket of this computer, until it is told to stand for a server that has gone. */
export async function startRelay(target: string): Promise<Relay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: Parameters<Relay['become']>[0] = 'open';
  const server = createServer((near) => {
    near.on('error', () => {});
    if (state === 'down') return near.destroy();
    const far = connect(target);
    far.on('error', () => near.destroy());
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('data', (bytes) => state === 'open' && far.write(bytes));
    far.on('data', (bytes) => state === 'open' && near.write(bytes));
    for (const socket of pair)
      socket.on('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    return near;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    become(next) {
      // What was swallowed meanwhile is lost, as on a line that broke.
      if (state === 'silent' || next === 'down') end();
      state = next;
    },
    async stop() {
      end();
      server.close();
      await once(server, 'close');
    },
  };
}
