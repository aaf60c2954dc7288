import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { AppServer } from './fixtures/app-server.ts';
import { expect, test } from './fixtures/test.ts';

test('a server told to stop answers the request it has begun to read, and ends well', async ({
	app
}) => {
	const { sending, answer } = begin(`${app.url}/trpc/session.signOut`);
	await expect.poll(() => sending.socket?.bytesWritten ?? 0).toBeGreaterThan(0);
	const stopped = app.stop();
	await expect.poll(() => isRefused(app.url)).toBe(true);
	sending.end('}');
	expect((await answer).statusCode).toBeGreaterThan(0);
	expect(await stopped).toBe(0);
});

test('a data folder that can’t be made is told in one line that names the variable', async () => {
	const start = AppServer.open(test.info().outputPath('server'), { DATA_DIR: '/proc/muraciet' });
	await expect(start).rejects.toThrow(/^The server did not start:\nDATA_DIR: .*\n$/);
});

/** A request whose body is not all there yet. */
function begin(url: string): { sending: ClientRequest; answer: Promise<IncomingMessage> } {
	const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
	const answer = new Promise<IncomingMessage>((resolve, reject) => {
		sending.once('error', reject).once('response', (response) => resolve(response.resume()));
	});
	sending.write('{');
	return { sending, answer };
}

async function isRefused(url: string): Promise<boolean> {
	return fetch(url).then(
		() => false,
		() => true
	);
}
