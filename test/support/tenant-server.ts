import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificates.ts';

/** What the server says of itself and in its tokens; each test changes what it is about. */
export interface TenantAnswers {
  /** Of the metadata. */
  issuer: string;
  /** Claims of the ID token; none is sent where they are missing. */
  claims: Readonly<Record<string, unknown>> | undefined;
  tokenEndpoint: string;
}

/** An authorisation server for many tenants, over TLS, as Microsoft's: code flow with PKCE for anybody who comes. */
export interface TenantServer {
  readonly port: number;
  readonly answers: TenantAnswers;
  /** Requests of tokens that it granted: the kind of grant. */
  readonly granted: readonly string[];
  close(): Promise<void>;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** @param origin under which the browser knows it */
export async function startTenantServer(origin: string, clientId: string): Promise<TenantServer> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const answers: TenantAnswers = { issuer: '', claims: undefined, tokenEndpoint: '' };
  const granted: string[] = [];
  const codes = new Map<string, string>();
  const idToken = (claims: object): string => {
    const now = Math.floor(Date.now() / 1000);
    const all = { aud: clientId, sub: 'ada', iat: now, exp: now + 600, ...claims };
    const text = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(all)}`;
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };
  const send = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    response.end(JSON.stringify(body));
  };
  const grant = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await formOf(request);
    const kind = form.get('grant_type') ?? '';
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const proven = kind === 'refresh_token' || codes.get(form.get('code') ?? '') === challenge;
    if (!proven) {
      send(response, 400, { error: 'invalid_grant' });
      return;
    }
    granted.push(kind);
    send(response, 200, {
      access_token: randomBytes(16).toString('hex'),
      refresh_token: 'again',
      token_type: 'Bearer',
      expires_in: 3600,
      ...(answers.claims !== undefined && { id_token: idToken(answers.claims) }),
    });
  };
  const authorize = (url: URL, response: ServerResponse): void => {
    const code = randomBytes(8).toString('hex');
    codes.set(code, url.searchParams.get('code_challenge') ?? '');
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    response.writeHead(302, { Location: back.href });
    response.end();
  };
  const certificate = makeCertificate({ names: [new URL(origin).hostname] });
  const server = createServer(certificate, (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.endsWith('/.well-known/openid-configuration'))
      send(response, 200, {
        issuer: answers.issuer,
        authorization_endpoint: `${origin}/common/oauth2/v2.0/authorize`,
        token_endpoint: answers.tokenEndpoint,
      });
    else if (url.pathname.endsWith('/authorize')) authorize(url, response);
    else if (url.pathname.endsWith('/token')) void grant(request, response);
    else send(response, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    answers,
    granted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
