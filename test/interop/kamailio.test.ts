import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { hears, hearsNothing } from '../support/ear.ts';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';
import { Bed, DOMAIN, missingForBed, passwordOf, WSS } from './bed.ts';
import { DeskPhone } from './desk-phone.ts';

const APP_HZ = 440;
const AUTO_HZ = 660;
const MANUAL_HZ = 1320;

describe(
  'the app on Kamailio with rtpengine, over WSS, with desk phones over UDP',
  { skip: missingForBed() ?? false },
  () => {
    let bed: Bed;
    let app: RunningApp;
    let person: Person;
    let phone: PhonePage;
    let answering: DeskPhone;
    let calling: DeskPhone;

    before(async () => {
      bed = new Bed();
      await bed.start();
      answering = new DeskPhone({ extension: '111', dir: bed.dir, index: 0, hz: AUTO_HZ, answers: true });
      calling = new DeskPhone({ extension: '110', dir: bed.dir, index: 1, hz: MANUAL_HZ, answers: false });
      await Promise.all([answering.start(), calling.start()]);
      app = await startApp();
      person = await Person.open({
        hz: APP_HZ,
        args: [
          `--ignore-certificate-errors-spki-list=${bed.spki}`,
          `--host-resolver-rules=MAP ${DOMAIN} 127.0.0.1`,
        ],
      });
      phone = new PhonePage(await person.page(app.urls[0]));
    });

    after(async () => {
      await person.close();
      await app.close();
      await Promise.all([answering.stop(), calling.stop()]);
      await bed.stop();
    });

    const bothHear = async (desk: DeskPhone, hz: number): Promise<void> => {
      await hears(phone.page, hz);
      await eventually('the desk phone hears the app', async () => (await desk.hears(APP_HZ)) > 0.5);
    };
    const ended = async (): Promise<void> => {
      await eventually('no call tab is left', async () => (await phone.tabs.count()) === 0);
    };

    it('registers with digest', async () => {
      await phone.connect({ user: '100', password: passwordOf('100'), domain: DOMAIN, server: WSS });
      await phone.registered();
      assert.ok(bed.registered('100'));
    });

    it('calls a desk phone: tone both ways', async () => {
      await phone.dial('111');
      await hears(phone.page, AUTO_HZ);
      await eventually('the desk phone hears the app', async () => (await answering.hears(APP_HZ)) > 0.5);
    });

    it('sends digits as RFC 4733 events, in order, however fast they are typed', async () => {
      await phone.page.getByRole('radio', { name: 'DTMF' }).click();
      await phone.page.getByRole('textbox', { name: 'DTMF digits' }).pressSequentially('159#0', { delay: 5 });
      await eventually('the digits arrive', () => answering.digits() === '159#0');
    });

    it('holds the desk phone: silence at both ends; then the tones again', async () => {
      await phone.control('Hold').click();
      await hearsNothing(phone.page);
      await eventually('the desk phone hears silence', async () => (await answering.hears(APP_HZ)) < 0.05);
      await phone
        .control(/Resume|Hold/)
        .first()
        .click();
      await hears(phone.page, AUTO_HZ);
      await eventually(
        'the desk phone hears the app again',
        async () => (await answering.hears(APP_HZ)) > 0.5,
      );
    });

    it('is held by the desk phone, says so, and is silent both ways; then the tones again', async () => {
      answering.hold();
      await phone.page.getByText('The other side put you on hold').first().waitFor();
      // Its sendonly is our recvonly (RFC 3264 §8.4): nothing of ours leaves, and this phone plays no music.
      await eventually('the desk phone hears silence', async () => (await answering.hears(APP_HZ)) < 0.05);
      await hearsNothing(phone.page);
      answering.resume();
      await phone.page.getByText('The other side put you on hold').first().waitFor({ state: 'detached' });
      await bothHear(answering, AUTO_HZ);
    });

    it('hears "busy" from a desk phone that is in a call', async () => {
      await phone.dial('111');
      await phone.page.getByText('Busy').first().waitFor();
      await phone.page
        .getByRole('button', { name: /^Close the call with/ })
        .first()
        .click();
      await phone.page.getByRole('button', { name: /^End/ }).first().click();
      await ended();
    });

    it('is called by a desk phone: rings, is answered, tone both ways, the far side hangs up', async () => {
      calling.dial('100');
      await phone.popup.waitFor();
      await phone.answer();
      await hears(phone.page, MANUAL_HZ);
      await eventually('the desk phone hears the app', async () => (await calling.hears(APP_HZ)) > 0.5);
      calling.hangUp();
      await ended();
    });

    it('shows a call that was given up as missed', async () => {
      calling.dial('100');
      await phone.popup.waitFor();
      calling.hangUp();
      await phone.popup.waitFor({ state: 'detached' });
      await phone.open('History');
      await phone.page.getByText('Missed').first().waitFor();
      await phone.open('Call');
    });

    for (const [number, words] of [
      ['555', 'This number does not exist'],
      ['149', 'Not available now'],
    ] as const) {
      it(`says "${words}" for ${number}`, async () => {
        await phone.dial(number);
        await phone.page.getByText(words).first().waitFor();
        await phone.page
          .getByRole('button', { name: /^Close the call with/ })
          .first()
          .click();
        await ended();
      });
    }

    it('registers again by itself after Kamailio was killed and started anew, and can be called', async () => {
      await bed.killKamailio();
      await phone.notConnected();
      await bed.startKamailio();
      await phone.registered(20_000);
      await eventually('Kamailio knows the phone again', () => bed.registered('100'));
      await phone.dial('555');
      await phone.page.getByText('This number does not exist').first().waitFor();
      await phone.page
        .getByRole('button', { name: /^Close the call with/ })
        .first()
        .click();
      await ended();
      calling.dial('100');
      await phone.popup.waitFor();
      await phone.answer();
      await bothHear(calling, MANUAL_HZ);
      calling.hangUp();
      await ended();
    });

    it('writes nothing to the console but what the browser says of the server that was gone', () => {
      // The browser itself notes an address where nobody listens; no page can keep it from doing so.
      const gone = new RegExp(`^error: WebSocket connection to '${WSS}/?' failed: `);
      assert.deepEqual(
        person.problems.filter((problem) => !gone.test(problem)),
        [],
      );
    });
  },
);
