/**
 * Advice for A8, one for each state that is not yet a page of one's own.
 */
import type { Advice } from '../check.ts';

export type StateCause =
  | 'no-web-address'
  | 'unreachable'
  | 'http-error'
  | 'suspended'
  | 'for-sale'
  | 'parked'
  | 'default-page'
  | 'empty'
  | 'under-construction'
  | 'redirect-social'
  | 'redirect-marketplace'
  | 'redirect-other'
  | 'redirect-to-placeholder'
  | 'script-app';

function advise(
  vi: readonly [owner: string, provider: string],
  en: readonly [owner: string, provider: string],
): Advice {
  return { vi: { owner: vi[0], provider: vi[1] }, en: { owner: en[0], provider: en[1] } };
}

export const stateAdvice: Record<StateCause, Advice> = {
  'no-web-address': advise(
    [
      'Tên miền đã có nhưng chưa gắn với trang web nào, khách gõ vào sẽ không thấy gì. Hãy nhờ nơi bán tên miền gắn một trang giới thiệu đơn giản: tên, địa chỉ, điện thoại, giờ mở cửa là đủ để bắt đầu.',
      'Cả tên gốc lẫn www đều không có A hoặc AAAA. Thêm A và AAAA trỏ tới máy chủ web cho cả hai tên.',
    ],
    [
      'You have the name, but no website stands behind it: who types it sees nothing. Ask the company that sold it to put up a simple page; name, address, phone and opening hours are enough to begin with.',
      'Neither the apex nor www has an A or AAAA record. Publish both, for both names, pointing at the web server.',
    ],
  ),
  unreachable: advise(
    [
      'Trang web không mở được vào lúc đo. Hãy thử mở bằng điện thoại dùng 4G; nếu cũng không được, hãy báo nhà cung cấp hosting ngay kèm giờ đo.',
      'Không địa chỉ nào của tên gốc và www nhận kết nối ở cổng 80 hoặc 443, hoặc không máy chủ tên miền nào trả lời. Kiểm tra dịch vụ web, tường lửa, bản ghi A/AAAA và tập NS; kết quả từng địa chỉ có trong chứng cứ.',
    ],
    [
      'Your website could not be opened when we measured. Try it from a phone on mobile data; if that fails too, tell your hosting provider at once, with the time of this measurement.',
      'No address of apex or www accepts connections on port 80 or 443, or no name server answers. Check the web service, firewalls, A/AAAA records and the NS set; each address is in the evidence.',
    ],
  ),
  'http-error': advise(
    [
      'Trang web đang báo lỗi thay vì hiện nội dung. Hãy gửi cho nhà cung cấp mã lỗi ở phần chứng cứ và nhờ họ khôi phục trang.',
      'Trang đầu kết thúc bằng mã 4xx/5xx, hoặc chuyển hướng vòng tròn hay tới địa chỉ sai. 403/404 thường do thiếu tệp index hoặc sai thư mục gốc; 5xx xem nhật ký ứng dụng; vòng lặp thường do quy tắc http↔https hoặc www↔gốc ngược nhau (RFC 9110 §15).',
    ],
    [
      'Your website shows an error instead of its content. Send your provider the error code in the evidence and ask them to bring the page back.',
      'The front page ends in a 4xx/5xx status, a redirect loop or a redirect to no valid address. 403/404 is mostly a missing index file or a wrong document root; for 5xx read the application log; loops mostly come from opposite http↔https or www↔apex rules (RFC 9110 §15).',
    ],
  ),
  suspended: advise(
    [
      'Nhà cung cấp đã tạm khóa trang, thường vì chưa gia hạn hoặc vì trang bị nhiễm mã độc. Hãy gọi cho họ để biết lý do; nếu chỉ là tiền gia hạn, trang có thể mở lại trong ngày.',
      'Trang hiển thị là trang thông báo tạm khóa, hoặc NS/CNAME trỏ tới máy chủ tạm khóa. Báo cho khách lý do và điều kiện mở lại; nếu vì mã độc, giúp khách làm sạch trước khi mở.',
    ],
    [
      'Your provider has suspended your site, mostly because a renewal was missed or the site carried malware. Call them for the reason; if it is only the fee, the site can be back the same day.',
      'The page shown is a suspension notice, or NS/CNAME lead to suspension hosts. Tell the customer why and what reopens it; after malware, help to clean the site first.',
    ],
  ),
  'for-sale': advise(
    [
      'Khách gõ tên miền này thấy lời rao bán tên. Nếu anh chị không định bán, hãy đăng nhập nơi quản lý tên miền để tắt rao bán và gắn trang của mình; nếu tên đã lọt sang người khác, hãy hỏi nhà đăng ký.',
      'NS, CNAME hoặc trang cuối thuộc dịch vụ mua bán tên miền, hoặc trang tự rao bán chính tên này. Bỏ đăng bán và trỏ NS, A, AAAA về máy chủ của khách.',
    ],
    [
      'Who types this name reads that it is for sale. If you do not mean to sell it, switch the offer off where the name is managed and put up your page; if the name has passed to somebody else, ask the registrar.',
      'NS, CNAME or the final page belong to a sales service, or the page offers this very name. Withdraw the listing and point NS, A and AAAA at the customer’s server.',
    ],
  ),
  parked: advise(
    [
      'Tên miền đang bị trang quảng cáo chiếm chỗ: khách chỉ thấy quảng cáo, không thấy cửa hàng của anh chị. Hãy nhờ nhà đăng ký gắn trang giới thiệu của mình vào tên này.',
      'DNS trỏ tới dịch vụ parking, hoặc trang chỉ có nguồn quảng cáo. Đổi NS/CNAME/A về máy chủ của khách và tắt parking trong bảng quản lý.',
    ],
    [
      'The name is parked: visitors see advertisements, not your business. Ask the registrar to put your own page on it.',
      'DNS points at a parking service, or the page is nothing but an advertisement feed. Point NS/CNAME/A at the customer’s server and switch parking off in the panel.',
    ],
  ),
  'default-page': advise(
    [
      'Chỗ đặt trang đã có nhưng vẫn là trang mặc định của máy chủ hoặc của nhà đăng ký, chưa có nội dung của anh chị. Hãy nhờ nhà cung cấp đưa trang giới thiệu của mình lên.',
      'Trang đầu là trang mặc định (Apache, nginx, IIS, Plesk, cPanel …) hoặc trang giữ chỗ của nhà đăng ký. Tạo virtual host cho tên gốc và www rồi tải nội dung lên đúng thư mục gốc.',
    ],
    [
      'The space is rented but still shows the server’s or the registrar’s own page, nothing of yours. Ask the provider to put your page up.',
      'The front page is a default page (Apache, nginx, IIS, Plesk, cPanel …) or a registrar’s holding page. Set up a virtual host for apex and www and upload the content to its document root.',
    ],
  ),
  empty: advise(
    [
      'Trang gần như trống: chưa đủ hai mươi chữ để khách biết anh chị là ai. Hãy viết vài dòng: bán gì, ở đâu, giờ nào, gọi số nào. Chữ nằm trong ảnh thì máy tìm kiếm và người khiếm thị không đọc được.',
      'Trang có dưới 20 từ nhìn thấy được, hoặc là danh sách tệp. Thêm nội dung chữ trong HTML; tắt liệt kê thư mục (Apache `Options -Indexes`, nginx `autoindex off`).',
    ],
    [
      'Your page is nearly empty: fewer than twenty words to tell visitors who you are. Write a few lines: what you sell, where, when, which number to call. Words inside a picture cannot be read by search engines or blind people.',
      'The page has fewer than 20 visible words, or is a list of files. Put text into the HTML; switch directory listings off (Apache `Options -Indexes`, nginx `autoindex off`).',
    ],
  ),
  'under-construction': advise(
    [
      'Trang đang ghi là “đang xây dựng”. Đừng đợi trang hoàn hảo: một trang đơn giản với tên, địa chỉ, điện thoại và vài tấm ảnh đã có ích cho khách ngay hôm nay.',
      'Tiêu đề hoặc h1 nói trang đang xây dựng hay bảo trì, dưới 150 từ và không có biểu mẫu. Tắt chế độ coming soon/maintenance; khi bảo trì thật, trả 503 kèm Retry-After (RFC 9110 §15.6.4).',
    ],
    [
      'The page says it is under construction. Do not wait for perfection: a simple page with name, address, phone and a few pictures helps your customers today.',
      'Title or h1 says that the site is being built or maintained, with fewer than 150 words and no form. Switch the coming-soon or maintenance mode off; for real maintenance answer 503 with Retry-After (RFC 9110 §15.6.4).',
    ],
  ),
  'redirect-social': advise(
    [
      'Tên miền chỉ dẫn sang trang mạng xã hội. Trang đó có thể bị khóa hay mất bất cứ lúc nào, và không phải khách nào cũng có tài khoản. Nên có một trang riêng đơn giản, rồi đặt liên kết mạng xã hội trên đó.',
      'Chuyển hướng kết thúc ở một mạng xã hội. Dựng một trang tĩnh trên tên miền này và đặt liên kết sang mạng xã hội thay cho chuyển hướng.',
    ],
    [
      'The name only leads to a social network page, which can be locked or lost any day, and not every customer has an account there. Keep a simple page of your own and link to the network from it.',
      'The redirect ends on a social network. Put a static page on this name and link to the network instead of redirecting.',
    ],
  ),
  'redirect-marketplace': advise(
    [
      'Tên miền chỉ dẫn sang gian hàng trên sàn. Gian hàng phụ thuộc vào sàn; một trang riêng giúp khách tìm thấy anh chị kể cả khi đổi sàn. Hãy làm một trang đơn giản và đặt liên kết tới gian hàng trên đó.',
      'Chuyển hướng kết thúc ở sàn thương mại điện tử. Dựng một trang tĩnh trên tên miền này và liên kết tới gian hàng.',
    ],
    [
      'The name only leads to a stall on a marketplace, which depends on that marketplace. A page of your own lets customers find you even when you move. Make a simple one and link to the stall from it.',
      'The redirect ends on a marketplace. Put a static page on this name and link to the stall.',
    ],
  ),
  'redirect-other': advise(
    [
      'Tên miền dẫn sang một trang ở tên miền khác và trang đó đang hoạt động. Nếu đó là trang của anh chị thì không cần làm gì; nếu không phải, hãy hỏi ngay nơi quản lý tên miền.',
      'Chuyển hướng kết thúc ở một tên miền đăng ký khác. Giữ 301, giữ chứng thư của tên này còn hạn và gia hạn cả hai tên.',
    ],
    [
      'The name leads to a working page under another name. If that page is yours, nothing needs doing; if not, ask whoever manages the name at once.',
      'The redirect ends on another registrable domain. Keep it a 301, keep this name’s certificate valid and renew both names.',
    ],
  ),
  'redirect-to-placeholder': advise(
    [
      'Tên miền dẫn sang một tên khác, nhưng ở đó chưa có nội dung gì. Hãy nhờ nhà cung cấp dẫn về đúng trang của anh chị.',
      'Chuyển hướng kết thúc ở một tên miền khác mà trang ở đó trống hoặc chưa đủ để tính là trang web. Sửa đích chuyển hướng hoặc đưa nội dung lên đó.',
    ],
    [
      'The name leads to another name where there is nothing yet. Ask the provider to make it lead to your real page.',
      'The redirect ends on another registrable domain whose page is empty or too little to count. Correct the target or put content there.',
    ],
  ),
  'script-app': advise(
    [
      'Trang chỉ hiện ra khi trình duyệt chạy chương trình kèm theo. Máy tìm kiếm và điện thoại cũ có thể thấy trang trắng. Hãy hỏi người làm trang xem có thể cho hiện sẵn chữ ngay trong trang không.',
      'HTML ban đầu chỉ có điểm gắn trống (#root, #app …). Dùng kết xuất phía máy chủ hoặc kết xuất trước (SSR, prerender) cho trang đầu, kèm nội dung dự phòng trong `noscript`.',
    ],
    [
      'Your page appears only when the browser runs its program. Search engines and old phones may see a blank page. Ask who made it whether the text can be there from the start.',
      'The HTML as sent is an empty mount point (#root, #app …). Render the front page on the server or beforehand (SSR, prerender), and put a fallback into `noscript`.',
    ],
  ),
};
