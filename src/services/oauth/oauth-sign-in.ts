import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import type { SourceSignIn } from '../../domain/import/source-access.ts';
import type { OAuthTokens } from '../../domain/import/source-store.ts';
import type { ContactSource, OAuthOptions } from '../../domain/import/source.ts';
import { AppError, isAbort, messageOf } from '../../lib/app-error.ts';
import { deferred } from '../../lib/deferred.ts';
import { logger } from '../../lib/logger.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import { discover, serverOf } from './discovery.ts';

const log = logger('oauth');
/** Sent from the callback page (`public/oauth-callback.js`) to the windows of the app, once the server sent it there. */
const CHANNEL = 'offhook-oauth';
/** A person may have to find a second device. Milliseconds. */
const PATIENCE_MS = 10 * 60_000;
const SIZE = 'popup,width=520,height=720';

const answerSchema = v.object({
  type: v.literal('oauth/answer'),
  search: v.pipe(v.string(), v.maxLength(8192)),
});

export interface OAuthSignInOptions {
  /** `location.href`. */
  readonly page: string;
  /** `window.open`, for tests to look at. */
  readonly open?: (url: string, target: string, features: string) => WindowProxy | null;
  readonly patienceMs?: number;
}

/**
 * The code flow with PKCE of a public client (RFC 6749 §4.1, RFC 7636, RFC 9700 §2.1). The page is isolated (COOP), so the
 * window of the server knows no opener: its last page reports by BroadcastChannel, and `state` says whom it answers.
 */
export class OAuthSignIn implements SourceSignIn {
  readonly #redirect: string;
  readonly #open: NonNullable<OAuthSignInOptions['open']>;
  readonly #patienceMs: number;

  constructor({ page, open, patienceMs = PATIENCE_MS }: OAuthSignInOptions) {
    this.#redirect = new URL('/oauth-callback.html', page).href;
    this.#open = open ?? ((...args) => window.open(...args));
    this.#patienceMs = patienceMs;
  }

  async signIn(source: ContactSource, signal?: AbortSignal): Promise<OAuthTokens> {
    // Before anything is waited for: a browser opens windows on a click alone.
    const popup = this.#open('', '_blank', SIZE);
    if (popup === null) throw failed('the browser opened no window');
    try {
      return await this.#flow(optionsOf(source), popup, signal);
    } catch (error) {
      if (isAbort(error)) throw error;
      throw wordsFor(error);
    } finally {
      // Where it shows another origin by now, this does nothing.
      popup.close();
    }
  }

  async refresh(source: ContactSource, tokens: OAuthTokens): Promise<OAuthTokens> {
    if (tokens.refreshToken === undefined) throw new AppError<SourceErrorCode>('source/sign-in-needed');
    try {
      const { server, client, options } = await discover(optionsOf(source));
      const response = await oauth.refreshTokenGrantRequest(
        server,
        client,
        oauth.None(),
        tokens.refreshToken,
        options,
      );
      const fresh = await oauth.processRefreshTokenResponse(
        await serverOf(server, response),
        client,
        response,
      );
      return { refreshToken: tokens.refreshToken, ...tokensOf(fresh) };
    } catch (error) {
      log.warn('the tokens could not be renewed', messageOf(error));
      if (error instanceof oauth.ResponseBodyError)
        throw new AppError<SourceErrorCode>('source/sign-in-needed', error.error);
      throw wordsFor(error);
    }
  }

  async #flow(wanted: OAuthOptions, popup: WindowProxy, signal?: AbortSignal): Promise<OAuthTokens> {
    const { server, client, options } = await discover(wanted);
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    popup.location.href = await this.#requestFor({ server, wanted, verifier, state });
    const answer = await this.#answerTo(state, signal);
    const code = oauth.validateAuthResponse(server, client, answer, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      code,
      this.#redirect,
      verifier,
      options,
    );
    const named = await serverOf(server, response);
    return tokensOf(await oauth.processAuthorizationCodeResponse(named, client, response));
  }

  async #requestFor(parts: {
    readonly server: oauth.AuthorizationServer;
    readonly wanted: OAuthOptions;
    readonly verifier: string;
    readonly state: string;
  }): Promise<string> {
    const { server, wanted, verifier, state } = parts;
    const { authorization_endpoint: endpoint } = server;
    if (endpoint === undefined || !/^https?:/.test(endpoint)) throw failed('no authorization_endpoint');
    const url = new URL(endpoint);
    url.searchParams.set('client_id', wanted.clientId);
    url.searchParams.set('redirect_uri', this.#redirect);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier));
    url.searchParams.set('code_challenge_method', 'S256');
    url.searchParams.set('state', state);
    if (wanted.scope !== '') url.searchParams.set('scope', wanted.scope);
    // OpenID Connect Core §11: without it, no refresh token.
    if (/\boffline_access\b/.test(wanted.scope)) url.searchParams.set('prompt', 'consent');
    return url.href;
  }

  /** Any page of the origin can send on the channel: only what answers this very request counts. */
  async #answerTo(state: string, signal: AbortSignal | undefined): Promise<URLSearchParams> {
    const answer = deferred<URLSearchParams>();
    const channel = new TypedChannel(
      CHANNEL,
      (data) => {
        const parsed = v.safeParse(answerSchema, data);
        return parsed.success ? new URLSearchParams(parsed.output.search) : undefined;
      },
      (search) => {
        if (search.get('state') === state) answer.resolve(search);
      },
    );
    const timer = setTimeout(() => {
      answer.reject(failed('no answer in time'));
    }, this.#patienceMs);
    const abort = (): void => {
      answer.reject(new DOMException('given up', 'AbortError'));
    };
    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      channel.close();
    }
  }
}

function optionsOf({ oauth: options }: ContactSource): OAuthOptions {
  if (options === undefined) throw new AppError<SourceErrorCode>('source/sign-in-needed');
  return options;
}

function tokensOf({ access_token, refresh_token, expires_in }: oauth.TokenEndpointResponse): OAuthTokens {
  return {
    accessToken: access_token,
    ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    ...(expires_in !== undefined && { expiresAt: Date.now() + expires_in * 1000 }),
  };
}

function failed(detail: string, cause?: unknown): AppError<SourceErrorCode> {
  return new AppError('source/sign-in-failed', detail, { cause });
}

/** What the server said, in its words, behind "Details". */
function wordsFor(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return failed(
      [error.error, error.error_description].filter((part) => part !== undefined).join(': '),
      error,
    );
  if (error instanceof TypeError)
    return new AppError<SourceErrorCode>('source/unreachable', error.message, { cause: error });
  return failed(messageOf(error), error);
}
