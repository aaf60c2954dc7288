/**
 * Where an application came from ("Müraciətin mənbəyi"). The first three are the portals a citizen enters by;
 * the others are given by staff who enter an application for someone.
 */
export const PORTAL_SOURCES = ['eGov', 'azersu', 'eSu'] as const;
export const STAFF_SOURCES = ['asanService', 'waterOffice', 'callCentre'] as const;
export const SOURCES = [...PORTAL_SOURCES, ...STAFF_SOURCES] as const;

export type PortalSource = (typeof PORTAL_SOURCES)[number];
export type Source = (typeof SOURCES)[number];

/** How an application entered by this source is confirmed: a dialog on e-gov.az and azersu.az, a box on e-su.az. */
export function confirmationOf(source: Source): 'dialog' | 'box' {
	return source === 'eSu' ? 'box' : 'dialog';
}
