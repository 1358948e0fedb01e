/** Who may talk to the exchange: pages by their exact origin, and hosts by their exact name (against DNS rebinding). */
export interface AccessRules {
  readonly origins: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}

/** The names a loopback server answers to. With a wider address its own name and addresses are added. */
export function accessRules(
  origins: readonly string[],
  port: number,
  extraHosts: readonly string[],
): AccessRules {
  const names = ['localhost', '127.0.0.1', '[::1]', ...extraHosts];
  return { origins: new Set(origins), hosts: new Set(names.map((name) => `${name}:${String(port)}`)) };
}

/** An origin from the command line, in the spelling browsers use; undefined when it is none. */
export function normalizeOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}
