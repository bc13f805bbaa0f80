/**
 * One page of a small business, right in everything that is not said: for scenarios whose fault lies in the page itself.
 *
 * It says who runs it, where, and how to reach them; it declares its language; it takes no orders and names no prices.
 */
export interface SitePage {
  /** Title and only h1. */
  title: string;
  /** HTML below the heading. */
  main: string;
  /** Default `vi`; null leaves the attribute out. */
  lang?: string | null;
  /** More lines of the head. */
  head?: string;
  /** HTML of the footer instead of `imprint`. */
  footer?: string;
}

/** Operator, address and telephone of an invented household business. */
export const imprint = `
    <p>Hộ kinh doanh Nguyễn Văn Bình. Người phụ trách: ông Nguyễn Văn Bình.</p>
    <p>Địa chỉ: số 27 đường Bờ Sông, phường Thống Nhất, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk.</p>
    <p>Điện thoại: 0262 385 1999.</p>`;

/** Sentences of a page that has something to say, about ninety words: for pages that only need to be a website. */
export const filling = `
    <p>Cơ sở của chúng tôi mở cửa từ năm 2012, bắt đầu chỉ với hai người trong nhà và một gian nhỏ cạnh chợ. Bà con
      quanh vùng ghé lại vì hàng làm cẩn thận, nói thật về nguồn gốc và không bao giờ ép mua. Đến nay có thêm bốn
      người phụ việc, đều là hàng xóm.</p>
    <p>Chúng tôi mở cửa từ bảy giờ sáng đến tám giờ tối, nghỉ trưa một giờ, nghỉ chiều chủ nhật. Khách ở xa nên gọi
      điện trước để chúng tôi chuẩn bị và chỉ đường cho tiện.</p>`;

export function sitePage({ title, main, lang = 'vi', head = '', footer = imprint }: SitePage): string {
  return `<!doctype html>
<html${lang === null ? '' : ` lang="${lang}"`}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/style.css">${head}
  </head>
  <body>
    <main>
    <h1>${title}</h1>${main}
    </main>
    <footer>${footer}
    </footer>
  </body>
</html>
`;
}
