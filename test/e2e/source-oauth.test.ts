import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';
import type { OAuthTokens } from '../../src/domain/import/source-store.ts';
import { freePort } from '../support/free-port.ts';
import { openSourcePage } from '../support/source-page.ts';
import type { SourcePage } from '../support/source-page.ts';
import { CSV, startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import type { SourceHarness } from '../support/source-harness.ts';

type Outcome = { readonly tokens: OAuthTokens } | { readonly code: string; readonly detail?: string };

let stage: SourcePage;
let issuer: string;
let server: Server;
let source: SourceServer;

before(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${String(port)}`;
  stage = await openSourcePage();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'offhook',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${stage.origin}/oauth-callback.html`],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    ttl: { AccessToken: 20, Session: 600, Interaction: 600, Grant: 600, IdToken: 600, RefreshToken: 600 },
    cookies: { keys: ['of the test'] },
    features: { devInteractions: { enabled: true } },
  });
  server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  source = await startSourceServer({
    cors: true,
    accepts: async (token) => (await provider.AccessToken.find(token))?.isValid === true,
  });
});

after(async () => {
  await stage.close();
  server.closeAllConnections();
  await Promise.all([source.close(), new Promise((resolve) => server.close(resolve))]);
});

/** Presses "Sign in" and hands the window of the server to `answer`. */
async function signIn(
  options: { readonly server?: string; readonly clientId?: string },
  answer: (popup: Page) => Promise<void>,
): Promise<Outcome> {
  const opened = stage.person.context.waitForEvent('page');
  const outcome = stage.page.evaluate(
    async (oauth): Promise<Outcome> => {
      const { signIn: flow, fakeSource } = (window as unknown as { harness: SourceHarness }).harness;
      try {
        return { tokens: await flow.signIn(fakeSource({ authentication: 'oauth', oauth })) };
      } catch (error) {
        const { code, detail } = error as { code: string; detail?: string };
        return { code, ...(detail !== undefined && { detail }) };
      }
    },
    { server: issuer, clientId: 'offhook', scope: 'openid offline_access', ...options },
  );
  await answer(await opened);
  return outcome;
}

async function agree(popup: Page): Promise<void> {
  await popup.fill('[name=login]', 'ada');
  await popup.fill('[name=password]', 'anything');
  await popup.click('button[type=submit]');
  await popup.waitForSelector('text=/consent|authorize/i');
  await popup.click('button[type=submit]');
}

describe('signing in at an authorisation server', () => {
  let tokens: OAuthTokens = { accessToken: '' };

  it('gives tokens by the code flow with PKCE, reported by the callback page', async () => {
    const outcome = await signIn({}, agree);
    assert.ok('tokens' in outcome, JSON.stringify(outcome));
    ({ tokens } = outcome);
    assert.ok(tokens.accessToken.length > 20);
    assert.ok(tokens.refreshToken !== undefined && tokens.expiresAt !== undefined);
  });

  it('lets the source be read with them, and with fresh ones when they end', async () => {
    const done = await stage.page.evaluate(
      async (given) => {
        const { store, runs, importer, fakeSource } = (window as unknown as { harness: SourceHarness })
          .harness;
        const oauth = { server: given.issuer, clientId: 'offhook', scope: '' };
        const wanted = fakeSource({ url: given.url, authentication: 'oauth', oauth });
        // Ends within the margin, so that it is renewed first.
        await store.save(wanted, { secret: { tokens: given.tokens } });
        await runs.run('staff', true);
        const now = await store.secret('staff');
        return {
          done: [...importer.done],
          status: store.sources.value[0]?.status.lastError,
          renewed: now?.tokens?.accessToken !== given.tokens.accessToken,
        };
      },
      { issuer, tokens, url: `${source.url}/bearer` },
    );
    assert.deepEqual(done, { done: [`run staff ${CSV}`], status: undefined, renewed: true });
  });

  it('wants a new sign-in when the server does not know the refresh token any more', async () => {
    const code = await stage.page.evaluate(async (given) => {
      const { signIn: flow, fakeSource } = (window as unknown as { harness: SourceHarness }).harness;
      const wanted = fakeSource({ oauth: { server: given, clientId: 'offhook', scope: '' } });
      return flow
        .refresh(wanted, { accessToken: 'x', refreshToken: 'long gone' })
        .catch((error: unknown) => (error as { code: string }).code);
    }, issuer);
    assert.equal(code, 'source/sign-in-needed');
  });

  it('tells what the server says when the person refuses', async () => {
    const outcome = await signIn({}, async (popup) => {
      await popup.waitForSelector('text=/cancel/i');
      await popup.click('text=/cancel/i');
    });
    assert.ok('code' in outcome);
    assert.equal(outcome.code, 'source/sign-in-failed');
    assert.match(outcome.detail ?? '', /access_denied/);
  });

  it('takes no answer to another request', async () => {
    const outcome = signIn({}, async (popup) => {
      await popup.waitForURL(/interaction/);
      await stage.page.evaluate(() => {
        const channel = new BroadcastChannel('offhook-oauth');
        channel.postMessage({ type: 'oauth/answer', search: '?code=stolen&state=guessed' });
        channel.postMessage({ type: 'oauth/answer', search: 5 });
        channel.close();
      });
      await popup.waitForSelector('text=/cancel/i');
      await popup.click('text=/cancel/i');
    });
    assert.match(JSON.stringify(await outcome), /access_denied/);
  });

  it('says that there is no such server', async () => {
    const outcome = await signIn({ server: 'http://127.0.0.1:9' }, () => Promise.resolve());
    assert.ok('code' in outcome);
    assert.equal(outcome.code, 'source/unreachable');
  });
});
