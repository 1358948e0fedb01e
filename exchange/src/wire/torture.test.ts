import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { startExchange, type Exchange } from '../exchange.ts';
import { ORIGIN } from '../../test-support/phone.ts';
import { isResponse, rawPhone, type RawPhone } from '../../test-support/raw-sip.ts';
import { checkRequest } from './check-request.ts';
import { readAddress, readUri } from './grammar.ts';
import { readMessage } from './read-message.ts';
import { SipResponse } from './sip-message.ts';

/** The messages of RFC 4475. */
const MESSAGES = new URL('../../../test/support/rfc4475/', import.meta.url);

/** What a proxy has to refuse, and as what (RFC 4475 §3.1.2, §3.3). */
const REFUSED: Readonly<Record<string, number>> = {
  badinv01: 400,
  clerr: 400,
  ncl: 400,
  scalar02: 400,
  quotbal: 400,
  ltgtruri: 400,
  lwsruri: 400,
  lwsstart: 400,
  badvers: 505,
  mismatch01: 400,
  mismatch02: 400,
  badbranch: 400,
  insuf: 400,
  multi01: 400,
  mcl01: 400,
  bext01: 420,
  zeromf: 483,
};
/** Responses that belong to nothing: dropped. */
const DROPPED = new Set(['unreason', 'noreason', 'scalarlg', 'bigcode', 'bcast']);

let exchange: Exchange;
let phone: RawPhone;
beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
  phone = await rawPhone(exchange);
});
afterEach(async () => {
  await phone.drop();
  await exchange.close();
});

/** Sends a frame and returns the status of the final response to it, 0 for none; the exchange must live on. */
async function ask(bytes: Buffer): Promise<number> {
  phone.received.length = 0;
  phone.send(bytes);
  const probe = phone.make('OPTIONS', 'sip:practice.offhook.test');
  phone.sendMessage(probe);
  await phone.next((message) => isResponse(200)(message) && message.get('call-id') === probe.get('call-id'));
  const final = phone.received.find((message) => message instanceof SipResponse && message.status >= 200);
  return final instanceof SipResponse ? final.status : 0;
}

describe('RFC 4475', async () => {
  const names = (await readdir(MESSAGES)).filter((name) => name.endsWith('.dat'));
  test('all its messages are here', () => {
    assert.ok(names.length >= 49);
  });
  for (const file of names) {
    const name = file.replace('.dat', '');
    test(name, async () => {
      const bytes = await readFile(new URL(file, MESSAGES));
      const status = await ask(bytes);
      const expected = REFUSED[name] ?? (DROPPED.has(name) ? 0 : undefined);
      if (expected !== undefined) assert.equal(status, expected);
      // Refused for another reason, such as a sender that is not the account, or handled; but not malformed.
      else assert.ok(status !== 0 && status !== 500, `answered ${String(status)}`);
    });
  }
});

test('no frame, however broken, ends more than itself', async () => {
  const invite = phone.make('INVITE', '501').toString();
  let seed = 4475;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  for (let round = 0; round < 150; round++) {
    const bytes = Buffer.from(invite, 'latin1');
    for (let count = 0; count < 1 + random(8); count++) bytes[random(bytes.length)] = random(256);
    await ask(bytes.subarray(0, bytes.length - random(3) * random(40)));
  }
});

test('long runs of anything are read in no time', () => {
  for (const run of [' ', '\t', '"', '<', '\r\n ', ',', ';', '\\', '%', 'a', '(', '<sip:a@b>,']) {
    const text = run.repeat(60_000 / run.length);
    const start = performance.now();
    for (const name of ['Via', 'From', 'Contact', 'Route', 'CSeq', 'Max-Forwards']) {
      const result = readMessage(`INVITE sip:a@b SIP/2.0\r\n${name}: ${text}\r\n\r\n`);
      if (result.kind !== 'request') continue;
      const { request } = result;
      for (const key of ['via', 'from', 'to', 'call-id', 'cseq'].filter(
        (each) => each !== name.toLowerCase(),
      )) {
        request.append(key, 'SIP/2.0/WS a.invalid;branch=z9hG4bK1');
      }
      checkRequest(request);
      readAddress(request.get(name.toLowerCase()) ?? '');
      for (const value of request.list(name.toLowerCase()).slice(0, 100)) readUri(value);
    }
    assert.ok(performance.now() - start < 2000, `${JSON.stringify(run)} took long`);
  }
});
