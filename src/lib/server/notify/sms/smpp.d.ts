/* As much of the package as is used here; it brings no types of its own. */
declare module 'smpp' {
	import type { EventEmitter } from 'node:events';
	import type { Server as NetServer, Socket } from 'node:net';

	export interface ShortMessage {
		udh?: Uint8Array | Uint8Array[];
		message: Uint8Array | string;
	}

	export interface Pdu {
		command: string;
		command_status: number;
		sequence_number: number;
		system_id?: string;
		password?: string;
		source_addr?: string;
		destination_addr?: string;
		esm_class?: number;
		data_coding?: number;
		short_message?: ShortMessage;
		message_payload?: ShortMessage;
		message_id?: string;
		registered_delivery?: number;
		user_message_reference?: number;
		receipted_message_id?: string;
		message_state?: number;
		response(options?: Record<string, unknown>): Pdu;
	}

	type Answer = (pdu: Pdu) => void;

	export interface Session extends EventEmitter {
		socket: Socket;
		bind_transceiver(options: Record<string, unknown>, answer: Answer): boolean;
		submit_sm(options: Record<string, unknown>, answer: Answer): boolean;
		deliver_sm(options: Record<string, unknown>, answer: Answer): boolean;
		enquire_link(answer: Answer): boolean;
		send(pdu: Pdu): boolean;
		close(): void;
		destroy(): void;
	}

	interface Smpp {
		connect(options: { url: string; rejectUnauthorized?: boolean }): Session;
		createServer(listener: (session: Session) => void): NetServer;
		PDU: { maxLength: number };
	}

	const smpp: Smpp;
	export default smpp;
}
