/** Words of signing in: password, second factor, passkey, provider, choosing a post, proving it again. */
import { defineMessages } from './define.ts';

export const signInWords = defineMessages(
  {
    title: 'Đăng nhập',
    pictureTitle: 'Một tên miền là một ô.',
    pictureLight: 'Hiện diện là ánh sáng trong ô đó.',
    pictureText: 'Hệ thống đo mỗi tên miền .vn của tỉnh đang cho người xem thấy gì, và ai cần làm gì.',
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    or: 'hoặc',
    passkey: 'Đăng nhập bằng khóa truy cập',
    passkeyWaiting: 'Đang chờ thiết bị của anh chị…',
    passkeyFailed: 'Thiết bị chưa trả lời. Anh chị thử lại, hoặc đăng nhập bằng mật khẩu.',
    provider: (name: string) => `Đăng nhập bằng ${name}`,
    lost: 'Quên mật khẩu hoặc mất điện thoại: hỏi người quản trị của tỉnh. Họ đưa tận tay một liên kết để đặt lại; chúng tôi không gửi liên kết như thế qua e-mail.',
    signedOut: 'Anh chị đã đăng xuất.',

    factorTitle: 'Bước thứ hai',
    factorLede: 'Mật khẩu đã đúng. Giờ đến mã chỉ anh chị có.',
    totpCode: 'Mã 6 số trong ứng dụng',
    totpHint: 'Mở ứng dụng xác thực trên điện thoại, tìm dòng Hiện Diện.',
    emailCode: 'Mã 8 số trong thư',
    emailHint: (minutes: number) =>
      `Mã đã gửi tới địa chỉ e-mail của tài khoản và dùng được trong ${minutes} phút. Chưa thấy thì xem cả mục thư rác.`,
    emailOffer: 'Gửi mã qua e-mail',
    emailAgain: 'Gửi lại mã',
    emailInstead: 'Không mở được ứng dụng? Chúng tôi gửi một mã tới e-mail của tài khoản.',
    emailFirst: 'Chúng tôi gửi một mã tới e-mail của tài khoản.',
    totpInstead: 'Có ứng dụng xác thực thì nhập mã ở đây.',
    continue: 'Tiếp tục',
    noFactor:
      'Tài khoản này nhận mã qua e-mail, nhưng hệ thống chưa gửi được e-mail. Anh chị hỏi người quản trị của tỉnh.',
    startAgain: 'Đăng nhập lại từ đầu',
    mailSubject: 'Mã đăng nhập Hiện Diện',
    mailText: (code: string, minutes: number) =>
      `Mã của anh chị: ${code}\n\nMã dùng được trong ${minutes} phút, một lần, ở trang đang mở.\nNếu không phải anh chị đang đăng nhập: đừng đưa mã này cho ai và báo ngay người quản trị của tỉnh.\n`,

    chooseTitle: 'Chọn vị trí',
    chooseLede: 'Mỗi lúc anh chị làm việc ở một trong các vị trí đang giữ; đổi lúc nào cũng được.',
    choosePost: 'Làm việc ở vị trí',
    chooseSubmit: 'Vào làm việc',
    noPostTitle: 'Chưa có vị trí nào',
    noPost:
      'Tài khoản của anh chị hôm nay chưa được giao vị trí nào nên chưa có gì để xem. Anh chị hỏi người quản trị của tỉnh.',
    signOut: 'Đăng xuất',

    confirmTitle: 'Xác nhận lại là anh chị',
    confirmLede:
      'Việc sắp làm không hoàn lại được, hoặc đụng đến dữ liệu cá nhân. Hãy nhập một mã hoặc mật khẩu rồi đi tiếp.',
    confirmCode: 'Bằng mã trong ứng dụng',
    confirmPassword: 'Bằng mật khẩu',
    confirmPasskey: 'Xác nhận bằng khóa truy cập',
    confirmSubmit: 'Xác nhận',

    providerTitle: 'Chưa đăng nhập được',
    providerBack: 'Về trang đăng nhập',
    providerBackAccount: 'Về tài khoản của tôi',
    codeMissing: 'Hãy nhập mã.',
    postMissing: 'Hãy chọn một vị trí.',
  },
  {
    title: 'Sign in',
    pictureTitle: 'A name is a tile.',
    pictureLight: 'Presence is the light in it.',
    pictureText: 'Measures what each .vn name of the province shows to the world, and who should do what.',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    or: 'or',
    passkey: 'Sign in with a passkey',
    passkeyWaiting: 'Waiting for your device…',
    passkeyFailed: 'The device did not answer. Try again, or sign in by password.',
    provider: (name: string) => `Sign in with ${name}`,
    lost: 'Forgot the password, or lost the phone: ask the administrator of the province, who hands over a link to begin anew. We never send such a link by e-mail.',
    signedOut: 'You have signed out.',

    factorTitle: 'Second step',
    factorLede: 'The password was right. Now a code that only you have.',
    totpCode: '6-digit code of the app',
    totpHint: 'Open the authenticator app on the phone and look for Hiện Diện.',
    emailCode: '8-digit code of the letter',
    emailHint: (minutes: number) =>
      `The code went to the account's e-mail address and is good for ${minutes} minutes. Look among the junk too.`,
    emailOffer: 'Send a code by e-mail',
    emailAgain: 'Send it again',
    emailInstead: 'Cannot open the app? We send a code to the e-mail address of the account.',
    emailFirst: 'We send a code to the e-mail address of the account.',
    totpInstead: 'With an authenticator app, enter its code here.',
    continue: 'Continue',
    noFactor:
      'This account takes codes by e-mail, and no e-mail can be sent yet. Ask the administrator of the province.',
    startAgain: 'Begin again',
    mailSubject: 'Sign-in code of Hiện Diện',
    mailText: (code: string, minutes: number) =>
      `Your code: ${code}\n\nIt is good for ${minutes} minutes, once, on the page that is open.\nIf it is not you who signs in: give it to nobody and tell the administrator of the province.\n`,

    chooseTitle: 'Choose a post',
    chooseLede: 'You work in one of the posts you hold at a time, and may change whenever you like.',
    choosePost: 'Work as',
    chooseSubmit: 'Go on',
    noPostTitle: 'No post yet',
    noPost:
      'Your account holds no post today, so there is nothing to see. Ask the administrator of the province.',
    signOut: 'Sign out',

    confirmTitle: 'Show once more that it is you',
    confirmLede:
      'What comes next cannot be taken back, or touches personal data. A code or the password, then on.',
    confirmCode: 'By a code of the app',
    confirmPassword: 'By password',
    confirmPasskey: 'Confirm with a passkey',
    confirmSubmit: 'Confirm',

    providerTitle: 'Not signed in',
    providerBack: 'To sign-in',
    providerBackAccount: 'To my account',
    codeMissing: 'Enter the code.',
    postMissing: 'Choose a post.',
  },
);
