import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, Program } from '../support/processes.ts';

const HERE = import.meta.dirname;
export const DOMAIN = 'pbx.test';
export const WSS = `wss://${DOMAIN}:8443`;

/** Password of an extension of the bed's Kamailio, as its configuration makes it. */
export const passwordOf = (extension: string): string => `pw${extension}`;

/** Whether this machine can run the bed: the programs are there and the process may use the network as it needs. */
export function missingForBed(): string | undefined {
  // Set by in-namespace.sh: the phones' packets must not leave the machine, and need an address beside loopback.
  if (process.env.OFFHOOK_NAMESPACE !== '1') return 'needs a network namespace of its own (root on Linux)';
  const programs = ['kamailio', 'kamcmd', 'rtpengine', 'baresip', 'sqlite3', 'openssl', 'tshark'];
  const missing = programs.filter((program) => {
    try {
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
}

/** Kamailio with WSS, digest, presence and rtpengine on loopback, in a folder of its own. */
export class Bed {
  readonly dir = mkdtempSync(join(tmpdir(), 'offhook-bed-'));
  #kamailio: Program | undefined;
  #rtpengine: Program | undefined;

  /** For `--ignore-certificate-errors-spki-list`: base64 of the SHA-256 of the server's public key. */
  get spki(): string {
    return readFileSync(join(this.dir, 'server.spki'), 'utf8').trim();
  }

  async start(): Promise<void> {
    this.#makeCertificate();
    for (const name of ['kamailio.cfg', 'tls.cfg'])
      this.#fill(join(HERE, 'kamailio', name), join(this.dir, name));
    for (const schema of ['standard', 'presence']) {
      const sql = readFileSync(`/usr/share/kamailio/db_sqlite/${schema}-create.sql`);
      execFileSync('sqlite3', [join(this.dir, 'kam.sqlite')], { input: sql });
    }
    this.#rtpengine = new Program(
      'rtpengine',
      [
        '--config-file=none',
        '-f',
        '-E',
        '-t',
        '-1',
        '-i',
        '127.0.0.1',
        '-n',
        '127.0.0.1:2223',
        '-c',
        '127.0.0.1:2224',
        '-m',
        '30000',
        '-M',
        '31000',
        '--num-threads=2',
        '--delete-delay=0',
        '-L',
        '5',
      ],
      join(this.dir, 'rtpengine.log'),
    );
    await this.startKamailio();
  }

  async startKamailio(): Promise<void> {
    rmSync(join(this.dir, 'kam_ctl'), { force: true });
    this.#kamailio = new Program(
      'kamailio',
      ['-f', join(this.dir, 'kamailio.cfg'), '-DD', '-E', '-Y', this.dir, '-m', '128', '-M', '16'],
      join(this.dir, 'kamailio.log'),
    );
    await eventually('Kamailio answers its control socket', () => this.#control('core.uptime') !== undefined);
  }

  /** Kills Kamailio the hard way, as a crash does. */
  async killKamailio(): Promise<void> {
    await this.#kamailio?.stop('SIGKILL');
  }

  /** Whether an extension is in Kamailio's location table. */
  registered(extension: string): boolean {
    return this.#control('ul.lookup', 'location', `${extension}@${DOMAIN}`)?.includes('Contact') === true;
  }

  log(name: 'kamailio' | 'rtpengine'): string {
    return readFileSync(join(this.dir, `${name}.log`), 'utf8');
  }

  async stop(): Promise<void> {
    await Promise.all([this.#kamailio?.stop(), this.#rtpengine?.stop()]);
    rmSync(this.dir, { recursive: true, force: true });
  }

  #control(...command: readonly string[]): string | undefined {
    try {
      return execFileSync('kamcmd', ['-s', `unix:${join(this.dir, 'kam_ctl')}`, ...command], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return undefined;
    }
  }

  #fill(from: string, to: string): void {
    writeFileSync(to, readFileSync(from, 'utf8').replaceAll('@DIR@', this.dir));
  }

  #makeCertificate(): void {
    const openssl = (...args: readonly string[]): Buffer =>
      execFileSync('openssl', args, { cwd: this.dir, stdio: ['ignore', 'pipe', 'ignore'] });
    writeFileSync(
      join(this.dir, 'san.cnf'),
      `subjectAltName=DNS:${DOMAIN},DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n`,
    );
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
      '-subj',
      '/CN=Interop CA',
    );
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'server.key',
      '-out',
      'server.csr',
      '-subj',
      `/CN=${DOMAIN}`,
    );
    openssl(
      'x509',
      '-req',
      '-in',
      'server.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '30',
      '-out',
      'server.crt',
      '-extfile',
      'san.cnf',
    );
    writeFileSync(
      join(this.dir, 'chain.crt'),
      readFileSync(join(this.dir, 'server.crt'), 'utf8') + readFileSync(join(this.dir, 'ca.crt'), 'utf8'),
    );
    execFileSync(
      'sh',
      [
        '-c',
        'openssl x509 -in server.crt -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64 > server.spki',
      ],
      { cwd: this.dir },
    );
  }
}
