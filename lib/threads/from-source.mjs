// @ts-check
// Where nothing was built, in tests and on the command line, a thread has to translate what it runs.
import { register } from 'tsx/esm/api';

register();
await import(new URL('./worker.ts', import.meta.url).href);
