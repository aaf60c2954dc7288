import { outboxPage, phonePage } from './device-pages.ts';
import { type Exchange, readForm, sendOn, sendPage } from './exchange.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import type { PhoneRequests } from './phone-requests.ts';

export interface Devices {
	codes: OneTimeCodes;
	phones: PhoneRequests;
}

/** Answers the pages that play people's phones; false when another page is asked for. */
export async function answerDevice(devices: Devices, exchange: Exchange): Promise<boolean> {
	if (exchange.pathname === '/outbox') {
		sendPage(exchange, { page: outboxPage(exchange.words, devices.codes.list()) });
		return true;
	}
	if (exchange.pathname !== '/phone') return false;
	await answerPhone(devices, exchange);
	return true;
}

async function answerPhone({ phones }: Devices, exchange: Exchange): Promise<void> {
	if (exchange.request.method !== 'POST') {
		sendPage(exchange, { page: phonePage(exchange.words, phones.listWaiting()) });
		return;
	}
	const form = await readForm(exchange);
	phones.answer(form.get('request') ?? '', form.get('answer') === 'confirm' ? 'agreed' : null);
	sendOn(exchange, exchange.pathname);
}
