/** Words of first start, and of links that activate or recover an account. */
import { defineMessages } from './define.ts';

export const startWords = defineMessages(
  {
    startTitle: 'Bắt đầu',
    startLede: 'Hiện Diện đã chạy. Anh chị muốn bắt đầu thế nào?',
    own: 'Tỉnh của tôi',
    ownText:
      'Cơ sở dữ liệu trống, chỉ có địa giới và danh mục. Anh chị tạo tài khoản quản trị rồi nhập danh sách.',
    ownSubmit: 'Bắt đầu với tỉnh của tôi',
    sample: 'Thử dữ liệu mẫu',
    sampleText:
      'Tỉnh Thái Nguyên với chủ thể và 412 tên miền bịa, có một năm lịch sử, ở cơ sở dữ liệu riêng. Mọi trang đều ghi “Dữ liệu mẫu”. Về tỉnh của mình lúc nào cũng được, ở Quản trị › Cài đặt; mỗi bên có tài khoản riêng.',
    sampleSubmit: 'Nạp dữ liệu mẫu',
    progressTitle: 'Đang nạp dữ liệu mẫu',
    progressLede: 'Mất khoảng nửa phút. Trang tự xem lại sau mỗi 2 giây rồi tự đi tiếp.',
    progressAt: (phase: string, done: string, of: string) =>
      `${phase === '' ? 'Đang tạo cơ sở dữ liệu riêng, khoảng 15 giây' : phase} · bước ${done}/${of}`,
    progressWait: 'Đang chuẩn bị…',
    progressAgain: 'Xem lại',
    progressFailed: 'Không nạp được dữ liệu mẫu',
    progressRetry: 'Thử lại',

    adminTitle: 'Tài khoản quản trị',
    adminLede: 'Người đầu tiên, giao quyền cho mọi người sau đó.',
    name: 'Họ tên',
    login: 'Tên đăng nhập',
    loginHint: 'Chữ không dấu, chữ số, dấu chấm hoặc gạch nối; ví dụ nguyen.ha.',
    password: 'Mật khẩu',
    passwordHint: (least: number) =>
      `Ít nhất ${least} ký tự; bốn, năm từ không liên quan là dễ nhớ và khó đoán. Chép ra giấy cất kín cũng được.`,
    continue: 'Tiếp tục',

    totpTitle: 'Ứng dụng xác thực',
    totpLede: 'Mật khẩu có thể bị nhìn thấy; mã trong điện thoại thì đổi sau mỗi 30 giây.',
    totpStep1:
      'Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, hoặc ứng dụng tương tự).',
    totpStep2: 'Chọn thêm tài khoản rồi quét hình này.',
    totpStep3: 'Nhập mã 6 số đang hiện trong ứng dụng.',
    qr: 'Mã QR cho ứng dụng xác thực',
    typed: 'Không quét được thì gõ khóa này:',
    openApp: 'Mở trong ứng dụng trên máy này',
    code: 'Mã 6 số',
    finish: 'Hoàn tất',
    emailInstead: 'Điện thoại không có ứng dụng xác thực? Nhận mã qua e-mail mỗi lần đăng nhập.',
    emailSend: 'Gửi mã qua e-mail',
    emailTitle: 'Mã qua e-mail',
    emailLede: (minutes: number) =>
      `Chúng tôi đã gửi mã 8 số tới e-mail của anh chị; dùng được trong ${minutes} phút.`,
    emailCode: 'Mã 8 số trong thư',
    backToApp: 'Dùng ứng dụng xác thực',

    activateTitle: 'Kích hoạt tài khoản',
    assigned: (posts: string) => `Anh chị được giao: ${posts}.`,
    recoverTitle: 'Đặt lại cách đăng nhập',
    recoverLede: (name: string) =>
      `Tài khoản của ${name}. Mật khẩu và ứng dụng cũ hết hiệu lực khi anh chị làm xong; khóa truy cập cũ bị xóa.`,
    loginIs: 'Tên đăng nhập của anh chị',
    passwordNew: 'Mật khẩu mới',

    overTitle: 'Liên kết này không dùng được nữa',
    overText:
      'Liên kết đã dùng rồi, đã hết hạn hoặc đã được thay bằng liên kết mới. Nếu chính anh chị đã kích hoạt thì chỉ việc đăng nhập; nếu không, xin người quản trị của tỉnh một liên kết mới.',
    overSetup:
      'Liên kết bắt đầu dùng được một lần trong 24 giờ. Chưa có người quản trị thì khởi động lại chương trình trên máy chủ: nó in ra liên kết mới.',
    toSignIn: 'Đến trang đăng nhập',

    postTitle: 'Vị trí đầu tiên',
    postLede:
      'Người quản trị giao quyền, không làm số liệu. Tạo vị trí “Chuyên viên chương trình” để có người xem và nhập danh sách của tỉnh.',
    province: 'Tỉnh, thành phố',
    postName: 'Tên vị trí',
    postDefault: 'Chuyên viên chương trình',
    who: 'Ai giữ vị trí này',
    whoSelf: 'Chính tôi',
    whoSelfHint: 'Một tài khoản giữ cả hai vị trí; đổi qua lại trong thực đơn.',
    whoOther: 'Người khác',
    whoOtherHint: 'Tạo tài khoản và một liên kết kích hoạt để đưa cho người đó.',
    otherName: 'Họ tên người đó',
    otherLogin: 'Tên đăng nhập của người đó',
    otherNameMissing: 'Hãy ghi họ tên người đó.',
    otherLoginMissing: 'Hãy ghi tên đăng nhập của người đó.',
    make: 'Tạo vị trí',
    later: 'Để sau',
    handOn: 'Vị trí đã có người giữ. Đưa phiếu này tận tay người đó.',
    toAccounts: 'Đến tài khoản và vị trí',
    provinceMissing: 'Hãy chọn tỉnh, thành phố.',
    passwordMissing: 'Hãy nhập mật khẩu.',
    codeMissing: 'Hãy nhập mã.',
  },
  {
    startTitle: 'Begin',
    startLede: 'Hiện Diện is running. How do you want to begin?',
    own: 'My province',
    ownText:
      'An empty database with the territory and the tables. You make an administrator and bring lists in.',
    ownSubmit: 'Begin with my province',
    sample: 'Try the sample',
    sampleText:
      'Thái Nguyên with invented subjects and 412 invented names, a year of history, in a database of its own. Every page says “Sample”. Turn to your own province at any time under Administration › Settings; each side has accounts of its own.',
    sampleSubmit: 'Load the sample',
    progressTitle: 'Loading the sample',
    progressLede:
      'It takes about half a minute. The page looks again every 2 seconds and then goes on by itself.',
    progressAt: (phase: string, done: string, of: string) =>
      `${phase === '' ? 'Making a database of its own, some 15 seconds' : phase} · step ${done} of ${of}`,
    progressWait: 'Preparing…',
    progressAgain: 'Look again',
    progressFailed: 'The sample could not be loaded',
    progressRetry: 'Try again',

    adminTitle: 'Administrator',
    adminLede: 'The first person, who gives rights to all others.',
    name: 'Name',
    login: 'Login',
    loginHint: 'Letters a–z, digits, dot or hyphen; such as nguyen.ha.',
    password: 'Password',
    passwordHint: (least: number) =>
      `At least ${least} characters; four or five unrelated words are easy to remember and hard to guess.`,
    continue: 'Continue',

    totpTitle: 'Authenticator app',
    totpLede: 'A password may be seen; the code in the phone changes every 30 seconds.',
    totpStep1:
      'Open the authenticator app on the phone (Google Authenticator, Microsoft Authenticator or the like).',
    totpStep2: 'Add an account and scan this picture.',
    totpStep3: 'Enter the 6-digit code the app shows.',
    qr: 'QR code for the authenticator app',
    typed: 'If it cannot be scanned, type this key:',
    openApp: 'Open in the app on this device',
    code: '6-digit code',
    finish: 'Finish',
    emailInstead: 'No authenticator app on the phone? Get a code by e-mail at every sign-in.',
    emailSend: 'Send a code by e-mail',
    emailTitle: 'Code by e-mail',
    emailLede: (minutes: number) =>
      `We sent an 8-digit code to your e-mail address; it is good for ${minutes} minutes.`,
    emailCode: '8-digit code of the letter',
    backToApp: 'Use the authenticator app',

    activateTitle: 'Activate the account',
    assigned: (posts: string) => `You were given: ${posts}.`,
    recoverTitle: 'Set sign-in anew',
    recoverLede: (name: string) =>
      `The account of ${name}. The old password and app end when you are done; old passkeys are removed.`,
    loginIs: 'Your login',
    passwordNew: 'New password',

    overTitle: 'This link is not good any more',
    overText:
      'It was used, has run out or was replaced by a newer one. If you have activated the account, just sign in; if not, ask the administrator of the province for a new link.',
    overSetup:
      'The link to begin is good once within 24 hours. While there is no administrator, start the program on the server again: it prints a new one.',
    toSignIn: 'To sign-in',

    postTitle: 'The first post',
    postLede:
      'An administrator gives rights and makes no figures. Make a post “Programme officer”, so that somebody sees the province and brings its lists in.',
    province: 'Province',
    postName: "The post's title",
    postDefault: 'Chuyên viên chương trình',
    who: 'Who holds it',
    whoSelf: 'I do',
    whoSelfHint: 'One account holds both posts; change between them in the menu.',
    whoOther: 'Somebody else',
    whoOtherHint: 'Makes an account and a link for that person.',
    otherName: "That person's name",
    otherLogin: "That person's login",
    otherNameMissing: 'Give their full name.',
    otherLoginMissing: 'Give their login.',
    make: 'Make the post',
    later: 'Later',
    handOn: 'The post has its holder. Hand this card over in person; the link is shown once.',
    toAccounts: 'To accounts and posts',
    provinceMissing: 'Choose a province.',
    passwordMissing: 'Enter the password.',
    codeMissing: 'Enter the code.',
  },
);
