import type { ReasonName } from './reasons.ts';

/** Words of a mail system that tell a reason. All are looked for in lower case, on one line. */
export type ReasonWords = readonly [reason: ReasonName, words: RegExp];

/**
 * Words that tell a reason whatever the status says, as many systems send 5.1.1 or 5.7.1 for everything. In order: the first
 * that fits decides. Distances are bounded, so that a crafted text takes linear time.
 */
export const SURE_WORDS: readonly ReasonWords[] = [
  ['suppressed', /suppression list|address(?:es)? (?:is|are|was) suppressed|\bsuppressed\b/],
  ['virusdetected', /\bvirus(?:es)?\b(?! scanner)|\bmalware\b|\btrojan\b|\binfected\b|\bmalicious\b/],
  [
    'notcompliantrfc',
    /\brfc[- ]?(?:822|2822|5322|1123|2047|2045|2046|6532)\b|not rfc|rfc.{0,20}complian|(?:duplicate|multiple|missing|malformed|invalid|without|bad|no|empty|improper) (?:\S{1,20} )?(?:['"<]?(?:from|date|message-id|to|sender|subject|received|dkim-signature|mime)['">:]? )?header|bad.header|header (?:section|field|line)?s?.{0,20}(?:malformed|invalid|missing|syntax|duplicate)|bare (?:lf|cr|line ?feed|newline)|(?:from|date|message-id)['">:]{0,2} header .{0,30}(?:missing|invalid|not)/,
  ],
  [
    'authfailure',
    /\bdmarc\b|\bdkim\b|\bdomainkeys?\b|\bspf\b|sender policy framework|unauthenticated (?:e-?mail|mail|message)|(?:not|isn't|is not) (?:be )?authenticated(?! user)|sender id\b|authentication (?:checks|results?) fail|fails? (?:sender )?authentication/,
  ],
  [
    'requireptr',
    /\b(?:reverse|inverse)[ -](?:dns|host ?names?|name|lookup|record|resol|mapping|address|ip)|\bptr\b|\bf?c?rdns\b|mismatch(?:es)? client ip|cannot find your (?:reverse )?host ?name|(?:can't|cannot|could not|couldn't|unable to) (?:find|resolve) (?:your |the |client )?(?:reverse|ip|host ?name|domain of your|address)|ip (?:address )?(?:does not|doesn't|has no) (?:resolve|have|valid|dns|name)|no (?:valid )?(?:reverse|host ?name) (?:dns|for)|ip name lookup|unresolvable (?:relay )?host|unverif(?:i|y)able (?:sending )?ip|dns lookup failure:|forward and reverse|forward dns entry/,
  ],
  [
    'failedstarttls',
    /\bstarttls\b|support (?:tls|ssl|starttls)|\b(?:tls|ssl)\b.{0,40}(?:required|needed|negotiat|handshake|fail|not available|certificate|error)|(?:required|requires?|needs?|must|cannot|failed|unable).{0,40}\b(?:tls|ssl)\b|encryption (?:is )?(?:needed|required)|certificate.{0,30}(?:verif|expired|trust|mismatch)|mta-sts|\bdane\b/,
  ],
  ['badreputation', /reputation/],
  ['rejected', /from: domain|(?:sender|from|e-?mail)[^.]{0,20} address.{0,40}(?:black|block|deny)-?list/],
  [
    'toomanyconn',
    /too many (?:concurrent |simultaneous |open |smtp |tcp )*(?:connections?|sessions?|recipients(?! (?:this|per|in the last) )|rcpts?|hosts)|connections? (?:rate|limit|frequency|count)|(?:connections?|recipients?) (?:per|limit).{0,40}exceed|exceed.{0,40}(?:connections?|recipients?) (?:rate |count )?(?:limit|per)|(?:concurrent|simultaneous) (?:smtp )?connections?|recipient limit/,
  ],
  [
    'speeding',
    /rate[ -]?limit|throttl|again slower|too (?:fast|quickly|frequent(?:ly)?)|too many (?:messages?|e?-?mails?|requests?|recipients (?:this|per|in the last) )|unusual rate|receiving (?:e?-?mail|messages) (?:at a rate|too)|slow(?:ing)? down|(?:daily|hourly|sending|message|per (?:day|hour|minute))[ -](?:sending )?(?:limit|quota|volume|rate)\b|(?:rate|frequency|volume) (?:of|limit).{0,40}(?:exceed|high|too)|unusual(?:ly)? (?:high )?(?:traffic|volume)/,
  ],
  [
    'mailboxfull',
    /\bquota\b|(?:mail ?box|mail ?folder|mail ?dir|mail ?spool|inbox|account|user|recipient)\b.{0,50}(?:\bfull\b|\bover (?:its|the|their|allowed|size|limit|quota|storage)|out of (?:storage|space))|(?:mail ?box|mail ?folder|mail ?dir|inbox|account|user)\b.{0,40}exceed|(?:storage|disk|space|allocation|mailbox size) (?:limit |quota |space |allocation )?(?:is |was |has been |would be )?(?:exceeded|full|exhausted)|exceed(?:s|ed|ing)? (?:its |the |their |allowed )?(?:storage|disk|space|mailbox|allocat)|(?:full|too full) mail ?box|over the (?:maximum )?(?:allowed )?(?:storage|space|disk)|maildrop (?:is )?full|boite.{0,30}pleine|bo[iî]te.{0,30}pleine|postfach.{0,20}voll|buz[oó]n.{0,20}lleno|ящик.{0,30}(?:переполнен|заполнен)|メールボックス.{0,20}(?:いっぱい|一杯|容量)|(?:insufficient|not enough) (?:\w+ )?(?:storage|space) (?:in|for) (?:the )?(?:mailbox|user|recipient)/,
  ],
  [
    'mesgtoobig',
    /(?:message|mail|e-?mail|content|data|body|attachments?|file)\b.{0,50}too (?:big|large)|(?:message|mail|body) (?:is |was )?too long|too (?:big|large|much) (?:a )?(?:message|mail|e-?mail|data|for)|(?:message|mail|e-?mail|data|body|content)\b.{0,60}exceed.{0,50}(?:size|length|limit|maximum|\d)|size.{0,30}exceed|exceed.{0,40}\bsize\b|maximum (?:message |allowed )?size|message length|lines? (?:is |are )?too long|line (?:length|limit)/,
  ],
  [
    'blocked',
    /\b(?:black|block|deny|reject)[- ]?list|\b(?:dns|r|s)bl\b|\bdnsrbl\b|(?<!not |n't |un)\blisted (?:at|by|in|on|with) \S{1,80}|refused to talk to me|closing transmission channel|not accepting connections|too many unwanted|host network not allowed|(?:bad|confirm this|server requires).{0,20}(?:ip profile|mail server|confirmation)|please use the (?:smtp|mail) server of your|open proxy|invalid ip\b|\(bl\)|not allowed to connect|go away|spamhaus|spamcop|barracudacentral|sorbs|surriel|abuseat|invaluement|\bbanned\b|(?:client|sending|your|connecting) (?:host|ip|server|network|system|mta|machine|domain name)\b.{0,60}(?:blocked|refused|denied|reject|not (?:allowed|accepted|permitted|authori))|(?:blocked|refused|denied|rejected|not (?:allowed|accepted|permitted)).{0,40}(?:\bip\b|from (?:your|this) (?:host|server|network))|\bip(?: address)?\b.{0,60}(?:blocked|refused|denied|reject|not (?:allowed|accepted|permitted))|connections?.{0,20}(?:rejected|denied|not accepted|blocked|dropped by|not allowed)|dynamic(?:ally)? (?:ip|assigned|address|host)|dial-?up|grey-?list|helo.{0,40}(?:reject|invalid|denied|not)|too many (?:errors|bad|spam|invalid)|bad sender'?s? (?:ip|host)|no access from/,
  ],
  [
    'spamdetected',
    /\bspam(?:my|ming|assassin)?\b|\b(?:anti|no)-?spam\b|\bube\b|\buce\b|unsolicited|\bjunk\b|bulk (?:e-?)?mail|phishing|(?:message|mail) content (?:was )?reject|content (?:was )?reject|rejected.{0,30}(?:content|score)|(?:mail|message|content) ?scor(?:e|ing)|spam[ _-]?(?:score|signature|filter|detected)|looks like|high on spam/,
  ],
];

/** Words that tell a reason where no status tells one for certain. */
export const WORDS: readonly ReasonWords[] = [
  [
    'norelaying',
    /\brelay(?:ing|ed)?\b.{0,40}(?:denied|\bnot\b|prohibit|permitted|reject|refus|require|without|block|forbid)|(?:unable to|cannot|can't|not|no|open|insecure|as a|deny|den(?:y|ies|ied)|refus(?:e|es|ed|ing)|attempt to) (?:\w+ ){0,2}relay(?:ing|ed)?\b|not (?:a |an )?(?:open )?gateway|we do not (?:handle|serve)|not (?:a )?local (?:host|domain)|domain .{0,40}not (?:local|hosted|handled|accepted) here|rcpthosts|address is not verified|not in my|non-local/,
  ],
  [
    'rejected',
    /\b(?:unroutable|unrouteable|invalid|unknown|bad|illegal|unresolvable|non-?existent) (?:envelope )?(?:sender|return|from)|\bsender(?:'s)? (?:\S{1,60} )?(?:address|domain|verif|reject|denied|unknown|block|is not|not|host|e-?mail|must|does|<|id)|\bdomain of (?:the )?sender|mail from\b.{0,60}(?:reject|refus|den|not exist|invalid|unknown)|from address|your (?:e-?mail|domain|envelope|address|from).{0,40}(?:reject|refus|den|block|not)|null sender|empty (?:envelope )?sender|return[- ]path|backscatter|not (?:accepting|allowed).{0,30}(?:from this|from your|from the) (?:sender|domain|address)|does not (?:want|accept).{0,40}from (?:you|this)|group.{0,100}(?:may not|might not|does not|doesn't) (?:exist|have permission)|permission to post|\bbatv\b|administrative(?:ly)? prohibit(?:ion|ed)|envelope blocked|blocked senders?\b|not (?:a )?(?:member|subscribed|subscriber)|non-member|not allowed to post|members?[- ]only|no third-party dsns|not pre-?approved|administrative prohibition/,
  ],
  [
    'hasmoved',
    /\bmoved\b(?! permanently to the spam)|(?:new|changed) (?:e-?mail )?address|has been (?:replaced|changed)|(?:is|are) no longer (?:with|employed|working|at)|left the (?:company|organi[sz]ation)/,
  ],
  // All that some systems say; one that knew of no such user would have told so.
  [
    'filtered',
    /recipients? (?:was|were) rejected by a remote|(?:blocked|refused|rejected) by (?:the |this )?(?:recipient|user|addressee)/,
  ],
  [
    'suspend',
    /(?<!temporarily )suspend|\b(?:disabled|deactivated|inactive|frozen|locked|blocked|closed|terminated|discontinued|dormant)\b.{0,40}(?:account|mailbox|user|address|recipient)|(?:account|mailbox|user|recipient|address|e-?mail)\b.{0,60}\b(?:disabled|de-?activated|inactive|not active|not activated|frozen|locked|blocked|closed|terminated|discontinued|expired|dormant)|not (?:currently )?accepting (?:mail|messages) (?:for|to) this|mailbox (?:is )?temporarily disabled/,
  ],
  [
    'mailererror',
    /procmail|maildrop|x-unix|child (?:status|process)|command (?:failed|died|timed out|line usage)|exit(?:ed)? (?:status|code|with)|\bpipe\b|(?:local )?mailer (?:error|timed)|delivery agent|sieve|vacation program|exitcode/,
  ],
  [
    'notaccept',
    /(?:host|domain|server)\b.{0,60}(?:does not|doesn't|do not|will not) (?:accept|receive|take) (?:any )?(?:e?-?mail|messages)|null ?mx|name server: \.:|no (?:valid )?(?:mx|mail exchanger?) (?:records? )?(?:found|for|exists?)|mail receiving disabled/,
  ],
  [
    'hostunknown',
    /(?<![@\w.-])[\w-]+(?:\.[\w-]+){1,8} does(?:n't| not) exist|domain (?:name )?(?:not found(?!.{0,120}try again)|does(?:n't| not) exist|must exist|is not reachable|couldn't be found|unknown)|(?:unknown|no such|non-?existent) (?:mail )?(?:host|domain)\b|\bhost unknown|bad destination system|unrout(?:e)?able (?:address|mail domain)|mail domain .{0,60}unknown/,
  ],
  [
    'userunknown',
    /(?:\busers?\b|mail ?box|recipients?|account|addresse?|\baddress|alias|addressee|inbox|person|member|customer|username|mail ?drop|subscriber|local part|list)\b.{0,80}(?:unknown|not (?:be )?(?:found|exist|known|listed|recogni[sz]ed|valid|local|have|hosted|on (?:this|our)|in (?:our|the|this)|registered|present|exists)|n't (?:exist|have|found|be found|been found|known|get)|does not (?:exist|have)|invalid|no longer|illegal|unrecogni[sz]ed|not here|is not (?:a|in|on|our|available|accepted)|unavailable|absent|(?:is |was )?rejected|undeliverable|failed to match|not accept(?:ed|ing))|(?:unknown|invalid|no such|illegal|non-?existent|undefined|bad|unrecogni[sz]ed|not (?:a )?(?:valid|known|our)|no|nonexist\w*) (?:or \w+ )?(?:\w+[ -]){0,3}(?:user|users|recipients?|mailbox|mailboxes|address|account|person|addressee|local|alias|customer|destination|member|rcpt)\b|no ?such ?user|user ?(?:not|un)|recipientnotfound|not listed in|no mailbox|name is not recogni[sz]ed|address not found|not in (?:directory|address book)|(?:couldn't|could not|can't|cannot) be found(?: at)?(?! because)|wasn't found at|does not exist|doesn't exist|no one (?:here )?by that name|unknown (?:to|at) |\bunknown\b.{0,20}\b(?:user|mailbox)|utilisateur inconnu|adresse.{0,20}(?:inconnue|invalide|inexistante)|destinataire.{0,20}inconnu|(?:empf[aä]nger|benutzer|adresse).{0,30}(?:unbekannt|existiert nicht|nicht gefunden)|usuario.{0,20}(?:desconocido|no existe)|destinatario.{0,20}(?:sconosciuto|inesistente|no existe)|(?:пользовател|адрес|ящик).{0,40}не (?:существует|найден)|用户不存在|宛先.{0,20}(?:不明|見つかり)/,
  ],
];

/** Words about hosts and networks: they come behind those about users, whose addresses have hosts in them. */
export const HOST_WORDS: readonly ReasonWords[] = [
  [
    'expired',
    /queue too long|retry time(?:out)? (?:not reached|exceeded)|delivery (?:time )?expired|message (?:has )?(?:expired|timed out)|after multiple retries|not reachable within|not delivered within|failing for a long time|(?:not|did not|does not) respond(?:ing)?\b/,
  ],
  ['blocked', /connection (?:was )?(?:refused by|reset by|dropped)/],
  [
    'hostunknown',
    /couldn't find any host|host or domain name not found(?!.{0,120}try again)|domain is not reachable|host unreachable|domain .{0,30}may not exist/,
  ],
  [
    'networkerror',
    /host not found, try again|host ?name lookup failure|(?:malformed|unexpected) name server reply|(?:name (?:service|server)|dns|domain name|lookup).{0,60}(?:error|fail|timeout|timed out|temporar|try again)|dns (?:error|type|server)|lost connection|connection (?:was )?(?:lost|refused|closed|broken|died|aborted)|network (?:error|is unreachable|unreachable)|no route to host|host (?:is )?unreachable|too many hops|hop count|(?:routing|mail|forwarding|message) ?loop|looping|maximum (?:hop|forward)|unable to (?:resolve )?route|remote (?:host|server).{0,30}(?:closed|disconnect|broke)/,
  ],
  [
    'hostunknown',
    /\bnxdomain\b|(?:unknown|no such|invalid|illegal|bad|non-?existent|unresolvable) (?:\w+ ){0,2}(?:host|domain|server|destination)|(?:host|domain|server)(?: name)?\b.{0,80}(?:unknown|not (?:be )?(?:found|exist|known|reachable|resolved|valid|resolve)|n't (?:exist|found|be found|resolve)|does not (?:exist|resolve)|invalid|could not be resolved)|unrouteable|unroutable|name or service not known|all (?:relevant )?mx records? (?:point|are)|address resolution|\S+\.[a-z]{2,} does(?:n't| not) exist/,
  ],
  [
    'expired',
    /timed? ?out|timeout|(?:delivery|retry) time.{0,20}(?:exceed|expire)|expired|too long|giving up|gave up|given up|(?:after|for|past|last) (?:\w+ )?[\d.]+ ?(?:seconds?|minutes?|hours?|days?|hour\(s\)|day\(s\))|has been delayed|still being retried|will be retried|queue(?:d)? (?:for|too)|delayed|could not (?:be )?deliver(?:ed)? .{0,30}(?:hours|days)|not accept our requests to connect|could not find a gateway|max(?:imum)? (?:number of )?retries|undeliverable for|no answer from host|(?:cannot|can't|could not|unable to|being unable to) connect|connect(?:ion)? failed/,
  ],
  [
    'notaccept',
    /(?:does|do|is|are|will|can)(?:n't| not)(?: currently| be)? (?:\w+ )?(?:able to )?(?:accept|take|receive|accepting|taking|receiving) (?:any )?(?:e?-?mail|messages?|incoming|network)|null ?mx|no smtp service|doesn't accept|not accepting|host\/domain does not accept|smtp (?:service )?(?:is )?(?:not available|disabled)/,
  ],
  [
    'systemfull',
    /disk (?:is )?full|insufficient (?:system |disk )?(?:storage|space|resources)|no space left|(?:mail )?system (?:is )?full|file ?system (?:is )?full|out of (?:disk )?space|not enough disk/,
  ],
];

/** What is said of many things, and decides last. */
export const VAGUE_WORDS: readonly ReasonWords[] = [
  [
    'filtered',
    /\bfilter(?:s|ed|ing)?\b|-filter\b|refused by (?:the )?recipient|not (?:want|wish) to receive|does not allow|not on .{0,30}(?:allow|white) ?list|reception of mail is refused|recipients? (?:id )?(?:has |have )?(?:refused?s?|blocked)|refuses? to receive|user reject|protected by|only accepting mail from|recipient preferences|by the recipient/,
  ],
  [
    'policyviolation',
    /\bpolic(?:y|ies)\b|anti-?spoof|organi[sz]ation(?:al)? settings|protocol violation|mass mailer|user rules|potential(?:ly)? (?:security|harmful|dangerous)|attachment.{0,60}(?:not (?:allowed|accept|permit)|blocked|prohibit|forbid|remove)|prohibited|violat|forbidden|unacceptable|disallowed (?:content|url|file|attachment)|banned (?:content|file|attachment)|(?:content|url|link|file).{0,40}(?:blocked|block|not allowed)|message (?:was )?(?:blocked|refused)|client host rejected/,
  ],
  [
    'securityerror',
    /authenticat|access (?:is )?denied|not authori[sz]ed|unauthori[sz]ed|permission|restricted|authrequired|credential|\blog ?in\b|password|security|not (?:allowed|permitted) to|verification fail|denied/,
  ],
  ['contenterror', /\bmime\b|\bencoding\b|charset|attachment|conversion|8-?bit|\bcontent\b|\bmedia\b|header/],
  [
    'systemerror',
    /(?:system|server|internal|local|configuration|software|processing|storage|database|ldap|i\/o|unexpected|protocol|critical|unknown|mail) (?:\w+ )?(?:error|failure|problem|trouble|fault)|(?:error|failure|problem) (?:in|on|with|while) (?:the )?(?:system|server|local|processing|writing|delivering)|(?:service|server|system|resources?|mailbox server).{0,30}(?:unavailable|not available|down|busy|shut)|misconfigur|(?:can(?:'?t|not)|could not|unable to) (?:load|create|open|write|lock|store|append|access|chdir|fork|exec)|could(?:n't| not) (?:create|open|write|store|chdir|exec)|loops? back to|requested (?:mail )?action (?:aborted|not taken)|transaction failed|aliasing|maintenance|out of memory/,
  ],
];
