/** What a store of rate-limiter-flexible's is made of; the package's own types don't tell of it. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
	import { RateLimiterStoreAbstract, type RateLimiterRes } from 'rate-limiter-flexible';

	abstract class Store<Row> extends RateLimiterStoreAbstract {
		/** Adds points to a key's, or begins to count anew where the time is up or `isForced`. */
		protected abstract _upsert(
			key: string,
			points: number,
			milliseconds: number,
			isForced: boolean
		): Promise<Row>;
		protected abstract _get(key: string): Promise<Row | null>;
		protected abstract _delete(key: string): Promise<boolean>;
		protected abstract _getRateLimiterRes(key: string, added: number, row: Row): RateLimiterRes;
	}
	export default Store;
}
