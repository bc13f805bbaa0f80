/** A stolen footer: Indonesian gambling links below a Vietnamese page. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(521, () => ({
  about: 'Five visible links in Indonesian to gambling names of three domains, below a Vietnamese page.',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'chantrangla.com.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Trung tâm Anh ngữ Sao Mai',
            main: `${filling}
    <p>
      <a href="https://slot-gacor-hari-ini.com/">situs slot gacor terpercaya</a>
      <a href="https://togel-resmi.net/">agen togel resmi</a>
      <a href="https://judi-online.net/a">daftar judi online terbaik</a>
      <a href="https://judi-online.net/b">slot gampang menang</a>
      <a href="https://togel-resmi.net/c">situs togel terpercaya</a>
    </p>`,
          }),
        },
      },
    },
  ],
}));
