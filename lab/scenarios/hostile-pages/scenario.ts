/**
 * Web servers that would hang, flood or mislead who reads them, one domain a manner. The tests of faults measure each.
 */
import type { TcpMode } from '../../misbehaving/tcp-modes.ts';
import { type DomainSpec, defineScenario } from '../../scenario.ts';

/** Behind a good handshake on 443, and on port 80. `never-ends` takes 100 s and is scenario page-never-ends. */
const afterRequest: readonly TcpMode[] = [
  'huge-body',
  'compression-bomb',
  'broken-compression',
  'endless-headers',
  'huge-header',
  'slow-drip',
  'cut-short',
  'redirect-loop',
  'redirect-endless',
  'redirect-internal',
  'redirect-metadata',
  'redirect-nowhere',
];

/** On both ports as soon as a connection stands or the first bytes came. */
const atOnce: readonly TcpMode[] = [
  'tarpit',
  'reset',
  'close',
  'garbage',
  'plain-http',
  'tls-alert-40',
  'big-certificate',
];

export default defineScenario(1001, () => ({
  about: 'The page is 1 GB long; other domains, other traps.',
  witness: ['A8'],
  domains: [...afterRequest, ...atOnce].map((misbehaves, index): DomainSpec => {
    const tls = afterRequest.includes(misbehaves);
    return {
      name: `trang-${misbehaves}.vn`,
      web: { address: index + 1, http: { misbehaves }, https: { misbehaves, tls } },
    };
  }),
}));
