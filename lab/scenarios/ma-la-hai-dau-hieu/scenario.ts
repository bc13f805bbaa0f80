/** Two weak marks of a planted script that agree. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(541, () => ({
  about: 'An obfuscated script, and another one loaded from a bare address.',
  witness: ['A8-malware'],
  domains: [
    {
      name: 'malahaidauhieu.com',
      web: {
        pages: {
          '/': sitePage({
            title: 'Nhà xe Thuận Phát',
            main: `${filling}
    <script>var _0x3fa1=['\\x6c','\\x6f'];(function(_0x3fa1,_0x1b2c){_0x3fa1(_0x1b2c)})(_0x3fa1,_0x1b2c);_0x3fa1[_0x1b2c](_0x3fa1,_0x1b2c);_0x3fa1(_0x1b2c);_0x3fa1(_0x1b2c);_0x3fa1(_0x1b2c);</script>
    <script src="https://203.0.113.77/stats/jquery.js"></script>`,
          }),
        },
      },
    },
  ],
}));
