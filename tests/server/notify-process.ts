import { openDatabase } from '../../src/lib/server/database/database.ts';
import { Outbox } from '../../src/lib/server/notify/outbox.ts';
import { smtpChannel } from '../../src/lib/server/notify/mail/smtp-channel.ts';
import { sandboxChannel } from '../../src/lib/server/notify/sandbox/sandbox-channel.ts';

/* The outbox as a process of its own, to be killed: `node notify-process.ts FOLDER SMTP_URL`. Its time runs fast, the same
   in each process, so that leases and waits are over soon. */

const FAST = 200;

const [, , dataDir = '', url = ''] = process.argv;
const db = await openDatabase({ dataDir, databaseUrl: null });
const smtp = { url, isTlsRequired: false, from: 'bildiris@muraciet.example' };
const setting = { origin: 'https://muraciet.example', utilityName: 'Azərsu', callCentre: '955' };
const nothing = () => undefined;
new Outbox({
	db,
	channels: { email: smtpChannel(smtp, setting), sms: sandboxChannel, push: sandboxChannel },
	...{ clock: () => Date.now() * FAST, chance: () => 0 },
	log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
	patience: { tryMs: 1000, leaseMs: 2000 * FAST }
}).run();
process.stdout.write('ready\n');
