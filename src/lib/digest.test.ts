import { expect } from '@open-wc/testing';
import { answerChallenge, readChallenge } from './digest.ts';
import { md5 } from './md5.ts';

/** RFC 1321, appendix A.5. */
const SUMS: readonly (readonly [string, string])[] = [
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
  ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
];

/** RFC 7616 §3.9.1. */
const BOTH = [
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
];
const REQUEST = {
  method: 'GET',
  uri: '/dir/index.html',
  user: 'Mufasa',
  password: 'Circle of Life',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

async function responseTo(header: string | undefined): Promise<string | undefined> {
  const challenge = readChallenge(header ?? '');
  return challenge && /response="([^"]+)"/.exec(await answerChallenge(challenge, REQUEST))?.[1];
}

describe('md5', () => {
  for (const [text, sum] of SUMS)
    it(`of ${JSON.stringify(text)}`, () => {
      expect(md5(text)).to.equal(sum);
    });
});

describe('Digest (RFC 7616)', () => {
  it('answers the example with SHA-256', async () => {
    expect(await responseTo(BOTH[0])).to.equal(
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    );
  });

  it('answers the example with MD5', async () => {
    expect(await responseTo(BOTH[1])).to.equal('8ca523f5e9506fed4657c9700eebdbec');
  });

  it('takes the stronger of two challenges in one header, in whichever order, beside Basic', () => {
    for (const challenges of [BOTH, [...BOTH].reverse()])
      expect(readChallenge(['Basic realm="x, y"', ...challenges].join(', '))?.algorithm).to.equal('SHA-256');
  });

  it('answers nothing that it does not know', () => {
    for (const header of [
      '',
      'Basic realm="x"',
      'Digest realm="x", qop="auth"',
      'Digest realm="x", nonce="n"',
      'Digest realm="x", nonce="n", qop="auth-int"',
      'Digest realm="x", nonce="n", qop="auth", algorithm=SHA-512-256',
    ])
      expect(readChallenge(header), header).to.equal(undefined);
  });

  it('hides the name where the server wants that (§3.4.4)', async () => {
    const challenge = readChallenge('Digest realm="r", nonce="n", qop="auth", userhash=true');
    if (challenge === undefined) throw new Error('no challenge');
    const header = await answerChallenge(challenge, REQUEST);
    expect(header)
      .to.include(`username="${md5('Mufasa:r')}"`)
      .and.include('userhash=true');
  });

  it('lets no line break and no quotation mark out of a value', async () => {
    const challenge = readChallenge('Digest realm="r", nonce="n", qop="auth"');
    if (challenge === undefined) throw new Error('no challenge');
    const header = await answerChallenge(challenge, { ...REQUEST, user: 'a"\r\nX: b' });
    expect(header).to.match(/^Digest username="a\\"X: b", /);
  });
});
