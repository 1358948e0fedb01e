import type { ReactiveElement } from 'lit';
import { loadRest } from '../app/load-elements.ts';

type PanelTag = 'device-panel' | 'volume-panel' | 'user-menu-panel';

/** Opens the panel in the shadow tree of a button of the top bar; its element is loaded with the first opening at the latest. */
export class PanelOpener {
  readonly #host: ReactiveElement;
  readonly #tag: PanelTag;
  #expanded = false;

  constructor(host: ReactiveElement, tag: PanelTag) {
    this.#host = host;
    this.#tag = tag;
  }

  get expanded(): boolean {
    return this.#expanded;
  }

  /** For the click on the button. */
  readonly onOpen = async (event: Event): Promise<void> => {
    const opener = event.currentTarget as Element;
    this.#set(true);
    try {
      await loadRest();
      await this.#host.renderRoot.querySelector(this.#tag)?.show(opener);
    } catch (error) {
      this.#set(false);
      throw error;
    }
  };

  /** For what the panel tells when it closes. */
  readonly onClosed = (): void => {
    this.#set(false);
  };

  #set(expanded: boolean): void {
    this.#expanded = expanded;
    this.#host.requestUpdate();
  }
}
