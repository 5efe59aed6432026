import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from './errors';

/** The thread the database runs in; `ready` once it takes connections. */
export type DatabaseThread = { worker: Worker; ready: Promise<void> };

type Packet = { connection: number; bytes: Uint8Array<ArrayBuffer> };

let connections = 0;

/** What node-postgres takes for a socket to a server: it carries the protocol's bytes to the worker and back. */
export class WorkerSocket extends Duplex {
  readonly #connection = ++connections;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  readonly #queryLimit: number;
  #watch: NodeJS.Timeout | undefined;
  #end = 'The embedded database has stopped.';

  /** A query that takes longer than `queryLimit` milliseconds ends the worker, since nothing else can stop it. */
  constructor({ worker, ready }: DatabaseThread, queryLimit: number) {
    super();
    this.#worker = worker;
    this.#ready = ready;
    this.#queryLimit = queryLimit;
    worker.on('message', this.#receive).on('error', this.#fail).on('exit', this.#stopped);
  }

  connect(): this {
    this.#ready.then(
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
    this.#worker.off('message', this.#receive).off('error', this.#fail).off('exit', this.#stopped);
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

  #giveUp = (): void => {
    this.#end = `A query took more than ${this.#queryLimit / 1000} seconds and was ended.`;
    void this.#worker.terminate();
  };

  #fail = (error: Error): void => {
    this.#end = `The embedded database has failed: ${error.message}`;
  };

  #stopped = (): void => {
    this.destroy(new DatabaseUnavailable(this.#end));
  };
}
