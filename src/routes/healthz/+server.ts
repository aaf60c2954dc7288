/** Whether the process answers at all; it touches nothing that a restart would not mend. */
export const GET = () => new Response('ok', { headers: { 'cache-control': 'no-store' } });
