import type { Duplex } from 'node:stream';
import pg from 'pg';

/** A cell as the database writes it. */
export type TextRow = (string | null)[];

/** For queries whose cells are wanted as the database writes them. */
export const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** How many rows may wait to be taken before the server has to wait. */
const AHEAD = 1000;

/**
 * The rows of one query as they come in. The server waits while nobody asks for more, so that a result of any size
 * takes little memory.
 */
export async function* streamRows(client: pg.PoolClient, text: string, values: unknown[]): AsyncGenerator<TextRow[]> {
  const config: pg.QueryArrayConfig = { text, values, rowMode: 'array', types: asText };
  const query = new pg.Query<TextRow>(config);
  const submit = query.submit.bind(query);
  let socket: Duplex | undefined;
  let rows: TextRow[] = [];
  let end: { error?: Error } | undefined;
  let wake = () => {};
  query.submit = (connection) => {
    socket = connection.stream;
    return submit(connection);
  };
  query.on('row', (row) => {
    if (rows.push(row) >= AHEAD) socket?.pause();
    wake();
  });
  const finish = (error?: Error) => {
    end = { error };
    wake();
  };
  query.on('end', () => finish()).on('error', finish);
  client.query(query);
  for (;;) {
    if (rows.length === 0 && !end) await new Promise<void>((resolve) => (wake = resolve));
    if (rows.length > 0) {
      const ready = rows;
      rows = [];
      yield ready;
      if (socket?.isPaused()) socket.resume();
    } else if (end) {
      if (end.error) throw end.error;
      return;
    }
  }
}
