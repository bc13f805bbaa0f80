/** What a form may carry on of an enrolment that was begun: only an address of the kind that we made. */
export function enrolmentOf(text: string): string {
  return /^otpauth:\/\/totp\/[^\s<>"]{1,400}$/.test(text) ? text : '';
}
