import { expose } from 'comlink';
import { carryErrors } from './rpc.ts';

/** Answers calls from the window that started this worker. */
export function serve(api: object): void {
  carryErrors();
  expose(api);
}
