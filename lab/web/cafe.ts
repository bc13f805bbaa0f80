/**
 * The good website of the lab: a small café with seven pages, everything a visitor and the law want to see in place.
 *
 * It names no goods to be bought on the page, so nothing in it looks like an online shop.
 */
export interface Cafe {
  /** U-label of the domain, shown as the café's name. */
  shown: string;
  /** A-label. */
  domain: string;
  /** Scenario number: makes telephone, code and address differ between cafés. */
  number: number;
}

/** A 10-digit enterprise code with a right check digit (weights of Thông tư 105/2020/TT-BTC's tax codes). */
export function enterpriseCode(number: number): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  for (let serial = 1_000_000 + number * 7; ; serial += 1) {
    const digits = `07${serial}`;
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    const check = 10 - (sum % 11);
    if (check >= 0 && check <= 9) return digits + check;
  }
}

/** Files of the website by path. */
export function cafePages(cafe: Cafe, now: Temporal.Instant): Record<string, { body: string }> {
  const expires = now.add({ hours: 24 * 180 }).toString({ fractionalSecondDigits: 0 });
  const menu = ['Cà phê phin', 'Cà phê sữa đá', 'Bạc xỉu', 'Trà sen', 'Nước chanh', 'Bánh mì chảo'];
  const day = now.toString().slice(0, 10);
  const pages: Record<string, { body: string }> = {
    '/': { body: page(cafe, `Quán cà phê ${cafe.shown}`, front(cafe)) },
    '/gioi-thieu.html': { body: page(cafe, 'Giới thiệu', `<p>${story}</p>`) },
    '/thuc-don.html': {
      body: page(cafe, 'Thực đơn', `<ul>${menu.map((dish) => `<li>${dish}</li>`).join('')}</ul>`),
    },
    '/khong-gian.html': { body: page(cafe, 'Không gian quán', `<p>${rooms}</p>`) },
    '/su-kien.html': {
      body: page(cafe, 'Sự kiện', '<p>Tối thứ bảy hằng tuần quán có nhạc mộc, vào cửa tự do.</p>'),
    },
    '/lien-he.html': { body: page(cafe, 'Liên hệ', contact(cafe)) },
    '/bao-mat.html': {
      body: page(
        cafe,
        'Chính sách bảo mật',
        '<p>Trang này không đặt cookie và không thu thập dữ liệu cá nhân.</p>',
      ),
    },
    '/style.css': { body: 'body { font-family: sans-serif; max-width: 45rem; margin: auto; }\n' },
    '/robots.txt': { body: `User-agent: *\nAllow: /\nSitemap: https://${cafe.domain}/sitemap.xml\n` },
    '/.well-known/security.txt': {
      body: [
        'Contact: mailto:baomat@maychu.vn',
        `Expires: ${expires}`,
        'Preferred-Languages: vi, en',
        `Canonical: https://${cafe.domain}/.well-known/security.txt`,
        '',
      ].join('\n'),
    },
  };
  const urls = Object.keys(pages).filter((path) => path === '/' || path.endsWith('.html'));
  const entries = urls.map(
    (path) => `<url><loc>https://${cafe.domain}${path}</loc><lastmod>${day}</lastmod></url>`,
  );
  pages['/sitemap.xml'] = {
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`,
  };
  return pages;
}

const story =
  'Quán mở cửa từ năm 2014 trong một căn nhà cũ ven sông. Chủ quán rang hạt mỗi sáng thứ hai, chọn cà phê của các ' +
  'hộ trồng quen biết ở Cầu Đất và Măng Đen, không pha thêm hương liệu. Khách quen thường ngồi ở hiên sau, nơi có ' +
  'giàn hoa giấy và tiếng chim buổi sớm.';
const rooms =
  'Tầng trệt có tám bàn gỗ, tầng lầu có phòng đọc sách yên tĩnh và ổ cắm điện cho người làm việc. Lối vào có đường ' +
  'dốc cho xe lăn, chỗ để xe máy ở ngay trước cửa.';

function front(cafe: Cafe): string {
  return `
    <p>Chào mừng bạn đến với quán cà phê ${cafe.shown}, nơi gặp gỡ của bà con trong phường mỗi buổi sáng và của
      sinh viên mỗi buổi tối. ${story}</p>
    <h2>Giờ mở cửa</h2>
    <p>Quán mở cửa từ sáu giờ sáng đến mười giờ tối, tất cả các ngày trong tuần, nghỉ ba ngày Tết. Buổi sáng có bánh
      mì chảo và trứng ốp la, buổi chiều có chè hạt sen, buổi tối có trà nóng và bánh đậu xanh.</p>
    <h2>Không gian</h2>
    <p>${rooms}</p>
    <h2>Dành cho khách ở xa</h2>
    <p>Từ chợ trung tâm bạn đi theo đường bờ sông khoảng năm trăm mét, qua cầu nhỏ rồi rẽ phải ở cây đa. Nếu đi xe
      buýt, hãy xuống ở bến nhà văn hóa phường, quán ở ngay đối diện. Nhóm đông xin gọi điện báo trước để quán giữ
      chỗ ngồi gần nhau.</p>`;
}

function contact(cafe: Cafe): string {
  return `<address>${operator(cafe)}</address>`;
}

function operator(cafe: Cafe): string {
  const tail = String(1000 + cafe.number).padStart(4, '0');
  return `
      <p>Chịu trách nhiệm: Công ty TNHH Cà phê ${cafe.shown}. Người phụ trách: bà Nguyễn Thị Hoa.</p>
      <p>Mã số doanh nghiệp: ${enterpriseCode(cafe.number)}, do Sở Tài chính cấp.</p>
      <p>Địa chỉ: số ${cafe.number} đường Bờ Sông, phường Thống Nhất, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk.</p>
      <p>Điện thoại: <a href="tel:+84262385${tail}">0262 385 ${tail}</a>.
        Thư điện tử: <a href="mailto:lienhe@${cafe.domain}">lienhe@${cafe.domain}</a>.</p>`;
}

function page(cafe: Cafe, title: string, main: string): string {
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – ${cafe.shown}</title>
    <meta name="description" content="Quán cà phê ${cafe.shown}: giờ mở cửa, thực đơn, không gian và đường đi.">
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <nav>
      <a href="/">Trang chủ</a> <a href="/gioi-thieu.html">Giới thiệu</a> <a href="/thuc-don.html">Thực đơn</a>
      <a href="/khong-gian.html">Không gian</a> <a href="/su-kien.html">Sự kiện</a> <a href="/lien-he.html">Liên hệ</a>
    </nav>
    <main>
    <h1>${title}</h1>${main}
    </main>
    <footer>${operator(cafe)}
      <p><a href="/bao-mat.html">Chính sách bảo mật</a></p>
    </footer>
  </body>
</html>
`;
}
