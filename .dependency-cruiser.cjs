/** Who may import whom. The layers and the reasons stand in docs/decisions/0001-stack.md. */

const DOMAIN = '^src/lib/domain/';
const SERVER_DOORS = '^src/(hooks\\.server\\.ts|routes/.*\\+server\\.ts)$';
const BROWSER_CODE = '^src/(lib/(domain|local|sync|ui|i18n)/|routes/|service-worker)';

/** A layer and all that it may reach inside src; it always reaches itself. */
function layer(name, from, mayReach) {
	return {
		name,
		severity: 'error',
		from,
		to: { path: '^(src|migrations|tests)/', pathNot: mayReach }
	};
}

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'resolves',
			severity: 'error',
			from: { path: '^(src|migrations)/' },
			to: {
				couldNotResolve: true,
				// Kit makes these up at build time.
				pathNot: '^(\\$(app|env|service-worker)|\\./\\$types)'
			}
		},
		layer('domain-imports-nothing', { path: DOMAIN }, [DOMAIN]),
		layer('local-stands-on-domain', { path: '^src/lib/local/' }, ['^src/lib/local/', DOMAIN]),
		layer('server-stands-on-domain', { path: '^src/lib/server/' }, [
			'^src/lib/server/',
			'^migrations/',
			DOMAIN
		]),
		{
			name: 'sync-stands-on-domain-and-local',
			severity: 'error',
			from: { path: '^src/lib/sync/' },
			to: {
				path: '^(src|migrations|tests)/',
				pathNot: ['^src/lib/(sync|local)/', DOMAIN, '^src/lib/server/rpc/']
			}
		},
		{
			name: 'sync-knows-the-router-by-type-only',
			severity: 'error',
			from: { path: '^src/lib/sync/' },
			to: { path: '^src/lib/server/rpc/', dependencyTypesNot: ['type-only'] }
		},
		layer('ui-stands-on-domain-and-i18n', { path: '^src/lib/ui/' }, [
			'^src/lib/(ui|i18n)/',
			DOMAIN
		]),
		layer('i18n-imports-nothing', { path: '^src/lib/i18n/' }, ['^src/lib/i18n/']),
		layer('service-worker-has-no-screens', { path: '^src/service-worker' }, [
			'^src/service-worker',
			'^src/lib/(sync|local)/',
			DOMAIN
		]),
		layer('migrations-import-nothing', { path: '^migrations/' }, ['^migrations/']),
		{
			name: 'server-has-two-doors',
			comment: 'Only hooks and +server.ts files reach the server, and they only hand over to it.',
			severity: 'error',
			from: { path: '^src/(routes/|hooks)', pathNot: SERVER_DOORS },
			to: { path: '^src/lib/server/' }
		},
		layer('commands-know-configuration-and-headers-only', { path: '^src/(start\\.js|run/)' }, [
			'^src/(start\\.js|run/)',
			'^src/lib/server/(config|security-headers)\\.ts$'
		]),
		{
			name: 'no-node-in-the-browser',
			severity: 'error',
			from: { path: BROWSER_CODE, pathNot: SERVER_DOORS },
			to: { dependencyTypes: ['core'] }
		},
		{
			name: 'src-never-imports-tests',
			severity: 'error',
			from: { path: '^(src|migrations)/' },
			to: { path: '^tests/' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^src/lib/i18n/compiled/|^(build|\\.svelte-kit)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts', '.cjs', '.mjs', '.json']
		}
	}
};
