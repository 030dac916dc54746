import { numberField, plainField, type VendorReader } from './vendorReader.ts';

/** Fields of Cisco Secure Email (IronPort). */
export const CISCO: VendorReader = {
  vendor: 'Cisco Secure Email',
  fields: {
    'x-ironport-anti-spam-filtered': plainField('Spam filter', (text) =>
      /^true/i.test(text) ? 'It was checked for spam.' : 'It was not checked for spam.',
    ),
    'x-ironport-anti-spam-result': plainField('Result', 'Encoded; only Cisco can read it.'),
    'x-ipas-result': plainField('Result', 'Encoded; only Cisco can read it.'),
    'x-ironport-av': plainField('Virus scanners', (text) =>
      /(?:^|[^a-z])(?:viral|infected)/i.test(text)
        ? 'A virus was found.'
        : 'The versions of the scanners and what they found.',
    ),
    'x-ironport-sbrs': numberField('Reputation of the address', reputation),
    'x-sbrs': numberField('Reputation of the address', reputation),
    'x-ironport-reputation': numberField('Reputation of the address', reputation),
    'x-ironport-mid': plainField(
      'Name of the message',
      'By this, the message is found in the logs of the appliance.',
    ),
    'x-ironport-remoteip': plainField('Source', 'The address that connected to the appliance.'),
    'x-ironport-listener': plainField(
      'Listener',
      'Through which entrance of the appliance the message came.',
    ),
    'x-ironport-mailflowpolicy': plainField('Policy', 'The policy for mail flow that applied to the sender.'),
    'x-mesh': plainField('Mesh', 'Encoded; only Cisco can read it.'),
    'x-ironport-sdr': plainField('Reputation of the domain', 'Encoded; only Cisco can read it.'),
    'x-amp-result': plainField('Malware protection', (text) =>
      /malicious/i.test(text) ? 'An attachment is known to be malicious.' : 'What was found in attachments.',
    ),
  },
};

/** From -10 to 10. */
function reputation(score: number): string {
  if (score <= -3) return 'Bad; connections with less than -3 are refused by default.';
  return score < 0 ? 'Doubtful.' : 'Neutral or good.';
}
