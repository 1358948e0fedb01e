/** What the primitives tell: a value that a person changed. All bubble and cross shadow roots. */
const EVERYWHERE: EventInit = { bubbles: true, composed: true };

export class SwitchChangeEvent extends Event {
  readonly checked: boolean;

  constructor(checked: boolean) {
    super('switch-change', EVERYWHERE);
    this.checked = checked;
  }
}

export class SelectChangeEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('select-change', EVERYWHERE);
    this.value = value;
  }
}

export class SegmentedChangeEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('segmented-change', EVERYWHERE);
    this.value = value;
  }
}

/** While the thumb moves. */
export class SliderInputEvent extends Event {
  readonly value: number;

  constructor(value: number) {
    super('slider-input', EVERYWHERE);
    this.value = value;
  }
}

/** At every key. */
export class FieldInputEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('field-input', EVERYWHERE);
    this.value = value;
  }
}

/** A person wants the dialog closed: the owner sets `open` to false, or not. */
export class DialogCloseEvent extends Event {
  constructor() {
    super('dialog-close', EVERYWHERE);
  }
}

export class PopoverCloseEvent extends Event {
  constructor() {
    super('popover-close', EVERYWHERE);
  }
}

export class MenuSelectEvent extends Event {
  /** Of the item. */
  readonly id: string;

  constructor(id: string) {
    super('menu-select', EVERYWHERE);
    this.id = id;
  }
}

export class MenuCloseEvent extends Event {
  constructor() {
    super('menu-close', EVERYWHERE);
  }
}

export class NoticeDismissEvent extends Event {
  constructor() {
    super('notice-dismiss', EVERYWHERE);
  }
}

declare global {
  interface HTMLElementEventMap {
    'switch-change': SwitchChangeEvent;
    'select-change': SelectChangeEvent;
    'segmented-change': SegmentedChangeEvent;
    'slider-input': SliderInputEvent;
    'field-input': FieldInputEvent;
    'dialog-close': DialogCloseEvent;
    'popover-close': PopoverCloseEvent;
    'menu-select': MenuSelectEvent;
    'menu-close': MenuCloseEvent;
    'notice-dismiss': NoticeDismissEvent;
  }
}
