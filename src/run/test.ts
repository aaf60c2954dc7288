import { runOrTell } from './failure.ts';
import { ensureChromium } from './test/ensure-chromium.ts';
import { ensurePostgres } from './test/ensure-postgres.ts';
import { runLane, runStep, type StepResult } from './test/run-step.ts';
import { BROWSER, LANES, PREPARE, STEPS } from './test/steps.ts';

/* `npm test`: every check and every test, each told with its time; all of them run even when one fails.
   `npm run test:browser` is the last step alone. */

await runOrTell(async () => {
	const isBrowser = process.argv[2] === 'browser';
	ensureChromium();
	if (!isBrowser) ensurePostgres();
	const results = [await runStep(PREPARE)];
	if (!isBrowser) results.push(...(await Promise.all(LANES.map(runLane))).flat());
	for (const step of isBrowser ? [BROWSER] : STEPS) results.push(await runStep(step));
	summarize(results);
});

function summarize(results: StepResult[]): void {
	const failed = results.filter((result) => !result.hasPassed);
	console.log('\n== All steps');
	for (const { name, hasPassed, seconds } of results) {
		console.log(`${seconds.toFixed(1).padStart(7)} s  ${hasPassed ? 'passed' : 'FAILED'}  ${name}`);
	}
	console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
	if (failed.length > 0) process.exitCode = 1;
}
