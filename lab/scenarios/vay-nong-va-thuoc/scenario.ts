/** Loan sharks and pills hidden in the page of a school for drivers. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(526, () => ({
  about: 'Hidden words of loan sharks and pill sellers, with hidden links to them.',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'vaynongvathuoc.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Trung tâm dạy lái xe Buôn Hồ',
            main: `${filling}
    <div style="position:absolute; left:-9999px">
      vay nóng trong ngày, bốc bát họ, viagra chính hãng
      <a href="https://vay-nong-247.com/">vay nóng</a>
      <a href="https://thuoc-viagra.net/">viagra</a>
    </div>`,
          }),
        },
      },
    },
  ],
}));
