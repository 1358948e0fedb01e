import { css } from 'lit';

/** Avatar in a 3 px border that says how the registration stands, the presence shape at its lower right. */
export const userButtonStyles = css`
  .user-button {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    border: 3px solid transparent;
    flex: none;
    --ring: var(--canvas);
  }
  .user-button[data-status='ok'] {
    border-color: var(--presence-free);
  }
  .user-button[data-status='error'] {
    border: 3px dashed var(--presence-busy);
  }
  .user-button[data-status='connecting'] {
    border: 3px dotted var(--presence-ringing);
  }
  .user-button:focus-visible {
    border-radius: 50%;
  }
  .user-button .presence {
    position: absolute;
    inset-inline-end: -4px;
    inset-block-end: -4px;
    inline-size: 18px;
    block-size: 18px;
  }
  @media (forced-colors: active) {
    .user-button:not([data-status='off']) {
      border-color: CanvasText;
    }
  }
`;
