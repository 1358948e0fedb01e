import { expect } from '@open-wc/testing';
import {
  actionOfButton,
  parseCallNotification,
  parsePageMessage,
  parseServiceWorkerMessage,
} from './sw-messages.ts';

describe('messages between the page and the service worker', () => {
  it('reads what was done with a notification', () => {
    const message = { type: 'notification/action', callId: 'c1', action: 'reject' } as const;
    expect(parseServiceWorkerMessage({ ...message, more: 1 })).to.deep.equal(message);
  });

  const malformed = [
    undefined,
    null,
    7,
    'notification/action',
    {},
    { type: 'notification/action' },
    { type: 'notification/action', callId: '', action: 'answer' },
    { type: 'notification/action', callId: 'x'.repeat(101), action: 'answer' },
    { type: 'notification/action', callId: 'c1', action: 'dial' },
    { type: '__proto__', callId: 'c1', action: 'answer' },
  ];
  for (const data of malformed)
    it(`ignores ${JSON.stringify([data]).slice(0, 80)}`, () => {
      expect(parseServiceWorkerMessage(data)).to.equal(undefined);
      expect(parsePageMessage(data)).to.equal(undefined);
      expect(parseCallNotification(data)).to.equal(undefined);
    });

  it('reads the wish to update and the data of a notification', () => {
    expect(parsePageMessage({ type: 'update/activate' })).to.deep.equal({ type: 'update/activate' });
    const data = { type: 'notification/call', callId: 'c1' } as const;
    expect(parseCallNotification(data)).to.deep.equal(data);
  });

  it('takes a click beside the buttons as the wish to see the call', () => {
    expect(['answer', 'reject', '', 'delete'].map(actionOfButton)).to.deep.equal([
      'answer',
      'reject',
      'show',
      'show',
    ]);
  });
});
