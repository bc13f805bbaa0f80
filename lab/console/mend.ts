/**
 * What a site's owner does while we look on: a certificate that ran out is renewed, and nginx is told. For a name that no
 * other test measures, because what is mended here is mended for all of the lab until it is put back.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from 'node:tls';
import { openAuthority } from '../ca.ts';
import { until } from '../faults/until.ts';
import { loadScenarios } from '../scenarios.ts';
import { certificatePaths } from '../web/nginx-config.ts';
import { planSites } from '../web/plan.ts';

/** Returns when the site shows the new certificate; disposing puts the old one back. */
export async function renewCertificate(domain: string): Promise<AsyncDisposable> {
  const now = Temporal.Now.instant();
  const run = dirname(process.env.HIEN_DIEN_LAB ?? '');
  const site = planSites(await loadScenarios(), now).find(({ hosts }) => hosts.includes(domain));
  if (!site?.v4) throw new Error(`${domain} has no site with an IPv4 address in the lab`);
  const paths = certificatePaths(join(run, 'web'), site);
  const old = { key: readFileSync(paths.key, 'utf8'), chain: readFileSync(paths.chain, 'utf8') };
  const authority = openAuthority(join(dirname(run), 'ca'), now);
  const { keyPem, chainPem } = authority.issue({}, site.hosts, now);
  const address = site.v4;

  async function show({ key, chain }: typeof old): Promise<void> {
    writeFileSync(paths.key, key);
    writeFileSync(paths.chain, chain);
    const folder = join(run, 'servers', 'web');
    const config = join(folder, 'nginx.conf');
    execFileSync('nginx', ['-c', config, '-p', folder, '-e', join(folder, 'error.log'), '-s', 'reload'], {
      stdio: 'ignore',
    });
    await until(`${domain} shows the certificate it was given`, async () =>
      chain.includes(await certificateOf(address, domain)),
    );
  }

  await show({ key: keyPem, chain: chainPem });
  return { [Symbol.asyncDispose]: () => show(old) };
}

/** The leaf that a visitor is shown, its letters as they stand in a PEM file. */
function certificateOf(host: string, servername: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 443, servername, rejectUnauthorized: false }, () => {
      const letters = socket.getPeerCertificate().raw.toString('base64');
      socket.destroy();
      resolve(letters.replace(/(.{64})(?=.)/g, '$1\n'));
    });
    socket.once('error', reject);
  });
}
