import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

interface Mail {
	to: string;
	/** All of it as it came over the wire. */
	source: string;
}

/** A real mail server that keeps what it takes. */
export class MailServer {
	readonly mails: Mail[] = [];
	/** How many messages somebody began to hand over. */
	began = 0;
	/** What it says to every recipient; null takes everyone. */
	refusal: (Error & { responseCode?: number }) | null = null;
	/** How long it is silent between taking a message and saying so, in milliseconds. */
	silence = 0;
	readonly #server: SMTPServer;

	private constructor() {
		this.#server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onMailFrom: (_address, _session, done) => {
				this.began++;
				done();
			},
			onRcptTo: (_address, _session, done) => done(this.refusal),
			onData: (stream, session, done) => {
				void text(stream).then(async (source) => {
					this.mails.push({ to: session.envelope.rcptTo[0]!.address, source });
					await setTimeout(this.silence);
					done(null, 'queued as 42');
				}, done);
			}
		});
		this.#server.on('error', () => undefined);
	}

	static async open(): Promise<MailServer> {
		const server = new MailServer();
		server.#server.listen(0, '127.0.0.1');
		await once(server.#server.server, 'listening');
		return server;
	}

	get port(): number {
		return (this.#server.server.address() as AddressInfo).port;
	}

	/** The notices' ids under which the mails came, repeats included. */
	get ids(): string[] {
		return this.mails.map(({ source }) => /^Message-ID: <(.+)@/im.exec(source)?.[1] ?? '');
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.close(resolve));
	}
}
