import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import type { OAuthOptions } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';
import { fromBase64 } from '../../lib/base64.ts';
import { isLoopback } from '../../lib/loopback.ts';

const WELL_KNOWN = /\/\.well-known\/openid-configuration$/;

/** Where Microsoft's identity platform is, in its clouds. */
const MICROSOFT: readonly string[] = [
  'https://login.microsoftonline.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
];
const GUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const TENANT_ID = new RegExp(`^${GUID}$`, 'i');
/** What takes the place of the tenant in the metadata of `common` and `organizations`. */
const TEMPLATE = '{tenantid}';

/** A public client's view of its server. */
export interface Party {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean };
}

/** By OpenID Connect Discovery, else by RFC 8414. Plain http is for this computer alone. */
export async function discover({ server: address, clientId }: OAuthOptions): Promise<Party> {
  const asked = new URL(address);
  asked.pathname = asked.pathname.replace(WELL_KNOWN, '');
  const options = { [oauth.allowInsecureRequests]: isLoopback(asked.hostname) };
  let failure: unknown;
  for (const algorithm of ['oidc', 'oauth2'] as const)
    try {
      const response = await oauth.discoveryRequest(asked, { algorithm, ...options });
      const server = await oauth.processDiscoveryResponse(await issuerIn(response, asked), response);
      if (isMicrosoft(asked)) refuseForeignEndpoints(server, asked);
      return { server, client: { client_id: clientId }, options };
    } catch (error) {
      failure ??= error;
    }
  throw failure;
}

/**
 * The issuer that the metadata may name. It is the one that was asked for (RFC 8414 §3.3, OpenID Connect Discovery §4.3), or a
 * server could pass itself off as another one. A slash at its end makes no other of it, for it is taken away before the
 * address of the metadata is formed.
 *
 * Microsoft departs from that, and says so: who asks for `common` or `organizations` gets the template
 * `https://login.microsoftonline.com/{tenantid}/v2.0`, and who asks for a tenant by its domain, or for `consumers`, gets the id
 * of that tenant. This is taken for exactly these hosts, over TLS and with the same host in the issuer and in the addresses that
 * get the code and the tokens, so that nothing is believed of one server that another one says. Which tenant it was, the ID
 * token has to say (`serverOf`). No other server may name a template.
 */
async function issuerIn(response: Response, asked: URL): Promise<URL> {
  const named = v.safeParse(v.object({ issuer: v.string() }), await jsonIn(response));
  if (!named.success || !URL.canParse(named.output.issuer)) return asked;
  const { issuer } = named.output;
  const { href } = new URL(issuer);
  if (withoutSlash(href) === withoutSlash(asked.href) || isTenantOf(asked, issuer)) return new URL(href);
  throw new AppError<SourceErrorCode>('source/sign-in-failed', `issuer ${issuer} in place of ${asked.href}`);
}

function isMicrosoft({ origin }: URL): boolean {
  return MICROSOFT.includes(origin);
}

function isTenantOf(asked: URL, issuer: string): boolean {
  if (!isMicrosoft(asked) || !/^\/[\w.-]+\/v2\.0\/?$/.test(asked.pathname)) return false;
  const [tenant = '', ...rest] = issuer.slice(asked.origin.length + 1).split('/');
  if (!issuer.startsWith(`${asked.origin}/`) || rest.join('/') !== 'v2.0') return false;
  if (tenant === TEMPLATE) return /^\/(?:common|organizations)\//.test(asked.pathname);
  // A tenant that was asked for by its id is no other one.
  return TENANT_ID.test(tenant) && !TENANT_ID.test(asked.pathname.split('/')[1] ?? '');
}

function refuseForeignEndpoints(server: oauth.AuthorizationServer, { origin }: URL): void {
  const { authorization_endpoint: authorization, token_endpoint: token } = server;
  for (const endpoint of [authorization, token])
    if (endpoint !== undefined && URL.parse(endpoint)?.origin !== origin)
      throw new AppError<SourceErrorCode>('source/sign-in-failed', `endpoint ${endpoint} of another server`);
}

/**
 * The server as its answer to a request for tokens has to name it: where the metadata has a template, the tenant of the ID
 * token (`tid`, a GUID) takes its place, and the issuer of that token (`iss`) must be what results. Without an ID token there is
 * nothing that names an issuer.
 */
export async function serverOf(
  server: oauth.AuthorizationServer,
  response: Response,
): Promise<oauth.AuthorizationServer> {
  if (!server.issuer.includes(TEMPLATE)) return server;
  const body = v.safeParse(v.object({ id_token: v.string() }), await jsonIn(response));
  if (!body.success) return server;
  const claims = v.safeParse(
    v.object({ tid: v.pipe(v.string(), v.regex(TENANT_ID)) }),
    payloadOf(body.output.id_token),
  );
  if (!claims.success)
    throw new AppError<SourceErrorCode>('source/sign-in-failed', 'no tenant in the ID token');
  return { ...server, issuer: server.issuer.replace(TEMPLATE, claims.output.tid) };
}

async function jsonIn(response: Response): Promise<unknown> {
  return response
    .clone()
    .json()
    .catch(() => undefined) as Promise<unknown>;
}

/** What a JWT says (RFC 7519 §3); undefined for what is none. Who says it is checked elsewhere. */
function payloadOf(token: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(token.split('.')[1] ?? ''))) as unknown;
  } catch {
    return undefined;
  }
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
