import { expect, test } from './fixtures/test.ts';

test('pages, files and answers alike forbid sniffing, framing and reading from other origins', async ({
	app,
	request
}) => {
	const shell = await (await request.get(app.url)).text();
	const [code = ''] = /\/_app\/immutable\/entry\/start\.[\w-]+\.js/.exec(shell) ?? [];
	for (const path of [
		'/',
		code,
		'/applications',
		'/manifest.webmanifest',
		'/trpc/session.current'
	]) {
		const { 'x-content-type-options': sniffing, 'cross-origin-opener-policy': opener } = (
			await request.get(app.url + path)
		).headers();
		expect({ path, sniffing, opener }).toEqual({
			path,
			sniffing: 'nosniff',
			opener: 'same-origin'
		});
	}
});

test('a page of another site can not make this one change anything', async ({ app, request }) => {
	for (const type of [
		'application/json',
		'text/plain',
		'application/octet-stream',
		'multipart/form-data; boundary=x'
	]) {
		const answer = await request.post(`${app.url}/trpc/session.signOut`, {
			headers: { origin: 'https://elsewhere.example', 'content-type': type },
			data: '{}'
		});
		expect(answer.status()).toBe(403);
	}
});
