import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OAuthTokens } from '../../src/domain/import/source-store.ts';
import type { SourceHarness } from '../support/source-harness.ts';
import { openSourcePage } from '../support/source-page.ts';
import type { SourcePage } from '../support/source-page.ts';
import { startTenantServer } from '../support/tenant-server.ts';
import type { TenantServer } from '../support/tenant-server.ts';

const MICROSOFT = 'https://login.microsoftonline.com';
const ELSEWHERE = 'https://login.example.com';
const TEMPLATE = `${MICROSOFT}/{tenantid}/v2.0`;
const TENANT = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490';
const OTHER = '82229342-1101-4ab6-817b-70c0747630f3';
const CLIENT = 'offhook';

let stage: SourcePage;
let server: TenantServer;

before(async () => {
  server = await startTenantServer(MICROSOFT, CLIENT);
  // Both names lead to the server of the test, whose certificate the browser takes.
  const rules = ['login.microsoftonline.com', 'login.example.com']
    .map((name) => `MAP ${name}:443 127.0.0.1:${String(server.port)}`)
    .join(',');
  stage = await openSourcePage([`--host-resolver-rules=${rules}`, '--ignore-certificate-errors']);
});

after(async () => {
  await stage.close();
  await server.close();
});

type Outcome = { readonly tokens: OAuthTokens } | { readonly code: string; readonly detail?: string };

interface Case {
  /** What the person entered. */
  readonly asked: string;
  /** What the metadata names. */
  readonly issuer: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly tokenEndpoint?: string;
  /** Renews this instead of signing in. */
  readonly refreshToken?: string;
}

function signIn({ asked, issuer, claims, tokenEndpoint, refreshToken }: Case): Promise<Outcome> {
  const { origin } = new URL(asked);
  Object.assign(server.answers, {
    issuer,
    claims,
    tokenEndpoint: tokenEndpoint ?? `${origin}/common/oauth2/v2.0/token`,
  });
  return stage.page.evaluate(
    async ({ oauth, renew }): Promise<Outcome> => {
      const { signIn: flow, fakeSource } = (window as unknown as { harness: SourceHarness }).harness;
      const source = fakeSource({ authentication: 'oauth', oauth });
      try {
        const tokens =
          renew === undefined
            ? await flow.signIn(source)
            : await flow.refresh(source, { accessToken: 'x', refreshToken: renew });
        return { tokens };
      } catch (error) {
        const { code, detail } = error as { code: string; detail?: string };
        return { code, ...(detail !== undefined && { detail }) };
      }
    },
    { oauth: { server: asked, clientId: CLIENT, scope: 'openid offline_access' }, renew: refreshToken },
  );
}

const tenant = (tid: string, iss = `${MICROSOFT}/${tid}/v2.0`): Readonly<Record<string, unknown>> => ({
  tid,
  iss,
});

describe('signing in at a server for many tenants', { timeout: 180_000 }, () => {
  for (const [name, wanted] of [
    ['common, whose issuer is a template', { asked: `${MICROSOFT}/common/v2.0`, issuer: TEMPLATE }],
    [
      'organizations, with a slash at the end',
      { asked: `${MICROSOFT}/organizations/v2.0/`, issuer: TEMPLATE },
    ],
    [
      'the address of the metadata itself',
      { asked: `${MICROSOFT}/common/v2.0/.well-known/openid-configuration`, issuer: TEMPLATE },
    ],
    [
      'a tenant by its domain',
      { asked: `${MICROSOFT}/example.com/v2.0`, issuer: `${MICROSOFT}/${TENANT}/v2.0` },
    ],
    ['a tenant by its id', { asked: `${MICROSOFT}/${TENANT}/v2.0`, issuer: `${MICROSOFT}/${TENANT}/v2.0` }],
  ] as const)
    it(`takes ${name}`, async () => {
      const before = server.granted.length;
      const outcome = await signIn({ ...wanted, claims: tenant(TENANT) });
      assert.ok('tokens' in outcome, JSON.stringify(outcome));
      assert.deepEqual(server.granted.slice(before), ['authorization_code']);
    });

  it('takes tokens without an ID token, in which nothing names an issuer', async () => {
    assert.ok('tokens' in (await signIn({ asked: `${MICROSOFT}/common/v2.0`, issuer: TEMPLATE })));
  });

  it('renews them, and looks at the tenant again', async () => {
    const common = { asked: `${MICROSOFT}/common/v2.0`, issuer: TEMPLATE, refreshToken: 'again' };
    assert.ok('tokens' in (await signIn({ ...common, claims: tenant(TENANT) })));
    const wrong = await signIn({ ...common, claims: tenant(TENANT, `${MICROSOFT}/${OTHER}/v2.0`) });
    assert.match(JSON.stringify(wrong), /sign-in-failed.*iss/);
  });

  for (const [name, wanted, said] of [
    [
      'an ID token of another tenant than it says',
      {
        asked: `${MICROSOFT}/common/v2.0`,
        issuer: TEMPLATE,
        claims: tenant(TENANT, `${MICROSOFT}/${OTHER}/v2.0`),
      },
      /"iss"/,
    ],
    [
      'a tenant that is no GUID',
      {
        asked: `${MICROSOFT}/common/v2.0`,
        issuer: TEMPLATE,
        claims: tenant('x/../common', `${MICROSOFT}/x/../common/v2.0`),
      },
      /no tenant in the ID token/,
    ],
    [
      'another tenant than the one that was asked for by its id',
      { asked: `${MICROSOFT}/${TENANT}/v2.0`, issuer: `${MICROSOFT}/${OTHER}/v2.0`, claims: tenant(OTHER) },
      /issuer .*82229342.* in place of .*8eaef023/,
    ],
    [
      'an ID token of another tenant than the metadata',
      {
        asked: `${MICROSOFT}/example.com/v2.0`,
        issuer: `${MICROSOFT}/${TENANT}/v2.0`,
        claims: tenant(OTHER),
      },
      /"iss"/,
    ],
    [
      'a template for a tenant',
      { asked: `${MICROSOFT}/example.com/v2.0`, issuer: TEMPLATE, claims: tenant(TENANT) },
      /in place of/,
    ],
    [
      'a template of a server that is not documented to have one',
      {
        asked: `${ELSEWHERE}/common/v2.0`,
        issuer: `${ELSEWHERE}/{tenantid}/v2.0`,
        claims: tenant(TENANT, `${ELSEWHERE}/${TENANT}/v2.0`),
      },
      /in place of/,
    ],
    [
      'a server that passes itself off as Microsoft',
      { asked: `${ELSEWHERE}/common/v2.0`, issuer: TEMPLATE },
      /in place of/,
    ],
    [
      'an issuer of another server',
      { asked: `${MICROSOFT}/common/v2.0`, issuer: `${ELSEWHERE}/{tenantid}/v2.0` },
      /in place of/,
    ],
    [
      'metadata that would send the code to another server',
      { asked: `${MICROSOFT}/common/v2.0`, issuer: TEMPLATE, tokenEndpoint: `${ELSEWHERE}/token` },
      /endpoint .* of another server/,
    ],
  ] as const)
    it(`refuses ${name}`, async () => {
      const outcome = await signIn(wanted);
      assert.ok('code' in outcome, 'it was taken');
      assert.equal(outcome.code, 'source/sign-in-failed');
      assert.match(outcome.detail ?? '', said);
    });
});
