import type { Source } from '$lib/domain/application/source.ts';
import type { ShownStatus } from '$lib/domain/application/status.ts';
import type { ApplicationTypeName } from '$lib/domain/application-types/names.ts';
import { m } from '$lib/i18n/compiled/messages.js';

const STATUS_NAMES: Record<ShownStatus, () => string> = {
	draft: m.status_draft,
	waiting: m.status_waiting,
	registered: m.status_registered,
	inProgress: m.status_in_progress,
	moreInfo: m.status_more_info,
	done: m.status_done,
	rejected: m.status_rejected,
	withdrawn: m.status_withdrawn
};

const SOURCE_NAMES: Record<Source, () => string> = {
	eGov: m.source_e_gov,
	azersu: m.source_azersu,
	eSu: m.source_e_su,
	asanService: m.source_asan_service,
	waterOffice: m.source_water_office,
	callCentre: m.source_call_centre
};

const TYPE_NAMES: Record<ApplicationTypeName, () => string> = {
	newConsumer: m.type_new_consumer
};

/** "Müraciətin statusu" in words. */
export function statusName(status: ShownStatus): string {
	return STATUS_NAMES[status]();
}

/** "Müraciətin mənbəyi" in words. */
export function sourceName(source: Source): string {
	return SOURCE_NAMES[source]();
}

/** "Müraciət tipi" in words. */
export function typeName(type: ApplicationTypeName): string {
	return TYPE_NAMES[type]();
}
