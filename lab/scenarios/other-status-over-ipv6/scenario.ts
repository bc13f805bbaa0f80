/** Over IPv6 the name falls into a server block that does not know it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(257, () => ({
  about: 'Over IPv6 the front page gives 404, over IPv4 it is there.',
  witness: ['W3'],
  domains: [
    {
      name: 'other-status-over-ipv6.vn',
      web: [
        { families: 'v4' },
        {
          families: 'v6',
          address: 11,
          pages: {
            '/': { status: 404, body: '<!doctype html><title>404</title><h1>Không tìm thấy trang</h1>' },
          },
        },
      ],
    },
  ],
}));
