import type { LitElement } from 'lit';
import { FakeShell } from '../fakes/fake-shell.ts';

/** An element among fake ports, in a box of a width. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { shell = new FakeShell(), width = 1200 }: { readonly shell?: FakeShell; readonly width?: number } = {},
): Promise<{ readonly element: HTMLElementTagNameMap[Tag]; readonly shell: FakeShell }> {
  const host = shell.host();
  host.style.inlineSize = `${width}px`;
  host.style.blockSize = '700px';
  document.body.append(host);
  const element = document.createElement(tag);
  host.append(element);
  await settled(element);
  return { element, shell };
}

/** Removes what tests mounted. */
export function unmountAll(): void {
  document.body.replaceChildren();
}

/** Lets an element and what it loads come to rest. */
export async function settled(element: HTMLElement): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await (element as Partial<LitElement>).updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function* shadowTrees(root: ParentNode): Generator<ParentNode> {
  yield root;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot !== null) yield* shadowTrees(element.shadowRoot);
  }
}

/** All elements that match, in any shadow tree below. */
export function deepAll(root: HTMLElement, selector: string): readonly HTMLElement[] {
  const start = root.shadowRoot ?? root;
  return [...shadowTrees(start)].flatMap((tree) => [...tree.querySelectorAll<HTMLElement>(selector)]);
}

/** The visible button, link or menu item whose name or text contains the words. @throws Error when there is none. */
export function button(root: HTMLElement, words: string): HTMLElement {
  const found = deepAll(root, 'button, a[href], [role^="menuitem"]').find(
    (candidate) =>
      candidate.checkVisibility() &&
      (candidate.getAttribute('aria-label') ?? candidate.textContent).includes(words),
  );
  if (found === undefined) throw new Error(`no button "${words}"`);
  return found;
}

/** Everything that is written below, shadow trees included. */
export function deepText(root: HTMLElement): string {
  const start = root.shadowRoot ?? root;
  return [...shadowTrees(start)]
    .map((tree) =>
      [...tree.children]
        .filter((child) => child.tagName !== 'STYLE')
        .map((child) => child.textContent)
        .join(' '),
    )
    .join(' ')
    .replace(/\s+/g, ' ');
}
