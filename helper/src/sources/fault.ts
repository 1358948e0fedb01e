import type { HelperFault } from '../../protocol.ts';

/** A request that could not be served, with what the app is told. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: HelperFault;
  readonly detail: string | undefined;

  constructor(code: HelperFault, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
