import { expect } from '@open-wc/testing';
import { useLocale } from '../i18n/localize.ts';
import { AppError } from '../lib/app-error.ts';
import { installErrorHooks } from './report-error.ts';
import { UiState } from './ui-state.ts';

describe('what nobody caught', () => {
  before(() => useLocale('en'));

  for (const [name, reason, quiet, shown] of [
    ['a foreseen failure', new AppError('storage/full'), true, ['The storage of this browser is full.']],
    ['what was given up', new DOMException('aborted', 'AbortError'), true, []],
    ['a fault of the program', new TypeError('x is undefined'), false, ['Something went wrong.']],
  ] as const) {
    it(`${name} is ${quiet ? 'kept out of' : 'left to'} the console`, () => {
      const ui = new UiState();
      const page = new EventTarget();
      installErrorHooks(ui, page);
      const init = { promise: Promise.resolve(), reason, cancelable: true };
      const event = new PromiseRejectionEvent('unhandledrejection', init);
      page.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(quiet);
      expect(ui.notices.value.map(({ heading }) => heading)).to.deep.equal(shown);
    });
  }
});
