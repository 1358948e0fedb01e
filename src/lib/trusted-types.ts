/**
 * The Trusted Types policy `offhook`, the only one besides Lit's that the Content-Security-Policy allows. It lets
 * through script addresses of this origin (service worker, workers), nothing else.
 */
interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  createScriptURL(url) {
    const { origin } = new URL(url, location.href);
    if (origin !== location.origin) throw new TypeError(`script of a foreign origin refused: ${origin}`);
    return url;
  },
};

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory === undefined ? rules : factory.createPolicy('offhook', rules);

/** A same-origin address for `Worker` and service worker registration. @throws TypeError for another origin. */
export function scriptUrl(url: string): string {
  return policy.createScriptURL(url);
}
