import webPush from 'web-push';

/* `npm run keys`: a new pair of VAPID keys, as lines of an environment file. A device subscribes with one of them: new
   keys mean that every device has to be asked again. */

const { publicKey, privateKey } = webPush.generateVAPIDKeys();
console.log(`VAPID_PUBLIC_KEY=${publicKey}`);
console.log(`VAPID_PRIVATE_KEY=${privateKey}`);
