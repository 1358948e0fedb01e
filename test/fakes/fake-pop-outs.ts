import type { PopOutAccess, PopOuts } from '../../src/domain/pwa/pop-outs.ts';

/** Other windows, as far as one can tell from this one. */
export class FakePopOuts implements PopOuts, PopOutAccess {
  alone = false;
  readonly opened: string[] = [];
  readonly dialled: string[] = [];
  /** Whether the window that opened this one is the phone. */
  phone = false;

  load(): Promise<PopOuts> {
    return Promise.resolve(this);
  }

  open(view: string): void {
    this.opened.push(view);
  }

  dialThere(target: string): Promise<boolean> {
    if (this.phone) this.dialled.push(target);
    return Promise.resolve(this.phone);
  }
}
