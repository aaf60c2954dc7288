/** One command of the whole test: its heading and what to run, by the names npm finds in node_modules/.bin. */
export interface Step {
	name: string;
	commands: [string, ...string[]][];
}

/** What comes before the rest, because the rest reads what it makes. */
export const PREPARE: Step = {
	name: 'Prepare',
	commands: [['npm', 'run', '--silent', 'prepare:sources']]
};

/** What reads the sources and uses one core: the lanes go side by side and take about as long as each other. */
export const LANES: Step[][] = [
	[{ name: 'Lint', commands: [['eslint', '.']] }],
	[
		{ name: 'Format', commands: [['prettier', '--check', '--log-level', 'warn', '.']] },
		{ name: 'Layers and circles', commands: [['depcruise', 'src', 'migrations', 'tests']] },
		{ name: 'Unused code', commands: [['knip']] },
		{ name: 'Duplicate code', commands: [['jscpd']] },
		{
			name: 'Types',
			commands: [
				[
					'svelte-check',
					'--tsconfig',
					'./tsconfig.json',
					'--fail-on-warnings',
					'--output',
					'human'
				],
				['tsc', '--noEmit', '-p', 'src/service-worker']
			]
		}
	]
];

export const BROWSER: Step = { name: 'Browser tests', commands: [['playwright', 'test']] };

/** What uses every core. */
export const STEPS: Step[] = [
	{ name: 'Build and budget', commands: [['node', 'src/run/build.ts']] },
	{ name: 'Unit and store tests', commands: [['vitest', 'run']] },
	{
		name: 'Simulation',
		commands: [
			['node', 'tests/sync/simulate-command.ts', '--runs', '5000'],
			['node', 'tests/sync/simulate-command.ts', '--planted']
		]
	},
	BROWSER
];
