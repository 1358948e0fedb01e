import { createServer as createPlain, request as ask } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { HELPER_PORT } from '../../helper/protocol.ts';
import { makeCertificate } from './certificates.ts';
import { startHelperProgram } from './helper-program.ts';
import type { HelperProgram } from './helper-program.ts';

/** The app at an address of the web, and the helper of this computer, as one browser sees them. */
export interface HelperFromWeb {
  readonly origin: string;
  readonly helper: HelperProgram;
  /** Makes a browser take the one for the web and the other for the helper's port, which another program may hold. */
  readonly args: readonly string[];
  close(): Promise<void>;
}

const HOST = 'phone.example.com';

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export async function openHelperFromWeb(): Promise<HelperFromWeb> {
  const origin = `https://${HOST}`;
  const helper = await startHelperProgram({ origins: [origin] });
  // The helper answers to the name of its own port alone.
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url: path, headers } = request;
    const host = `127.0.0.1:${String(helper.port)}`;
    const way = ask(
      { host: '127.0.0.1', port: helper.port, method, path, headers: { ...headers, host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    way.on('error', () => response.destroy());
    request.pipe(way);
  };
  const web = createServer(makeCertificate({ names: [HOST] }), pass);
  const local = createPlain(pass);
  const [webPort, localPort] = await Promise.all([listen(web), listen(local)]);
  const rules = [
    `MAP ${HOST}:443 127.0.0.1:${String(webPort)}`,
    `MAP 127.0.0.1:${String(HELPER_PORT)} 127.0.0.1:${String(localPort)}`,
  ];
  return {
    origin,
    helper,
    args: [
      `--host-resolver-rules=${rules.join(',')}`,
      `--ip-address-space-overrides=127.0.0.1:${String(webPort)}=public`,
      '--ignore-certificate-errors',
    ],
    close: async () => {
      for (const server of [web, local]) server.closeAllConnections();
      await Promise.all([web, local].map((server) => new Promise((resolve) => server.close(resolve))));
      await helper.close();
    },
  };
}
