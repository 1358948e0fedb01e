import assert from 'node:assert/strict';
import { isAbsolute } from 'node:path';
import { describe, it } from 'node:test';
import { APP_PORT, readConfig } from './config.ts';

describe('readConfig', () => {
  it('has a fixed port and no exchange unless told', () => {
    const config = readConfig([], '1');
    assert.equal(config.port, APP_PORT);
    assert.equal(config.exchangePort, null);
    assert.ok(isAbsolute(config.root));
  });

  it('takes what the command line says', () => {
    const args = ['--port', '0', '--exchange-port', '8421', '--root', '/srv/app', '--data', '/srv/data'];
    const sources = ['--source-folder', '/srv/a', '--source-folder', '/srv/b'];
    const config = readConfig([...args, ...sources, '--app-origin', 'https://phone.example.com'], '2');
    assert.deepEqual(config, {
      root: '/srv/app',
      port: 0,
      exchangePort: 8421,
      version: '2',
      data: '/srv/data',
      folders: ['/srv/a', '/srv/b'],
      origins: ['https://phone.example.com'],
    });
  });

  for (const args of [
    ['--port', 'x'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--exchange-port', '1e3'],
    ['--what'],
    ['--app-origin', 'phone.example.com'],
    ['--app-origin', 'https://phone.example.com/'],
    ['--app-origin', '*'],
  ]) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => readConfig(args, '1'));
    });
  }
});
