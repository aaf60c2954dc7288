import { checkFin, normalizeFin } from '../../domain/people/fin.ts';
import { CommandError, runCommand } from '../command.ts';
import { signOutByConsole } from './sign-out-by-console.ts';

/* `npm run sessions -- end FİN|everyone`: signs people out of all their devices, as when a phone or an account is stolen. */

const USAGE = 'Usage: npm run sessions -- end FİN|everyone';
const EVERYONE = 'everyone';

await runCommand(async (db, [verb, whom, ...more]) => {
	if (verb !== 'end' || !whom || more.length > 0) throw new CommandError(USAGE);
	const ended = await signOutByConsole(
		{ db, clock: Date.now },
		whom === EVERYONE ? null : readFin(whom)
	);
	return `${ended} sessions ended: whoever had one is asked to sign in at their next request`;
});

function readFin(given: string): string {
	const fin = normalizeFin(given);
	if (checkFin(fin) !== null) throw new CommandError(`FİN: ${given} is none; say it, or everyone`);
	return fin;
}
