import { html, noChange, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SourceEdit } from '../../app/settings-draft.ts';
import type { SourceField, SourceIssue } from '../../domain/import/source-draft.ts';
import { MAX_INTERVAL } from '../../domain/import/source-draft.ts';
import { AUTHENTICATIONS } from '../../domain/import/source.ts';
import type { ContactSource, OAuthOptions } from '../../domain/import/source.ts';
import { textsOf } from '../../i18n/localize.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/source-icons.ts';
import '../ui/ui-field.ts';
import '../ui/ui-select.ts';
import type { SelectOption } from '../ui/ui-select.ts';
import '../ui/ui-switch.ts';

/** What the fields of a source need of their form. */
export interface FieldsContext {
  readonly edit: SourceEdit;
  readonly issues: ReadonlyMap<SourceField, SourceIssue>;
  readonly text: Localize;
  /** A password, a token or a sign-in is stored. */
  readonly secretKept: boolean;
  /** Of the file that was picked, now or before. */
  readonly fileName: string | undefined;
  readonly change: (changes: Partial<ContactSource>, field?: SourceField) => void;
  readonly password: (password: string) => void;
  readonly pick: () => void;
  readonly signIn: () => void;
  readonly signingIn: boolean;
}

type FieldInput = HTMLElementEventMap['field-input'];
type SelectChange = HTMLElementEventMap['select-change'];
type SwitchChange = HTMLElementEventMap['switch-change'];

const NO_OAUTH: OAuthOptions = { server: '', clientId: '', scope: '' };

function select<Value extends string>(
  label: string,
  value: Value,
  options: readonly (readonly [Value, string])[],
  choose: (value: Value) => void,
): TemplateResult {
  // Named types, for the checker of templates follows no type parameter.
  const chosenNow: string = value;
  const choices: readonly SelectOption[] = options.map(([one, name]) => ({ value: one, label: name }));
  return html`<ui-select
    label=${label}
    value=${chosenNow}
    .options=${choices}
    @select-change=${(event: SelectChange) => {
      const chosen = options.find(([one]) => one === event.value);
      if (chosen !== undefined) choose(chosen[0]);
    }}
  ></ui-select>`;
}

function issueOf({ issues }: FieldsContext, field: SourceField): string | undefined {
  const issue = issues.get(field);
  return issue === undefined ? undefined : textsOf('sources').sourceIssues[issue];
}

/** Name, interface and place. */
export function placeFields(context: FieldsContext): TemplateResult {
  const { edit, text: t, change } = context;
  const { source } = edit;
  return html`<ui-field
      class="wide"
      name="name"
      required
      label=${t.term('fieldDirectoryName')}
      .value=${source.name}
      .error=${issueOf(context, 'name')}
      @field-input=${(event: FieldInput) => change({ name: event.value }, 'name')}
    ></ui-field>
    ${select(
      t.term('fieldAccess'),
      source.access,
      (['http', 'file'] as const).map((access) => [access, t.term('accessName', access)]),
      (access) => change({ access }, 'url'),
    )}
    ${select(
      t.term('fieldVia'),
      source.via,
      (['page', 'helper'] as const).map((via) => [via, t.term('viaName', via)]),
      (via) => change({ via }, 'url'),
    )}
    ${source.access === 'file' && source.via === 'page' ? fileField(context) : addressField(context)}`;
}

function addressField(context: FieldsContext): TemplateResult {
  const { edit, text: t, change } = context;
  const { url, access } = edit.source;
  return html`<ui-field
    class="wide"
    name="url"
    type="url"
    required
    label=${t.term(access === 'http' ? 'fieldUrl' : 'fieldFilePath')}
    .hint=${access === 'http' ? undefined : t.term('fieldFilePathHint')}
    .value=${url}
    .error=${issueOf(context, 'url')}
    @field-input=${(event: FieldInput) => change({ url: event.value }, 'url')}
  ></ui-field>`;
}

function fileField(context: FieldsContext): TemplateResult {
  const { fileName, text: t, pick, edit } = context;
  const issue = issueOf(context, 'file');
  return html`<div class="wide row file">
    <button type="button" class="button" data-field="file" @click=${pick}>
      ${icon('folder-open', 's')}${t.term('chooseFile')}
    </button>
    <span class="grow">
      ${fileName === undefined ? nothing : html`<span class="clip">${t.term('chosenFile', fileName)}</span>`}
      ${edit.file instanceof File ? html`<span class="hint">${t.term('fileCopyHint')}</span>` : nothing}
      ${issue === undefined ? nothing : html`<span class="error-text" role="alert">${icon('circle-alert', 's')}${issue}</span>`}
    </span>
  </div>`;
}

/** How the source is told who asks. */
export function signInFields(context: FieldsContext): TemplateResult | typeof nothing {
  const { edit, text: t, change } = context;
  const { access, authentication } = edit.source;
  if (access === 'file') return nothing;
  return html`${select(
    t.term('fieldAuthentication'),
    authentication,
    AUTHENTICATIONS.map((one) => [one, t.term('authenticationName', one)]),
    (chosen) => change({ authentication: chosen }, 'user'),
  )}
  ${credentialFields(context)}`;
}

