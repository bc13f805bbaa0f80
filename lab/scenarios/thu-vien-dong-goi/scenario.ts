/** An old plug-in that is packed, as many honest ones are. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(543, () => ({
  about: 'A packed slider script alone, and Cloudflare’s hidden frame: no flag.',
  witness: ['A8-malware'],
  domains: [
    {
      name: 'thuviendonggoi.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Nhà hàng tiệc cưới Hoa Ban',
            main: `${filling}
    <script>eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\b'+c+'\\b','g'),k[c]);return p}('0.1()',2,2,'slider|start'.split('|'),0,{}))</script>
    <script>(function(){var a=document.createElement('iframe');a.height=1;a.width=1;a.style.display='none';a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'})();</script>`,
          }),
        },
      },
    },
  ],
}));
