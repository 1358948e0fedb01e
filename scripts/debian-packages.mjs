// The peers that the tests talk to. Where this is root on Debian they are installed; elsewhere the tests that need
// them say so and are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const KAMAILIO_MODULES = [
  'websocket',
  'tls',
  'presence',
  'sqlite',
  'xml',
  'utils',
  'json',
  'outbound',
  'extra',
];

const PACKAGES = [
  'chromium',
  'kamailio',
  ...KAMAILIO_MODULES.map((name) => `kamailio-${name}-modules`),
  'rtpengine-daemon',
  'rtpengine-utils',
  'baresip-core',
  'sqlite3',
  'tshark',
  'iproute2',
  'nginx-light',
];

/** Debian asks this file whether a freshly installed service may start; 101 = no. The tests start their own. */
const POLICY = '/usr/sbin/policy-rc.d';

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** Installs what is missing. @returns the names that are still missing. */
export function installPeers() {
  if (!existsSync('/etc/debian_version')) return [];
  const missing = PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0 || process.getuid?.() !== 0) return missing;
  console.log(`Installing ${missing.join(' ')} …`);
  const policyIsOurs = !existsSync(POLICY);
  if (policyIsOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    aptGet('update');
    if (!aptGet('install', '-y', '--no-install-recommends', ...missing)) {
      // One name that this release does not have must not keep the others away.
      for (const name of missing) aptGet('install', '-y', '--no-install-recommends', name);
    }
  } finally {
    if (policyIsOurs) rmSync(POLICY, { force: true });
  }
  return PACKAGES.filter((name) => !isInstalled(name));
}