function credentialFields(context: FieldsContext): TemplateResult {
  const { edit, text: t, change } = context;
  const { authentication, user, via } = edit.source;
  switch (authentication) {
    case 'none':
      return html`<span></span>`;
    case 'bearer':
      return secretField(context, t.term('fieldToken'));
    case 'oauth':
      return oauthFields(context);
    case 'basic':
    case 'digest':
      return html`<ui-field
          name="user"
          required
          autocomplete="username"
          label=${t.term('fieldSourceUser')}
          .hint=${authentication === 'digest' && via === 'page' ? t.term('digestHint') : undefined}
          .value=${user}
          .error=${issueOf(context, 'user')}
          @field-input=${(event: FieldInput) => change({ user: event.value }, 'user')}
        ></ui-field>
        ${secretField(context, t.term('fieldSourcePassword'))}`;
  }
}

function secretField({ edit, text: t, secretKept, password }: FieldsContext, label: string): TemplateResult {
  return html`<ui-field
    name="password"
    type="password"
    autocomplete="current-password"
    label=${label}
    .hint=${secretKept ? t.term('secretKept') : undefined}
    .value=${edit.password}
    @field-input=${(event: FieldInput) => {
      password(event.value);
    }}
  ></ui-field>`;
}

function oauthFields(context: FieldsContext): TemplateResult {
  const { edit, text: t, change, secretKept, signIn, signingIn } = context;
  const oauth = edit.source.oauth ?? NO_OAUTH;
  const signedIn = edit.tokens !== undefined || secretKept;
  return html`<ui-field
      name="oauthServer"
      type="url"
      required
      label=${t.term('fieldOauthServer')}
      .value=${oauth.server}
      .error=${issueOf(context, 'oauthServer')}
      @field-input=${(event: FieldInput) => change({ oauth: { ...oauth, server: event.value } }, 'oauthServer')}
    ></ui-field>
    <ui-field
      name="oauthClient"
      required
      label=${t.term('fieldOauthClient')}
      .value=${oauth.clientId}
      .error=${issueOf(context, 'oauthClient')}
      @field-input=${(event: FieldInput) => change({ oauth: { ...oauth, clientId: event.value } }, 'oauthClient')}
    ></ui-field>
    <ui-field
      name="oauthScope"
      label=${t.term('fieldOauthScope')}
      hint=${t.term('fieldOauthScopeHint')}
      .value=${oauth.scope}
      @field-input=${(event: FieldInput) => change({ oauth: { ...oauth, scope: event.value } })}
    ></ui-field>
    <div class="wide row file">
      <button type="button" class="button" @click=${signIn}>
        ${signingIn ? html`<span class="spinner"></span>` : nothing}${t.term('signInAtServer')}
      </button>
      <span class="grow hint" role="status">
        ${signingIn ? t.term('signingInAtServer') : signedIn ? t.term('signedInAtServer') : nothing}
      </span>
    </div>
    <p class="wide hint">
      ${t.term('redirectAddress', new URL('/oauth-callback.html', location.href).href)}
    </p>`;
}

/** Digits alone: `1e3` is a number too, but nothing that anybody means. NaN for what is none. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** When it is imported, and what becomes of what is gone or has no id. */
export function scheduleFields(context: FieldsContext): TemplateResult {
  const { edit, text: t, change } = context;
  const { interval, removed } = edit.source;
  return html`<ui-field
      name="interval"
      type="number"
      min="0"
      max=${MAX_INTERVAL}
      step="1"
      label=${t.term('fieldInterval')}
      unit=${t.term('unitMinutes')}
      hint=${t.term('fieldIntervalHint')}
      .value=${Number.isNaN(interval) ? noChange : String(interval)}
      .error=${issueOf(context, 'interval')}
      @field-input=${(event: FieldInput) => change({ interval: wholeNumber(event.value) }, 'interval')}
    ></ui-field>
    ${select(
      t.term('fieldRemoved'),
      removed,
      (['ask', 'keep', 'mark', 'delete'] as const).map((one) => [one, t.term('removedName', one)]),
      (chosen) => change({ removed: chosen }),
    )}
    <div class="wide switches">
      ${toggle(context, 'enabled', t.term('fieldEnabled'))}
      ${toggle(context, 'skipOnStart', t.term('fieldSkipOnStart'), t.term('fieldSkipOnStartHint'))}
      ${toggle(context, 'addWithoutId', t.term('fieldAddWithoutId'), t.term('fieldAddWithoutIdHint'))}
    </div>`;
}

function toggle(
  { edit, change }: FieldsContext,
  key: 'enabled' | 'skipOnStart' | 'addWithoutId',
  label: string,
  hint?: string,
): TemplateResult {
  return html`<ui-switch
    label=${label}
    .hint=${hint}
    .checked=${edit.source[key]}
    @switch-change=${(event: SwitchChange) => change({ [key]: event.checked })}
  ></ui-switch>`;
}

/** What a file does not say of itself. */
export function formatFields({ edit, text: t, change }: FieldsContext): TemplateResult {
  const { format, csv, records } = edit.source;
  if (format === 'json')
    return html`<ui-field
      class="wide"
      name="records"
      label=${t.term('fieldRecords')}
      hint=${t.term('fieldRecordsHint')}
      .value=${records}
      @field-input=${(event: FieldInput) => change({ records: event.value })}
    ></ui-field>`;
  return html`${select(
    t.term('fieldDelimiter'),
    csv.delimiter,
    (['auto', ',', ';', '\t', '|'] as const).map((one) => [one, t.term('delimiterName', one)]),
    (delimiter) => change({ csv: { ...csv, delimiter } }),
  )}
  ${select(
    t.term('fieldEncoding'),
    csv.encoding,
    (['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const).map((one) => [
      one,
      t.term('encodingName', one),
    ]),
    (encoding) => change({ csv: { ...csv, encoding } }),
  )}`;
}
