import { readConfig, type Config } from '../lib/server/config.ts';

/** Room for the largest append (4 MiB) and its envelope; adapter-node stops at 512 KB unless told. */
const BODY_SIZE_LIMIT = '6M';

/** The configuration as the environment gives it. Throws ConfigError, whose message is one line naming the variable. */
export function readEnvironment(): Config {
	return readConfig(process.env);
}

/** Tells adapter-node, which reads the environment itself, what the configuration came to. */
export function prepareEnvironment(port: number): Config {
	process.env['PORT'] = String(port);
	const config = readEnvironment();
	process.env['ORIGIN'] = config.origin;
	process.env['NODE_ENV'] ??= 'production';
	process.env['BODY_SIZE_LIMIT'] ??= BODY_SIZE_LIMIT;
	return config;
}
