/** The outlines that `Icon` draws, on a grid of 24. Each is its own export, so only those used are shipped. */
export const dropIcon = 'M12 3.2c3.4 3.9 6 7.2 6 10.7a6 6 0 0 1-12 0C6 10.4 8.6 7.1 12 3.2Z';
export const checkIcon = 'M5 12.7l4.6 4.6L19 7.4';
export const closeIcon = 'M6 6l12 12M18 6 6 18';
export const plusIcon = 'M12 5v14M5 12h14';
export const homeIcon = 'M4 11l8-6.8 8 6.8v9h-5.2v-6H9.2v6H4Z';
export const listIcon = 'M6.5 3.5h8l3.5 3.5v13.5H6.5ZM10 11h4.5M10 15h4.5';
export const settingsIcon =
	'M3.5 8h9M17.5 8h3M3.5 16h3M11.5 16h9M12.5 8a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M6.5 16a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0';
export const personIcon =
	'M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8ZM4.5 20.2c.8-3.4 3.8-5.2 7.5-5.2s6.7 1.8 7.5 5.2';
export const globeIcon =
	'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18ZM3.2 12h17.6M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3Z';
export const phoneIcon =
	'M6.6 3.6h2.9l1.5 4-2 1.5a11 11 0 0 0 5.9 5.9l1.5-2 4 1.5v2.9a2 2 0 0 1-2.2 2A16.2 16.2 0 0 1 4.6 5.8a2 2 0 0 1 2-2.2Z';
export const chevronRightIcon = 'M9 5.5l6.5 6.5L9 18.5';
export const chevronLeftIcon = 'M15 5.5 8.5 12l6.5 6.5';
export const arrowUpIcon = 'M12 19V5.5M6 11.5l6-6 6 6';
export const arrowDownIcon = 'M12 5v13.5M6 12.5l6 6 6-6';
export const sortIcon = 'M8 10l4-4 4 4M8 14l4 4 4-4';
export const searchIcon = 'M11 18a7 7 0 1 0 0-14a7 7 0 0 0 0 14ZM16.2 16.2l4.3 4.3';
export const clockIcon = 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2';
export const progressIcon = 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17ZM12 7a5 5 0 0 1 0 10';
export const alertIcon = 'M12 4 2.8 19.5h18.4ZM12 10v4.5M12 16.9v.2';
export const infoIcon = 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17ZM12 11v5M12 7.9v.2';
export const deviceIcon = 'M7 3.5h10v17H7ZM11 17.7h2';
export const cloudOffIcon =
	'M8.5 7A6 6 0 0 1 18 11a3.8 3.8 0 0 1 1.8 6.6M16.5 18.5H7a4.5 4.5 0 0 1-.9-8.9M4 4l16.5 16.5';
export const uploadIcon = 'M12 16V5M7 10l5-5 5 5M5 19.5h14';
export const refreshIcon = 'M19.7 9A8 8 0 1 0 20 13.5M20 4.5V9h-4.5';
export const trashIcon = 'M5 7h14M10 7V4.5h4V7M6.7 7l.7 13h9.2l.7-13M10.5 11v5.5M13.5 11v5.5';
export const editIcon = 'M4.5 19.5l1-4L15.7 5.3l3 3L8.5 18.5Z';
export const undoIcon = 'M8.5 5l-4 4 4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9';
export const signOutIcon = 'M13.5 4.5H5v15h8.5M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5';
export const fileIcon = 'M6.5 3.5H14L18 7.5v13H6.5ZM13.7 3.7V8h4';
export const cameraIcon =
	'M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4ZM12 17a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7Z';
export const copyIcon = 'M9 9h11v11H9ZM15 9V4H4v11h5';
export const printIcon = 'M7 9V3.5h10V9M7 17H4.5V9h15v8H17M7 14h10v6.5H7Z';
