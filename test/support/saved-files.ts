export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The files that the page gives to the browser from now on, which saves none of them. `end` gives them back to it. */
export function savedFiles(): { readonly files: readonly SavedFile[]; readonly end: () => void } {
  const files: SavedFile[] = [];
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click');
  if (click === undefined) throw new Error('nothing can be clicked');
  HTMLElement.prototype.click = function (this: HTMLElement) {
    if (!(this instanceof HTMLAnchorElement) || this.download === '') {
      (click.value as () => void).call(this);
      return;
    }
    const { download: name, href } = this;
    void fetch(href).then(async (response) => files.push({ name, content: await response.blob() }));
  };
  return {
    files,
    end: () => {
      Object.defineProperty(HTMLElement.prototype, 'click', click);
    },
  };
}
