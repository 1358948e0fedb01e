import { css, html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Disc = free, square = in a call, diamond = ringing, disc with a bar = do not disturb, ring = offline. */
export type PresenceState = 'free' | 'busy' | 'ringing' | 'dnd' | 'offline';

const SHAPES: Readonly<Record<PresenceState, SVGTemplateResult>> = {
  free: svg`<circle class="ring" cx="8" cy="8" r="4.8" /><circle class="shape" cx="8" cy="8" r="4.8" />`,
  busy: svg`<rect class="ring" x="3.6" y="3.6" width="8.8" height="8.8" rx="1.6" /><rect class="shape" x="3.6" y="3.6" width="8.8" height="8.8" rx="1.6" />`,
  ringing: svg`<rect class="ring" x="4" y="4" width="8" height="8" rx="1" transform="rotate(45 8 8)" /><rect class="shape" x="4" y="4" width="8" height="8" rx="1" transform="rotate(45 8 8)" />`,
  dnd: svg`<circle class="ring" cx="8" cy="8" r="5.4" /><circle class="shape" cx="8" cy="8" r="5.4" /><rect class="cut" x="4.6" y="6.9" width="6.8" height="2.2" rx=".6" />`,
  offline: svg`<circle class="ring" cx="8" cy="8" r="5" /><circle class="hollow" cx="8" cy="8" r="4" />`,
};

/** A shape and a colour; the word for the state stands beside it or in the name of the control. */
export function presenceShape(state: PresenceState): TemplateResult {
  return html`<svg class="presence" data-state=${state} viewBox="0 0 16 16" aria-hidden="true">
    ${SHAPES[state]}
  </svg>`;
}

/** `--ring` is the colour of the surface behind, which the shape is cut out of. */
export const presenceStyles = css`
  .presence {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    color: var(--presence-offline);
    overflow: visible;
  }
  .presence .ring {
    stroke: var(--ring, var(--surface));
    stroke-width: 4.5;
    stroke-linejoin: round;
    fill: var(--ring, var(--surface));
  }
  .presence .shape {
    fill: currentColor;
  }
  .presence .cut {
    fill: var(--ring, var(--surface));
  }
  .presence .hollow {
    fill: var(--ring, var(--surface));
    stroke: currentColor;
    stroke-width: 2;
  }
  .presence[data-state='free'] {
    color: var(--presence-free);
  }
  .presence[data-state='busy'] {
    color: var(--presence-busy);
  }
  .presence[data-state='ringing'] {
    color: var(--presence-ringing);
  }
  .presence[data-state='dnd'] {
    color: var(--presence-dnd);
  }
  @media (prefers-reduced-motion: no-preference) {
    .presence[data-state='ringing'] .shape {
      animation: presence-pulse var(--ring-period) ease-in-out infinite;
    }
  }
  @keyframes presence-pulse {
    50% {
      opacity: 0.45;
    }
  }
`;
