import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { maintenanceContext } from '../../app/contexts.ts';
import type { LogEntry, Maintenance } from '../../domain/maintenance/maintenance.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { saveFile } from '../../lib/save-file.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { panels } from '../../styles/panels.ts';

/** The newest lines of the log as they come, and the whole of it as a file. */
@customElement('log-page')
export class LogPage extends LitElement {
  static override styles = [
    base,
    buttons,
    panels,
    css`
      :host {
        display: block;
      }
      .panel-head {
        flex-wrap: wrap;
      }
      .lines {
        block-size: 44vh;
        min-block-size: 160px;
        padding: var(--space-2) var(--space-4);
        font-family: var(--font-mono);
        font-size: var(--size-xs);
        line-height: 1.5;
      }
      .lines:focus-visible {
        outline-offset: -2px;
      }
      li {
        display: grid;
        grid-template-columns: 8ch 5ch 10ch minmax(0, 1fr);
        gap: 0 8px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      @container settings (inline-size < 640px) {
        li {
          grid-template-columns: 8ch 5ch minmax(0, 1fr);
        }
        li > :last-child {
          grid-column: 1 / -1;
          margin-block-end: 4px;
        }
      }
      .level,
      time,
      .area {
        color: var(--text-3);
      }
      .error .level {
        color: var(--danger-text);
      }
      .warn .level {
        color: var(--warning-text);
      }
      p {
        padding: var(--space-4);
      }
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;

  /** What stood there when the person stopped the view. */
  @state() protected paused: readonly LogEntry[] | undefined;

  readonly #text = new Localize(this);
  #follows = true;

  constructor() {
    super();
    new SignalController(this, () => [this.maintenance.recentLog]);
  }

  override render(): TemplateResult {
    const entries = this.#entries;
    const stopped = this.paused !== undefined;
    return html`<section class="panel" aria-labelledby="heading">
      <div class="panel-head">
        <h3 class="section-title grow" id="heading">${this.#text.term('logHeading')}</h3>
        <button type="button" class="button" @click=${this.#onPause}>
          ${icon(stopped ? 'play' : 'pause', 's')}${this.#text.term(stopped ? 'logContinue' : 'logPause')}
        </button>
        <button type="button" class="button" @click=${this.#onExport}>
          ${icon('download', 's')}${this.#text.term('exportLog')}
        </button>
      </div>
      ${
        entries.length === 0
          ? html`<p class="secondary">${this.#text.term('logEmpty')}</p>`
          : html`<div
              class="lines scroll"
              role="group"
              aria-labelledby="heading"
              tabindex="0"
              @scroll=${this.#onScroll}
            >
              <ul>
                ${entries.map((entry) => this.#renderEntry(entry))}
              </ul>
            </div>`
      }
    </section>`;
  }

  protected override updated(): void {
    const lines = this.renderRoot.querySelector('.lines');
    if (this.#follows && lines !== null) lines.scrollTop = lines.scrollHeight;
  }

  #renderEntry({ time, level, area, text }: LogEntry): TemplateResult {
    const when = new Date(time);
    const clock = this.#text.date(when, { timeStyle: 'medium', hourCycle: 'h23' });
    return html`<li class=${level}>
      <time datetime=${when.toISOString()}>${clock}</time><span class="level">${level}</span
      ><span class="area">${area}</span><span>${text}</span>
    </li>`;
  }

  get #entries(): readonly LogEntry[] {
    return this.paused ?? this.maintenance.recentLog.value;
  }

  #onPause(): void {
    this.paused = this.paused === undefined ? this.#entries : undefined;
  }

  /** Who scrolled up reads; who is at the end sees the newest. */
  #onScroll(event: Event): void {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as HTMLElement;
    this.#follows = scrollTop + clientHeight >= scrollHeight - 24;
  }

  #onExport(): void {
    const text = this.maintenance.exportLog();
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    saveFile(`offhook-${stamp}.log`, 'text/plain', text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'log-page': LogPage;
  }
}
