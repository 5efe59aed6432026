import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { DatabaseThread } from './database-thread';

type Packet = { connection: number; bytes: Uint8Array<ArrayBuffer> };

let connections = 0;

/** What node-postgres takes for a socket to a server. It carries the bytes of the protocol to the worker and back. */
export class WorkerSocket extends Duplex {
  readonly #connection = ++connections;
  readonly #thread: DatabaseThread;
  readonly #worker: Worker;
  readonly #queryLimit: number;
  #watch: NodeJS.Timeout | undefined;

  /** A query that takes longer than `queryLimit` milliseconds ends the worker, since nothing else can stop it. */
  constructor(thread: DatabaseThread, queryLimit: number) {
    super();
    this.#thread = thread;
    this.#worker = thread.worker;
    this.#queryLimit = queryLimit;
    this.#worker.on('message', this.#receive).on('exit', this.#stopped);
  }

  connect(): this {
    this.#thread.ready.then(
      () => this.emit('connect'),
      (error) => this.destroy(error),
    );
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this._writev([{ chunk }], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    const bytes = new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    this.#worker.postMessage({ connection: this.#connection, bytes }, [bytes.buffer]);
    clearTimeout(this.#watch);
    this.#watch = setTimeout(this.#giveUp, this.#queryLimit);
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#watch);
    this.#worker.off('message', this.#receive).off('exit', this.#stopped);
    this.#worker.postMessage({ connection: this.#connection });
    done(error);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#worker.ref();
    return this;
  }

  unref(): this {
    this.#worker.unref();
    return this;
  }

  #receive = (packet: Packet): void => {
    if (packet.connection !== this.#connection) return;
    clearTimeout(this.#watch);
    this.push(Buffer.from(packet.bytes.buffer));
  };

  #giveUp = (): void => this.#thread.end(`A query took more than ${this.#queryLimit / 1000} seconds and was ended.`);

  #stopped = (): void => void this.destroy(this.#thread.failure());
}
