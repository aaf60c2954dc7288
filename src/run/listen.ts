import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from './failure.ts';

/** Where to listen; port 0 is any free one. */
export interface Address {
	host: string;
	port: number;
}

/** Listens, or throws a Failure that names the variable to change. */
export async function listen(server: Server, address: Address): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error) => reject(listenFailure(error, address)));
		server.listen(address, resolve);
	});
}

/** The port a listening server has. */
export function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

/** The one line for an address that can't be listened on. */
export function listenFailure(error: NodeJS.ErrnoException, { host, port }: Address): Error {
	if (error.code === 'EADDRINUSE') {
		return new Failure(`PORT: ${port} is taken by another program; set PORT to a free one`);
	}
	if (error.code === 'EACCES') return new Failure(`PORT: ${port} may not be used by this user`);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return new Failure(`HOST: ${host} is not an address of this machine`);
	}
	return error;
}
