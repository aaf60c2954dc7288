/* `npm start` and `npm run dev`. Plain JavaScript that an old Node can still read, so that it can say what it needs. */

const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
	console.error(
		`Node ${NEEDED} or later is needed and this is ${process.version}: use "npm start", which brings its own.`
	);
	process.exitCode = 1;
} else {
	import('./run/start.ts').then(({ start }) => start(process.argv.slice(2)));
}
