/** Programs and services that write bounces, and what they are known by in the header or in their words. */
const REPORTERS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Amazon SES', /amazonses\.com|sns\.amazonaws\.com|amazon workmail/i],
  ['SendGrid', /sendgrid/i],
  ['Mailgun', /mailgun/i],
  ['PowerMTA', /x-powermta/i],
  ['Google', /mailer-daemon@google(?:mail)?\.com|google tried to deliver|gsmtp.{0,20}x-failed/i],
  ['Microsoft 365', /prod\.outlook\.com|office ?365|microsoft outlook|protection\.outlook/i],
  ['Outlook.com', /@(?:mail\.)?(?:\w+\.)?hotmail\.com/i],
  [
    'Exchange',
    /x-ms-embedded-report|msexch|generating server:|microsoft exchange|did not reach the following recipient/i,
  ],
  ['Yahoo', /mailer-daemon@(?:\w+\.)?yahoo|message from +yahoo/i],
  ['Postfix', /postfix|the mail system at host/i],
  ['GMX', /gmx\.(?:com|net|de)/i],
  ['1&1', /kundenserver\.de|1and1/i],
  ['Mail.ru', /mail\.ru/i],
  ['Exim', /exim|created automatically by mail delivery software/i],
  ['qmail', /qmail-send|qmail/i],
  ['Courier', /courier mail server|courier/i],
  ['OpenSMTPD', /opensmtpd|this is the mailer-daemon, please do not reply/i],
  ['DragonFly Mail Agent', /dragonfly mail agent/i],
  ['Domino', /lotus domino|domino directory|x-notes|router: /i],
  ['MDaemon', /mdaemon/i],
  ['Zimbra', /zimbra/i],
  ['IMail', /imail|ipswitch/i],
  ['Oracle Messaging Server', /boundary_\(id_|sun java system messaging|oracle communications messaging/i],
  ['mFILTER', /m-filter|mfilter/i],
  ['ezweb', /ezweb\.ne\.jp|mail system error - returned mail/i],
  ['Yandex', /yandex/i],
  ['Barracuda', /barracuda/i],
  ['Proofpoint', /proofpoint|pphosted/i],
  ['Mimecast', /mimecast/i],
  ['Symantec', /messagelabs|symantec/i],
  ['Trend Micro', /trend ?micro|interscan/i],
  ['McAfee', /mcafee|mxlogic/i],
  ['SurfControl', /surfcontrol|x-sef-/i],
  ['Amavis', /amavis|content-filter at/i],
  ['Sendmail', /sendmail|transcript of session follows|returned mail: /i],
];

/** Who wrote a notice, by its header and its words; `null` where that cannot be told. */
export function reporterOf(header: string, words: string): string | null {
  const text = `${header.slice(0, 8000)}\n${words.slice(0, 4000)}`;
  return REPORTERS.find(([, mark]) => mark.test(text))?.[0] ?? null;
}
