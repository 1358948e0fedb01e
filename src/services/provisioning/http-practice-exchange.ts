import * as v from 'valibot';
import type { PracticeErrorCode, PracticeExchange } from '../../domain/account/practice-exchange.ts';
import { draftIssues } from '../../domain/account/draft-issues.ts';
import { EMPTY_DRAFT } from '../../domain/account/profile.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';
import { AppError, messageOf } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { isLoopback } from '../../lib/loopback.ts';
import { boundedJson } from './bounded-json.ts';

const log = logger('provisioning');
const MAX_BYTES = 16 * 1024;
/** Milliseconds; the exchange runs on this machine. */
const TIMEOUT = 5000;

const text = v.pipe(v.string(), v.maxLength(256));

const hintSchema = v.object({
  offhook: v.literal(1),
  exchangePort: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
});

const leaseSchema = v.object({
  user: text,
  password: text,
  domain: text,
  servers: v.pipe(v.array(text), v.minLength(1), v.maxLength(4)),
  displayName: v.exactOptional(text),
  voicemail: v.exactOptional(text),
});

function failure(code: PracticeErrorCode, detail: string, cause?: unknown): AppError<PracticeErrorCode> {
  return new AppError(code, detail, { cause });
}

/** Asks the practice exchange on this machine for accounts. */
export class HttpPracticeExchange implements PracticeExchange {
  readonly #page: URL;
  readonly #client: () => Promise<string>;

  /**
   * @param page the address of the page, `location.href`
   * @param client the UUID of this browser profile, by which the exchange knows it again: `AccountStore.instanceId`
   */
  constructor(page: string, client: () => Promise<string>) {
    this.#page = new URL(page);
    this.#client = client;
  }

  async available(): Promise<boolean> {
    return (await this.#port()) !== undefined;
  }

  async lease(preferred?: string): Promise<{ readonly draft: ProfileDraft; readonly password: string }> {
    const port = await this.#port();
    if (port === undefined) throw failure('practice/unreachable', 'none is offered here');
    const client = await this.#client();
    const response = await this.#ask(`http://${this.#page.hostname}:${String(port)}/lease`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client, ...(preferred !== undefined && { preferred }) }),
    });
    if (response.status === 409) throw failure('practice/full', 'HTTP 409');
    if (!response.ok) throw failure('practice/unreachable', `HTTP ${String(response.status)}`);
    return readLease(await bodyOf(response));
  }

  /** The port of the exchange; undefined where none is offered. */
  async #port(): Promise<number | undefined> {
    if (!isLoopback(this.#page.hostname)) return undefined;
    try {
      const response = await this.#ask(new URL('/practice.json', this.#page).href, {});
      const hint = v.safeParse(hintSchema, await bodyOf(response));
      return response.ok && hint.success ? (hint.output.exchangePort ?? undefined) : undefined;
    } catch (error) {
      log.info('no practice exchange is offered', error);
      return undefined;
    }
  }

  async #ask(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, {
        ...request,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (error) {
      throw failure('practice/unreachable', messageOf(error), error);
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await boundedJson(response, MAX_BYTES);
  } catch (error) {
    throw failure('practice/invalid', messageOf(error), error);
  }
}

function readLease(json: unknown): { readonly draft: ProfileDraft; readonly password: string } {
  const parsed = v.safeParse(leaseSchema, json);
  if (!parsed.success) throw failure('practice/invalid', parsed.issues[0].message);
  const { password, displayName, ...fields } = parsed.output;
  const draft: ProfileDraft = {
    ...EMPTY_DRAFT,
    ...fields,
    label: displayName ?? fields.user,
    ...(displayName !== undefined && { displayName }),
    origin: 'practice',
  };
  const [issue] = draftIssues(draft, false);
  if (issue !== undefined) throw failure('practice/invalid', `${issue[0]}: ${issue[1]}`);
  return { draft, password };
}
