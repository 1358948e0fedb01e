import { AppError } from '../../lib/app-error.ts';
import type { IceHealth } from './ice-health.ts';
import { gatheringVerdict } from './ice-policy.ts';
import type { Timers } from './ports.ts';

export interface GatheringOptions {
  /** URLs of the STUN and TURN servers. */
  readonly servers: readonly string[];
  readonly relayOnly: boolean;
  readonly health: IceHealth;
  /** Not the page's: in a hidden tab those turn 20 ms into a second, and a call is often answered from one. */
  readonly timers: Timers;
}

/** A server that said nothing for this long counts as dead. */
const SILENT_AFTER_MS = 1500;

/** The server that a candidate came from (`url`, WebRTC §4.8.2, which the types of the DOM do not have yet). */
function serverOf(event: RTCPeerConnectionIceEvent, servers: readonly string[]): string | undefined {
  const { url } = event as { readonly url?: string | null };
  if (url === undefined || url === null || url === '') return undefined;
  // Chromium writes the default port and transport out: `stun:host` comes back as `stun:host:3478`.
  return servers.find(
    (server) => url === server || url.startsWith(`${server}:`) || url.startsWith(`${server}?`),
  );
}

/** Watches one peer connection gather, and says when its local description may go out. */
export class IceGathering {
  readonly #peer: RTCPeerConnection;
  readonly #options: GatheringOptions;
  readonly #changed = new Set<() => void>();
  readonly #unheard: Set<string>;
  #host = 0;
  #reflexive = 0;
  #relayed = 0;
  #startedAt: number | undefined;
  #cancelJudging: () => void = () => undefined;
  #sent = false;
  #late = false;

  constructor(peer: RTCPeerConnection, options: GatheringOptions) {
    this.#peer = peer;
    this.#options = options;
    this.#unheard = new Set(options.servers);
    peer.addEventListener('icecandidate', this.#onCandidate);
    peer.addEventListener('icegatheringstatechange', this.#onState);
  }

  /** Candidates came after a description had gone out: the far side does not know them. */
  get late(): boolean {
    return this.#late;
  }

  /** Call it when a new local description was set: gathering runs from now, or goes on. */
  begin(restarted: boolean): void {
    this.#sent = false;
    this.#late = false;
    if (this.#startedAt !== undefined && !restarted) return;
    this.#host = 0;
    this.#reflexive = 0;
    this.#relayed = 0;
    this.#startedAt = performance.now();
    this.#cancelJudging();
    if (this.#unheard.size === 0) return;
    this.#cancelJudging = this.#options.timers.after(SILENT_AFTER_MS, () => {
      this.#judgeServers();
    });
  }

  /**
   * Resolves when the local description is good enough to be sent.
   * @throws AppError `call/refused` when the account is relay-only and no relay answered.
   */
  async enough(): Promise<void> {
    for (;;) {
      const verdict = gatheringVerdict({
        host: this.#host,
        reflexive: this.#reflexive,
        relayed: this.#relayed,
        complete: this.#peer.iceGatheringState === 'complete',
        elapsedMs: performance.now() - (this.#startedAt ?? performance.now()),
        serverHoped: this.#options.health.hope(this.#options.servers),
        relayOnly: this.#options.relayOnly,
      });
      if (this.#peer.signalingState === 'closed') throw new AppError('call/not-possible', 'the call ended');
      if (verdict.act === 'give-up') throw new AppError('call/refused', 'no relay server answered');
      if (verdict.act === 'send') break;
      await this.#change(verdict.ms);
    }
    this.#sent = true;
  }

  close(): void {
    this.#cancelJudging();
    this.#peer.removeEventListener('icecandidate', this.#onCandidate);
    this.#peer.removeEventListener('icegatheringstatechange', this.#onState);
    this.#onState();
  }

  #change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        this.#changed.delete(done);
        resolve();
      };
      const cancel = this.#options.timers.after(ms, done);
      this.#changed.add(done);
    });
  }

  readonly #onState = (): void => {
    if (this.#peer.iceGatheringState === 'complete') this.#judgeServers();
    for (const done of [...this.#changed]) done();
  };

  readonly #onCandidate = (event: RTCPeerConnectionIceEvent): void => {
    const type = event.candidate?.type;
    if (type === 'host') this.#host++;
    if (type === 'srflx') this.#reflexive++;
    if (type === 'relay') this.#relayed++;
    const server = serverOf(event, this.#options.servers);
    if (server !== undefined) {
      this.#unheard.delete(server);
      this.#options.health.heard(server);
    }
    if (this.#sent && event.candidate !== null && type !== undefined) this.#late = true;
    for (const done of [...this.#changed]) done();
  };

  /** On a machine without NAT a living STUN server brings no candidate of its own: then nothing is lost either. */
  #judgeServers(): void {
    this.#cancelJudging();
    for (const server of this.#unheard) this.#options.health.silent(server);
  }
}
