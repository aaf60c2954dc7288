import { runOrTell } from './failure.ts';
import { ensureChromium } from './test/ensure-chromium.ts';
import { runStep, type StepResult } from './test/run-step.ts';
import { BROWSER, PREPARE, STEPS } from './test/steps.ts';

/* `npm test`: every check and every test, each told with its time; all of them run even when one fails.
   `npm run test:browser` is the last step alone. */

await runOrTell(async () => {
	ensureChromium();
	const steps = process.argv[2] === 'browser' ? [PREPARE, BROWSER] : STEPS;
	const results: StepResult[] = [];
	for (const step of steps) results.push(await runStep(step));
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
